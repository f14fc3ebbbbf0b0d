/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A second start hands its command line to the first. It may ask for another collection than the
 * one that is open; then it is told so, since two collections in one window help nobody.
 */
#include "ui/application.h"

#include "app/base/paths.h"
#include "app/model/deck-tree.h"
#include "app/store/front/collection-decks.h"
#include "app/study/reminder.h"
#include "config.h"
#include "ui/commands.h"
#include "ui/pages.h"
#include "ui/search-provider.h"
#include "ui/settings/reminder.h"
#include "ui/styles.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

struct _UiApplication {
  AdwApplication parent_instance;

  /* Owned */
  UiSettings *settings;
  UiSearchProvider *provider;
  UiCommands *commands;

  guint endings[3];
};

G_DEFINE_FINAL_TYPE(UiApplication, ui_application, ADW_TYPE_APPLICATION)

static UiWindow *
find_window(UiApplication *self)
{
  GList *windows = gtk_application_get_windows(GTK_APPLICATION(self));

  for (GList *item = windows; item != NULL; item = item->next)
    if (UI_IS_WINDOW(item->data))
      return UI_WINDOW(item->data);
  return NULL;
}

static void
show_window(UiApplication *self, const char *directory)
{
  UiWindow *window = find_window(self);

  if (window == NULL)
    window = ui_window_new(ADW_APPLICATION(self), self->settings, directory);
  gtk_window_present(GTK_WINDOW(window));
}

static void
ui_application_activate(GApplication *application)
{
  g_autofree char *directory = ilk_paths_dup_collection_dir(NULL);

  show_window(UI_APPLICATION(application), directory);
}

/* (transfer full) (nullable): the folder that @line asks for, relative to where it was given. */
static char *
dup_wanted_directory(GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict(line);
  const char *option = NULL;

  if (!g_variant_dict_lookup(options, "collection", "^&ay", &option))
    return NULL;
  g_autoptr(GFile) file = g_application_command_line_create_file_for_arg(line, option);
  return g_file_get_path(file);
}

/* From a file manager, by D-Bus: double-clicked, or “Open with”. */
static void
ui_application_open(GApplication *application, GFile **files, int n, const char *hint)
{
  ui_application_activate(application);
  for (int i = 0; i < n; i++)
    ui_window_offer(find_window(UI_APPLICATION(application)), files[i]);
}

static void
offer_arguments(UiApplication *self, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict(line);
  g_autofree const char **names = NULL;

  if (!g_variant_dict_lookup(options, G_OPTION_REMAINING, "^a&ay", &names))
    return;
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr(GFile) file = g_application_command_line_create_file_for_arg(line, names[i]);
    ui_window_offer(find_window(self), file);
  }
}

static int
ui_application_command_line(GApplication *application, GApplicationCommandLine *line)
{
  UiApplication *self = UI_APPLICATION(application);
  UiWindow *window = find_window(self);
  g_autofree char *wanted = dup_wanted_directory(line);

  if (wanted != NULL && window != NULL && !g_str_equal(wanted, ui_window_get_directory(window))) {
    g_application_command_line_printerr(
        line, _("Interlock already shows the collection in “%s”. Close that window first.\n"),
        ui_window_get_directory(window));
    return 1;
  }
  if (wanted == NULL)
    wanted = ilk_paths_dup_collection_dir(NULL);
  show_window(self, wanted);
  offer_arguments(self, line);
  return 0;
}

static void
quit_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UiWindow *window = find_window(UI_APPLICATION(user_data));

  if (window != NULL)
    gtk_window_close(GTK_WINDOW(window));
}

/* Being told to end is closing the window, so the last answer is stored as ever. */
static gboolean
end_cb(gpointer user_data)
{
  quit_cb(NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

static void
heed_signals(UiApplication *self)
{
  static const int signals[] = {SIGHUP, SIGINT, SIGTERM};

  for (gsize i = 0; i < G_N_ELEMENTS(signals); i++)
    self->endings[i] = g_unix_signal_add(signals[i], end_cb, self);
}

static void
set_accels(GtkApplication *self)
{
  static const struct {
    const char *action;
    const char *keys[2];
  } accels[] = {
      {"app.quit", {"<Control>q"}},
      {"window.close", {"<Control>w"}},
      {"win.import", {"<Control>o"}},
      {"win.full-screen", {"F11"}},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(accels); i++)
    gtk_application_set_accels_for_action(self, accels[i].action, accels[i].keys);
  for (guint i = 0; i < ui_pages_n; i++) {
    g_autofree char *action = g_strconcat("win.page::", ui_pages[i].name, NULL);

    gtk_application_set_accels_for_action(self, action, ui_pages[i].keys);
  }
}

/* Reminding */

static void
counted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GApplication) application = G_APPLICATION(user_data);
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);
  const IlkDeckCounts sum = decks != NULL ? ilk_decks_sum(decks, 0) : (IlkDeckCounts){0};
  guint waiting = ilk_deck_counts_get_waiting(&sum);

  if (waiting == 0)
    return;
  g_autoptr(GNotification) notification = ilk_reminder_new(waiting);
  g_application_send_notification(application, ILK_REMINDER_ID, notification);
}

/* Asked for by “interlock remind”, which finds the collection open here. */
static void
remind_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UiWindow *window = find_window(UI_APPLICATION(user_data));
  IlkCollection *collection = window != NULL ? ui_window_get_collection(window) : NULL;

  if (collection != NULL)
    ilk_collection_list_decks_async(collection, NULL, counted_cb, g_object_ref(user_data));
}

static void
reminder_chosen_cb(UiSettings *settings)
{
  g_autofree char *at = NULL;

  g_object_get(settings, "reminder", &at, NULL);
  ui_reminder_apply(at != NULL ? at : "");
}

/* The desktop's search */

static IlkCollection *
need_collection_cb(UiSearchProvider *provider, UiApplication *self)
{
  UiWindow *window = find_window(self);
  IlkCollection *collection = window != NULL ? ui_window_get_collection(window) : NULL;

  return collection != NULL ? g_object_ref(collection) : NULL;
}

static void
activated_cb(UiSearchProvider *provider, gint64 deck, const char *text, UiApplication *self)
{
  g_application_activate(G_APPLICATION(self));
  ui_window_show_found(find_window(self), deck, text);
}

static IlkCollection *
get_collection(gpointer application)
{
  UiWindow *window = find_window(UI_APPLICATION(application));

  return window != NULL ? ui_window_get_collection(window) : NULL;
}

static gboolean
ui_application_dbus_register(GApplication *application, GDBusConnection *connection,
                             const char *path, GError **error)
{
  UiApplication *self = UI_APPLICATION(application);
  g_autofree char *below = g_strconcat(path, "/SearchProvider", NULL);

  self->provider = ui_search_provider_new(application);
  g_signal_connect(self->provider, "need-collection", G_CALLBACK(need_collection_cb), self);
  g_signal_connect(self->provider, "activated", G_CALLBACK(activated_cb), self);
  if (!G_APPLICATION_CLASS(ui_application_parent_class)
           ->dbus_register(application, connection, path, error) ||
      !ui_search_provider_export(self->provider, connection, below, error))
    return FALSE;
  self->commands = ui_commands_export(connection, get_collection, self, error);
  return self->commands != NULL;
}

static void
ui_application_dbus_unregister(GApplication *application, GDBusConnection *connection,
                               const char *path)
{
  UiApplication *self = UI_APPLICATION(application);

  if (self->provider != NULL)
    ui_search_provider_unexport(self->provider);
  g_clear_object(&self->provider);
  g_clear_pointer(&self->commands, ui_commands_free);
  G_APPLICATION_CLASS(ui_application_parent_class)->dbus_unregister(application, connection, path);
}

static void
ui_application_startup(GApplication *application)
{
  UiApplication *self = UI_APPLICATION(application);
  const GActionEntry actions[] = {{.name = "quit", .activate = quit_cb},
                                  {.name = "remind", .activate = remind_cb}};

  g_application_set_resource_base_path(application, NULL);
  G_APPLICATION_CLASS(ui_application_parent_class)->startup(application);
  ui_styles_load();
  self->settings = ui_settings_new();
  g_signal_connect(self->settings, "notify::reminder", G_CALLBACK(reminder_chosen_cb), NULL);
  g_action_map_add_action_entries(G_ACTION_MAP(self), actions, G_N_ELEMENTS(actions), self);
  set_accels(GTK_APPLICATION(self));
  heed_signals(self);
}

static void
ui_application_dispose(GObject *object)
{
  UiApplication *self = UI_APPLICATION(object);

  for (gsize i = 0; i < G_N_ELEMENTS(self->endings); i++)
    g_clear_handle_id(&self->endings[i], g_source_remove);
  g_clear_object(&self->settings);
  G_OBJECT_CLASS(ui_application_parent_class)->dispose(object);
}

static void
ui_application_class_init(UiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_application_dispose;
  application_class->dbus_register = ui_application_dbus_register;
  application_class->dbus_unregister = ui_application_dbus_unregister;
  application_class->startup = ui_application_startup;
  application_class->activate = ui_application_activate;
  application_class->open = ui_application_open;
  application_class->command_line = ui_application_command_line;
}

static void
ui_application_init(UiApplication *self)
{
  const GOptionEntry options[] = {
      {"collection", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Where progress lives"), N_("DIR")},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[FILE…]")},
      {NULL},
  };

  g_application_add_main_option_entries(G_APPLICATION(self), options);
}

UiApplication *
ui_application_new(void)
{
  return g_object_new(UI_TYPE_APPLICATION, "application-id", ILK_APP_ID, "flags",
                      G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);
}
