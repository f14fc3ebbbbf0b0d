/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One run: a child, its trace, and the clock that ends it.
 */
#include "app/lab/run.h"

#include "app/base/error.h"
#include "app/cage/child.h"
#include "app/lab/json.h"
#include "app/lab/run-command.h"
#include "app/lab/run-error.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define UPDATE_MS 16

/* Who draws takes CPUs from what is being measured. */
#define MEASURING_UPDATE_MS 250

/* Asked by a line on stdin, then by SIGTERM, then not asked any more. */
#define TERMINATE_MS 700
#define KILL_MS 1000
#define ABANDON_MS 1800

struct _IlkRun {
  GObject parent_instance;

  /* Owned */
  char *demo;
  char *interpreter;
  char **arguments;
  IlkTrace *trace;
  IlkChild *child;
  GError *failure;
  guint update;
  guint deadline;
  guint escalation;

  IlkLimits limits;
  guint64 bytes;
  gboolean stopping;
};

G_DEFINE_FINAL_TYPE(IlkRun, ilk_run, G_TYPE_OBJECT)

enum { PROP_RUNNING = 1, PROP_TRACE, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { SIGNAL_OUTPUT, SIGNAL_UPDATED, SIGNAL_FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clear_timers(IlkRun *self)
{
  g_clear_handle_id(&self->update, g_source_remove);
  g_clear_handle_id(&self->deadline, g_source_remove);
  g_clear_handle_id(&self->escalation, g_source_remove);
}

static gboolean
update_cb(gpointer user_data)
{
  IlkRun *self = user_data;
  self->update = 0;
  g_signal_emit(self, signals[SIGNAL_UPDATED], 0);
  return G_SOURCE_REMOVE;
}

static gboolean
abandon_cb(gpointer user_data)
{
  IlkRun *self = user_data;
  self->escalation = 0;
  ilk_child_abandon(self->child);
  return G_SOURCE_REMOVE;
}

static gboolean
kill_cb(gpointer user_data)
{
  IlkRun *self = user_data;
  ilk_child_kill(self->child);
  self->escalation = g_timeout_add(ABANDON_MS - KILL_MS, abandon_cb, self);
  return G_SOURCE_REMOVE;
}

static gboolean
terminate_cb(gpointer user_data)
{
  IlkRun *self = user_data;
  ilk_child_ask_to_end(self->child);
  self->escalation = g_timeout_add(KILL_MS - TERMINATE_MS, kill_cb, self);
  return G_SOURCE_REMOVE;
}

/* The first thing that went wrong is the one to tell. */
static void
fail(IlkRun *self, const char *sentence)
{
  if (self->failure == NULL && !self->stopping)
    self->failure = g_error_new_literal(ILK_ERROR, ILK_ERROR_CHILD, sentence);
  g_clear_handle_id(&self->escalation, g_source_remove);
  kill_cb(self);
}

static gboolean
deadline_cb(gpointer user_data)
{
  IlkRun *self = user_data;
  self->deadline = 0;
  fail(self, _("The demo did not end in time and was stopped."));
  return G_SOURCE_REMOVE;
}

static guint
get_pace(IlkRun *self)
{
  guint step, of;
  return ilk_trace_is_measuring(self->trace, &step, &of) ? MEASURING_UPDATE_MS : UPDATE_MS;
}

static void
output_cb(IlkRun *self, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);

  if (self->failure != NULL)
    return;
  self->bytes += length;
  if (self->bytes > self->limits.output_bytes) {
    fail(self, _("The demo printed more than it may and was stopped."));
    return;
  }
  ilk_trace_feed(self->trace, data, length);
  g_signal_emit(self, signals[SIGNAL_OUTPUT], 0, bytes);
  if (self->update == 0)
    self->update = g_timeout_add(get_pace(self), update_cb, self);
}

static GError *
take_error(IlkRun *self)
{
  if (self->failure != NULL)
    return g_steal_pointer(&self->failure);
  if (!self->stopping)
    return ilk_run_error(self->child, self->trace);
  /* A script has no controls to be asked by, so nobody is told how it ended. */
  return self->interpreter == NULL ? ilk_run_stop_error(self->child) : NULL;
}

static void
exited_cb(IlkRun *self)
{
  g_autoptr(IlkRun) alive = g_object_ref(self);

  clear_timers(self);
  ilk_trace_finish(self->trace);
  g_autoptr(GError) error = take_error(self);
  g_clear_object(&self->child);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_RUNNING]);
  g_signal_emit(self, signals[SIGNAL_UPDATED], 0);
  g_signal_emit(self, signals[SIGNAL_FINISHED], 0, error);
}

static void
ilk_run_dispose(GObject *object)
{
  IlkRun *self = ILK_RUN(object);

  clear_timers(self);
  if (self->child != NULL)
    ilk_child_kill(self->child);
  g_clear_object(&self->child);
  G_OBJECT_CLASS(ilk_run_parent_class)->dispose(object);
}

static void
ilk_run_finalize(GObject *object)
{
  IlkRun *self = ILK_RUN(object);

  g_free(self->demo);
  g_free(self->interpreter);
  g_strfreev(self->arguments);
  g_object_unref(self->trace);
  g_clear_error(&self->failure);
  G_OBJECT_CLASS(ilk_run_parent_class)->finalize(object);
}

static void
ilk_run_get_property(GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  IlkRun *self = ILK_RUN(object);

  switch (property) {
  case PROP_RUNNING:
    g_value_set_boolean(value, self->child != NULL);
    break;
  case PROP_TRACE:
    g_value_set_object(value, self->trace);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, property, pspec);
  }
}

static void
ilk_run_class_init(IlkRunClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS(class);
  object_class->dispose = ilk_run_dispose;
  object_class->finalize = ilk_run_finalize;
  object_class->get_property = ilk_run_get_property;

  properties[PROP_RUNNING] =
      g_param_spec_boolean("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TRACE] = g_param_spec_object("trace", NULL, NULL, ILK_TYPE_TRACE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);

  signals[SIGNAL_OUTPUT] = g_signal_new("output", ILK_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_BYTES);
  signals[SIGNAL_UPDATED] =
      g_signal_new("updated", ILK_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED] = g_signal_new("finished", ILK_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
ilk_run_init(IlkRun *self)
{
  self->trace = ilk_trace_new();
  self->limits = ilk_limits_default;
}

IlkRun *
ilk_run_new(const char *demo, const char *const *arguments)
{
  IlkRun *self = g_object_new(ILK_TYPE_RUN, NULL);
  self->demo = g_strdup(demo);
  self->arguments = arguments != NULL ? g_strdupv((char **) arguments) : g_new0(char *, 1);
  return self;
}

IlkRun *
ilk_run_new_python(const char *demo, const char *interpreter, const char *const *arguments)
{
  IlkRun *self = ilk_run_new(demo, arguments);
  self->interpreter = g_strdup(interpreter);
  return self;
}

void
ilk_run_set_limits(IlkRun *self, const IlkLimits *limits)
{
  g_return_if_fail(ILK_IS_RUN(self) && self->child == NULL);
  self->limits = *limits;
}

gboolean
ilk_run_start(IlkRun *self, GError **error)
{
  g_return_val_if_fail(ILK_IS_RUN(self) && self->child == NULL, FALSE);

  g_auto(GStrv) command =
      ilk_run_dup_command(self->demo, self->interpreter, self->arguments, error);
  if (command == NULL)
    return FALSE;

  g_auto(GStrv) readable = ilk_run_dup_readable(self->interpreter);
  self->child = ilk_child_start(ilk_containment_get(), (const char *const *) command,
                                (const char *const *) readable, &self->limits, error);
  if (self->child == NULL)
    return FALSE;

  g_signal_connect_object(self->child, "output", G_CALLBACK(output_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(self->child, "exited", G_CALLBACK(exited_cb), self, G_CONNECT_SWAPPED);
  self->deadline = g_timeout_add(self->limits.wall_ms, deadline_cb, self);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_RUNNING]);
  return TRUE;
}

/* Beyond these bounds the conversion itself would be undefined. */
static gboolean
is_gint64(double number)
{
  return number >= -0x1p63 && number < 0x1p63 && number == (double) (gint64) number;
}

static void
set_value(JsonObject *object, const char *value)
{
  char *end;
  double number = g_ascii_strtod(value, &end);

  if (*value != '\0' && *end == '\0' && is_gint64(number))
    json_object_set_int_member(object, "value", (gint64) number);
  else if (*value != '\0' && *end == '\0')
    json_object_set_double_member(object, "value", number);
  else if (g_str_equal(value, "true") || g_str_equal(value, "false"))
    json_object_set_boolean_member(object, "value", *value == 't');
  else
    json_object_set_string_member(object, "value", value);
}

void
ilk_run_set_parameter(IlkRun *self, const char *name, const char *value)
{
  g_return_if_fail(ILK_IS_RUN(self) && name != NULL && value != NULL);
  if (self->child == NULL)
    return;

  g_autoptr(JsonObject) object = json_object_new();
  json_object_set_string_member(object, "type", "set");
  json_object_set_string_member(object, "name", name);
  set_value(object, value);

  g_autoptr(JsonNode) node = json_node_init_object(json_node_alloc(), object);
  g_autofree char *json = json_to_string(node, FALSE);
  g_autofree char *line = g_strconcat(json, "\n", NULL);
  ilk_child_write(self->child, line);
}

void
ilk_run_stop(IlkRun *self)
{
  g_return_if_fail(ILK_IS_RUN(self));
  if (self->child == NULL || self->stopping)
    return;

  self->stopping = TRUE;
  ilk_child_write(self->child, "{\"type\":\"stop\"}\n");
  /* A script for a real Python has no controls, so there is nothing to wait for. */
  self->escalation =
      g_timeout_add(self->interpreter == NULL ? TERMINATE_MS : 0, terminate_cb, self);
}

gboolean
ilk_run_is_running(IlkRun *self)
{
  g_return_val_if_fail(ILK_IS_RUN(self), FALSE);
  return self->child != NULL;
}

IlkTrace *
ilk_run_get_trace(IlkRun *self)
{
  g_return_val_if_fail(ILK_IS_RUN(self), NULL);
  return self->trace;
}
