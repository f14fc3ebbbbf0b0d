/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane around one demo: so far it only remembers which one it shows.
 */
#include "ui/lab/lab-pane.h"

struct _UiLabPane {
  AdwBin parent_instance;

  /* Owned */
  IlkCollection *collection;
  char *demo;
  gint64 card;

  /* Template */
  GtkLabel *title;
};

G_DEFINE_FINAL_TYPE(UiLabPane, ui_lab_pane, ADW_TYPE_BIN)

enum { PROP_0, PROP_RUNNING, PROP_DEMO, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
dispose(GObject *object)
{
  UiLabPane *self = UI_LAB_PANE(object);

  g_clear_object(&self->collection);
  g_clear_pointer(&self->demo, g_free);
  G_OBJECT_CLASS(ui_lab_pane_parent_class)->dispose(object);
}

static void
get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiLabPane *self = UI_LAB_PANE(object);

  if (id == PROP_RUNNING)
    g_value_set_boolean(value, ui_lab_pane_is_running(self));
  else if (id == PROP_DEMO)
    g_value_set_string(value, self->demo);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_lab_pane_class_init(UiLabPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = dispose;
  object_class->get_property = get_property;
  props[PROP_RUNNING] =
      g_param_spec_boolean("running", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DEMO] =
      g_param_spec_string("demo", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource(widget_class,
                                              "/io/github/interlock/Interlock/lab/lab-pane.ui");
  gtk_widget_class_bind_template_child(widget_class, UiLabPane, title);
}

static void
ui_lab_pane_init(UiLabPane *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

UiLabPane *
ui_lab_pane_new(void)
{
  return g_object_new(UI_TYPE_LAB_PANE, NULL);
}

void
ui_lab_pane_set_collection(UiLabPane *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  g_set_object(&self->collection, collection);
}

void
ui_lab_pane_set_demo(UiLabPane *self, const char *name, gint64 card)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));

  self->card = card;
  if (g_strcmp0(self->demo, name) == 0)
    return;
  g_free(self->demo);
  self->demo = g_strdup(name);
  gtk_label_set_label(self->title, name ? name : "");
  g_object_notify_by_pspec(G_OBJECT(self), props[PROP_DEMO]);
}

const char *
ui_lab_pane_get_demo(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), NULL);

  return self->demo;
}

void
ui_lab_pane_run(UiLabPane *self)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));
}

void
ui_lab_pane_stop(UiLabPane *self)
{
  g_return_if_fail(UI_IS_LAB_PANE(self));
}

gboolean
ui_lab_pane_is_running(UiLabPane *self)
{
  g_return_val_if_fail(UI_IS_LAB_PANE(self), FALSE);

  return FALSE;
}
