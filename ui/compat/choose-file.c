/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkFileDialog would do this from GTK 4.10 on.
 */
#include "ui/compat/choose-file.h"

typedef struct {
  UiFileFunc chosen;
  gpointer user_data;
} Asking;

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
  g_free(asking);
}

static void
offer_suffixes(GtkFileChooser *chooser, const char *kind, const char *const *suffixes)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new();

  gtk_file_filter_set_name(filter, kind);
  for (; *suffixes != NULL; suffixes++)
    gtk_file_filter_add_suffix(filter, *suffixes);
  gtk_file_chooser_add_filter(chooser, filter);
}

/* Takes @dialog, which holds what it is asked for until it is answered. */
static void
ask(GtkFileChooserNative *dialog, UiFileFunc chosen, gpointer user_data)
{
  Asking *asking = g_new(Asking, 1);

  *asking = (Asking){chosen, user_data};
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

  offer_suffixes(GTK_FILE_CHOOSER(dialog), kind, suffixes);
  ask(dialog, chosen, user_data);
}

void
ui_save_file(GtkWindow *parent, const char *title, const char *name, UiFileFunc chosen,
             gpointer user_data)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new(title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name(GTK_FILE_CHOOSER(dialog), name);
  ask(dialog, chosen, user_data);
}
