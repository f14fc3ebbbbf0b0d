/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By GtkFileDialog from GTK 4.10 on, which deprecates what asked before.
 */
#include "ui/compat/newest.h"

#include "ui/compat/choose-file.h"

typedef struct {
  UiFileFunc chosen;
  gpointer user_data;
  GDestroyNotify free_data;
} Asking;

static Asking *
asking_new(UiFileFunc chosen, gpointer user_data, GDestroyNotify free_data)
{
  Asking *asking = g_new(Asking, 1);

  *asking = (Asking){chosen, user_data, free_data};
  return asking;
}

static void
asking_free(Asking *asking)
{
  if (asking->free_data != NULL)
    asking->free_data(asking->user_data);
  g_free(asking);
}

static GtkFileFilter *
filter_new(const char *kind, const char *const *suffixes)
{
  GtkFileFilter *filter = gtk_file_filter_new();

  gtk_file_filter_set_name(filter, kind);
  for (; *suffixes != NULL; suffixes++)
    gtk_file_filter_add_suffix(filter, *suffixes);
  return filter;
}

#if GTK_CHECK_VERSION(4, 10, 0)

/* Takes @chosen and @asking. That there is no file is no error: the learner thought better of
 * it. */
static void
answer(GFile *chosen, gpointer data)
{
  g_autoptr(GFile) file = chosen;
  Asking *asking = data;

  if (file != NULL)
    asking->chosen(file, asking->user_data);
  asking_free(asking);
}

static void
opened_cb(GObject *dialog, GAsyncResult *result, gpointer asking)
{
  answer(gtk_file_dialog_open_finish(GTK_FILE_DIALOG(dialog), result, NULL), asking);
}

static void
saved_cb(GObject *dialog, GAsyncResult *result, gpointer asking)
{
  answer(gtk_file_dialog_save_finish(GTK_FILE_DIALOG(dialog), result, NULL), asking);
}

static void
folder_cb(GObject *dialog, GAsyncResult *result, gpointer asking)
{
  answer(gtk_file_dialog_select_folder_finish(GTK_FILE_DIALOG(dialog), result, NULL), asking);
}

void
ui_choose_folder(GtkWindow *parent, const char *title, UiFileFunc chosen, gpointer user_data,
                 GDestroyNotify free_data)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new();

  gtk_file_dialog_set_title(dialog, title);
  gtk_file_dialog_select_folder(dialog, parent, NULL, folder_cb,
                                asking_new(chosen, user_data, free_data));
}

void
ui_open_file(GtkWindow *parent, const char *title, const char *kind, const char *const *suffixes,
             UiFileFunc chosen, gpointer user_data)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new();
  g_autoptr(GtkFileFilter) filter = filter_new(kind, suffixes);
  g_autoptr(GListStore) filters = g_list_store_new(GTK_TYPE_FILE_FILTER);

  g_list_store_append(filters, filter);
  gtk_file_dialog_set_title(dialog, title);
  gtk_file_dialog_set_filters(dialog, G_LIST_MODEL(filters));
  gtk_file_dialog_open(dialog, parent, NULL, opened_cb, asking_new(chosen, user_data, NULL));
}

void
ui_save_file(GtkWindow *parent, const char *title, const char *name, UiFileFunc chosen,
             gpointer user_data, GDestroyNotify free_data)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new();

  gtk_file_dialog_set_title(dialog, title);
  gtk_file_dialog_set_initial_name(dialog, name);
  gtk_file_dialog_save(dialog, parent, NULL, saved_cb, asking_new(chosen, user_data, free_data));
}

#else

static void
response_cb(GtkNativeDialog *dialog, int response, Asking *asking)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file(GTK_FILE_CHOOSER(dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    asking->chosen(file, asking->user_data);
  g_object_unref(dialog);
}

static void
free_asking(gpointer asking, GClosure *closure)
{
  asking_free(asking);
}

/* Takes @asking, and @dialog, which holds what it is asked for until it is answered. */
static void
ask(GtkFileChooserNative *dialog, Asking *asking)
{
  g_signal_connect_data(dialog, "response", G_CALLBACK(response_cb), asking, free_asking, 0);
  gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(dialog), TRUE);
  gtk_native_dialog_show(GTK_NATIVE_DIALOG(dialog));
}

void
ui_open_file(GtkWindow *parent, const char *title, const char *kind, const char *const *suffixes,
             UiFileFunc chosen, gpointer user_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new(title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr(GtkFileFilter) filter = filter_new(kind, suffixes);

  gtk_file_chooser_add_filter(GTK_FILE_CHOOSER(dialog), filter);
  ask(dialog, asking_new(chosen, user_data, NULL));
}

void
ui_save_file(GtkWindow *parent, const char *title, const char *name, UiFileFunc chosen,
             gpointer user_data, GDestroyNotify free_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new(title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name(GTK_FILE_CHOOSER(dialog), name);
  ask(dialog, asking_new(chosen, user_data, free_data));
}

void
ui_choose_folder(GtkWindow *parent, const char *title, UiFileFunc chosen, gpointer user_data,
                 GDestroyNotify free_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new(title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);

  ask(dialog, asking_new(chosen, user_data, free_data));
}

#endif
