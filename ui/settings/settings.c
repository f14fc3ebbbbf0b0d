/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GSettings aborts the program when a schema is missing, as it is when a build folder's program is
 * started by hand; so the schema is looked up first.
 */
#include "ui/settings/settings.h"

#include "app/base/limits.h"
#include "app/base/paths.h"
#include "app/lab/catalogue.h"
#include "config.h"

#define DEFAULT_WIDTH 1000
#define DEFAULT_HEIGHT 720

enum {
  PROP_0,
  PROP_TIMER_MODE,
  PROP_PLAY_SOUNDS,
  PROP_CARD_COLUMNS,
  PROP_CARD_ORDER,
  PROP_COLLAPSED_DECKS,
  PROP_QUIZ_CHOICES,
  PROP_REMINDER,
  PROP_TRIED_DEMOS,
  PROP_NARRATION,
  N_PROPERTIES
};

/* What is remembered as a string. */
#define FIRST_TEXT PROP_CARD_COLUMNS
#define N_TEXTS (N_PROPERTIES - FIRST_TEXT)
static const char *const defaults[N_TEXTS] = {"deck,due,tags", "", "", "0 1 0 0 0 1 0", "", "", ""};

struct _UiSettings {
  GObject parent_instance;

  /* Owned */
  GSettings *stored;
  char *texts[N_TEXTS];

  IlkTimerMode timer_mode;
  gboolean play_sounds;
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiSettings, ui_settings, G_TYPE_OBJECT)

/* Returns: (nullable): the schema, where GSettings looks for it, else beside the program: an
 * installation below /opt or a DESTDIR is not among the former. */
static GSettingsSchema *
find_schema(void)
{
  GSettingsSchemaSource *usual = g_settings_schema_source_get_default();
  GSettingsSchema *schema = NULL;

  if (usual != NULL)
    schema = g_settings_schema_source_lookup(usual, ILK_APP_ID, TRUE);
  if (schema != NULL)
    return schema;
  g_autoptr(GSettingsSchemaSource) source =
      g_settings_schema_source_new_from_directory(ilk_paths_schema_dir(), usual, TRUE, NULL);
  return source != NULL ? g_settings_schema_source_lookup(source, ILK_APP_ID, FALSE) : NULL;
}

/* One that another version has installed may lack what this one asks for. */
static gboolean
is_whole(GSettingsSchema *schema)
{
  for (guint i = 1; i < N_PROPERTIES; i++)
    if (!g_settings_schema_has_key(schema, properties[i]->name))
      return FALSE;
  return TRUE;
}

static GSettings *
open_stored(void)
{
  g_autoptr(GSettingsSchema) schema = find_schema();

  return schema != NULL && is_whole(schema) ? g_settings_new_full(schema, NULL, NULL) : NULL;
}

static void
set_text(UiSettings *self, guint id, const char *text)
{
  char **kept = &self->texts[id - FIRST_TEXT];

  if (g_strcmp0(*kept, text) == 0)
    return;
  g_free(*kept);
  *kept = g_strdup(text);
  if (self->stored != NULL)
    g_settings_set_string(self->stored, properties[id]->name, text);
  g_object_notify_by_pspec(G_OBJECT(self), properties[id]);
}

static void
set_play_sounds(UiSettings *self, gboolean play)
{
  if (self->play_sounds == play)
    return;
  self->play_sounds = play;
  if (self->stored != NULL)
    g_settings_set_boolean(self->stored, "play-sounds", play);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_PLAY_SOUNDS]);
}

static void
ui_settings_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TIMER_MODE)
    g_value_set_int(value, (int) UI_SETTINGS(object)->timer_mode);
  else if (id == PROP_PLAY_SOUNDS)
    g_value_set_boolean(value, UI_SETTINGS(object)->play_sounds);
  else if (id >= FIRST_TEXT && id < N_PROPERTIES)
    g_value_set_string(value, UI_SETTINGS(object)->texts[id - FIRST_TEXT]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_settings_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TIMER_MODE)
    ui_settings_set_timer_mode(UI_SETTINGS(object), (IlkTimerMode) g_value_get_int(value));
  else if (id == PROP_PLAY_SOUNDS)
    set_play_sounds(UI_SETTINGS(object), g_value_get_boolean(value));
  else if (id >= FIRST_TEXT && id < N_PROPERTIES)
    set_text(UI_SETTINGS(object), id, g_value_get_string(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_settings_dispose(GObject *object)
{
  g_clear_object(&UI_SETTINGS(object)->stored);
  G_OBJECT_CLASS(ui_settings_parent_class)->dispose(object);
}

static void
ui_settings_finalize(GObject *object)
{
  for (guint i = 0; i < N_TEXTS; i++)
    g_free(UI_SETTINGS(object)->texts[i]);
  G_OBJECT_CLASS(ui_settings_parent_class)->finalize(object);
}

static void
ui_settings_class_init(UiSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->get_property = ui_settings_get_property;
  object_class->set_property = ui_settings_set_property;
  object_class->dispose = ui_settings_dispose;
  object_class->finalize = ui_settings_finalize;
  properties[PROP_TIMER_MODE] =
      g_param_spec_int("timer-mode", NULL, NULL, ILK_TIMER_COACH, ILK_TIMER_OFF, ILK_TIMER_COACH,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLAY_SOUNDS] =
      g_param_spec_boolean("play-sounds", NULL, NULL, FALSE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CARD_COLUMNS] =
      g_param_spec_string("card-columns", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CARD_ORDER] =
      g_param_spec_string("card-order", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED_DECKS] =
      g_param_spec_string("collapsed-decks", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_QUIZ_CHOICES] =
      g_param_spec_string("quiz-choices", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REMINDER] =
      g_param_spec_string("reminder", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TRIED_DEMOS] =
      g_param_spec_string("tried-demos", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARRATION] =
      g_param_spec_string("narration", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_settings_init(UiSettings *self)
{
  self->stored = open_stored();
  if (self->stored != NULL)
    self->timer_mode = (IlkTimerMode) g_settings_get_enum(self->stored, "timer-mode");
  self->play_sounds = self->stored != NULL && g_settings_get_boolean(self->stored, "play-sounds");
  for (guint i = 0; i < N_TEXTS; i++)
    self->texts[i] = self->stored != NULL
                         ? g_settings_get_string(self->stored, properties[FIRST_TEXT + i]->name)
                         : g_strdup(defaults[i]);
}

UiSettings *
ui_settings_new(void)
{
  return g_object_new(UI_TYPE_SETTINGS, NULL);
}

IlkTimerMode
ui_settings_get_timer_mode(UiSettings *self)
{
  g_return_val_if_fail(UI_IS_SETTINGS(self), ILK_TIMER_COACH);
  return self->timer_mode;
}

void
ui_settings_set_timer_mode(UiSettings *self, IlkTimerMode mode)
{
  g_return_if_fail(UI_IS_SETTINGS(self));

  if (self->timer_mode == mode)
    return;
  self->timer_mode = mode;
  if (self->stored != NULL)
    g_settings_set_enum(self->stored, "timer-mode", (int) mode);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_TIMER_MODE]);
}

/* Names of the catalogue only, each once. */
static void
tried_cb(GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UiSettings *self = user_data;
  const char *name = g_variant_get_string(parameter, NULL);
  const char *known = self->texts[PROP_TRIED_DEMOS - FIRST_TEXT];
  g_auto(GStrv) tried = g_strsplit(known, ",", -1);

  if (!ilk_catalogue_has(name) || g_strv_contains((const char *const *) tried, name) ||
      strlen(known) + strlen(name) >= ILK_MAX_TRIED_BYTES)
    return;
  g_autofree char *all = *known != '\0' ? g_strconcat(known, ",", name, NULL) : g_strdup(name);
  set_text(self, PROP_TRIED_DEMOS, all);
}

GSimpleActionGroup *
ui_settings_dup_actions(UiSettings *self)
{
  GSimpleActionGroup *actions = g_simple_action_group_new();

  for (guint i = 1; i < N_PROPERTIES; i++) {
    const char *name = properties[i]->name;
    g_autoptr(GPropertyAction) action = g_property_action_new(name, self, name);

    g_action_map_add_action(G_ACTION_MAP(actions), G_ACTION(action));
  }
  g_autoptr(GSimpleAction) tried = g_simple_action_new("demo-tried", G_VARIANT_TYPE_STRING);
  g_signal_connect_object(tried, "activate", G_CALLBACK(tried_cb), self, 0);
  g_action_map_add_action(G_ACTION_MAP(actions), G_ACTION(tried));
  return actions;
}

void
ui_settings_restore_window(UiSettings *self, GtkWindow *window)
{
  g_return_if_fail(UI_IS_SETTINGS(self));

  if (self->stored == NULL) {
    gtk_window_set_default_size(window, DEFAULT_WIDTH, DEFAULT_HEIGHT);
    return;
  }
  gtk_window_set_default_size(window, g_settings_get_int(self->stored, "window-width"),
                              g_settings_get_int(self->stored, "window-height"));
  if (g_settings_get_boolean(self->stored, "window-maximized"))
    gtk_window_maximize(window);
}

void
ui_settings_save_window(UiSettings *self, GtkWindow *window)
{
  int width, height;

  g_return_if_fail(UI_IS_SETTINGS(self));

  if (self->stored == NULL)
    return;
  gtk_window_get_default_size(window, &width, &height);
  g_settings_set_int(self->stored, "window-width", width);
  g_settings_set_int(self->stored, "window-height", height);
  g_settings_set_boolean(self->stored, "window-maximized", gtk_window_is_maximized(window));
}
