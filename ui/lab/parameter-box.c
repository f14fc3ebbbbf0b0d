/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of controls that wraps.
 */
#include "ui/lab/parameter-box.h"

#include "ui/base/wrap-layout.h"

#include <json-glib/json-glib.h>
#include <math.h>

struct _UiParameterBox {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE(UiParameterBox, ui_parameter_box, GTK_TYPE_WIDGET)

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static UiParameterControl *
get_first(UiParameterBox *self)
{
  return (UiParameterControl *) gtk_widget_get_first_child(GTK_WIDGET(self));
}

static UiParameterControl *
get_next(UiParameterControl *control)
{
  return (UiParameterControl *) gtk_widget_get_next_sibling(GTK_WIDGET(control));
}

static const char *
get_name(UiParameterControl *control)
{
  return ui_parameter_control_get_parameter(control)->name;
}

static UiParameterControl *
find(UiParameterBox *self, const char *name)
{
  for (UiParameterControl *control = get_first(self); control != NULL; control = get_next(control))
    if (g_strcmp0(get_name(control), name) == 0)
      return control;
  return NULL;
}

static void
changed_cb(UiParameterControl *control, UiParameterBox *self)
{
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0, control);
}

static void
remove_all(UiParameterBox *self)
{
  UiParameterControl *control;

  while ((control = get_first(self)) != NULL)
    gtk_widget_unparent(GTK_WIDGET(control));
}

static void
ui_parameter_box_dispose(GObject *object)
{
  remove_all(UI_PARAMETER_BOX(object));
  G_OBJECT_CLASS(ui_parameter_box_parent_class)->dispose(object);
}

static void
ui_parameter_box_class_init(UiParameterBoxClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_parameter_box_dispose;
  signals[SIGNAL_CHANGED] =
      g_signal_new("changed", UI_TYPE_PARAMETER_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                   G_TYPE_NONE, 1, UI_TYPE_PARAMETER_CONTROL);
}

static void
ui_parameter_box_init(UiParameterBox *self)
{
  gtk_widget_set_layout_manager(GTK_WIDGET(self), ui_wrap_layout_new(8, TRUE));
}

void
ui_parameter_box_set_demo(UiParameterBox *self, IlkDemo *demo)
{
  g_return_if_fail(UI_IS_PARAMETER_BOX(self));
  GPtrArray *parameters = demo != NULL ? ilk_demo_get_parameters(demo) : NULL;

  remove_all(self);
  for (guint i = 0; parameters != NULL && i < parameters->len; i++) {
    UiParameterControl *control = ui_parameter_control_new(demo, g_ptr_array_index(parameters, i));
    g_signal_connect_object(control, "changed", G_CALLBACK(changed_cb), self, 0);
    gtk_widget_set_parent(GTK_WIDGET(control), GTK_WIDGET(self));
  }
  gtk_widget_set_visible(GTK_WIDGET(self), get_first(self) != NULL);
}

void
ui_parameter_box_set_running(UiParameterBox *self, gboolean running)
{
  g_return_if_fail(UI_IS_PARAMETER_BOX(self));

  for (UiParameterControl *control = get_first(self); control != NULL; control = get_next(control))
    gtk_widget_set_sensitive(GTK_WIDGET(control),
                             !running || ui_parameter_control_get_parameter(control)->live);
}

void
ui_parameter_box_follow(UiParameterBox *self, IlkTrace *trace)
{
  g_return_if_fail(UI_IS_PARAMETER_BOX(self));

  for (UiParameterControl *control = get_first(self); control != NULL; control = get_next(control))
    ui_parameter_control_follow(control, trace);
}

double
ui_parameter_box_get_number(UiParameterBox *self, const char *name)
{
  g_return_val_if_fail(UI_IS_PARAMETER_BOX(self), NAN);
  UiParameterControl *control = find(self, name);

  return control != NULL ? ui_parameter_control_get_number(control) : NAN;
}

char *
ui_parameter_box_expand(UiParameterBox *self, const char *text)
{
  g_return_val_if_fail(UI_IS_PARAMETER_BOX(self), NULL);
  g_autoptr(GString) expanded = g_string_new(text);

  for (UiParameterControl *control = get_first(self); control != NULL;
       control = get_next(control)) {
    g_autofree char *place = g_strdup_printf("{%s}", get_name(control));
    g_autofree char *words = ui_parameter_control_dup_words(control);
    g_string_replace(expanded, place, words, 0);
  }
  return g_string_free(g_steal_pointer(&expanded), FALSE);
}

char *
ui_parameter_box_dup_words(UiParameterBox *self)
{
  g_return_val_if_fail(UI_IS_PARAMETER_BOX(self), NULL);
  g_autoptr(GString) all = g_string_new(NULL);

  for (UiParameterControl *control = get_first(self); control != NULL;
       control = get_next(control)) {
    g_autofree char *words = ui_parameter_control_dup_words(control);
    g_string_append_printf(all, "%s%s %s", all->len > 0 ? ", " : "",
                           ui_parameter_control_get_parameter(control)->label, words);
  }
  return g_string_free(g_steal_pointer(&all), FALSE);
}

char **
ui_parameter_box_dup_arguments(UiParameterBox *self)
{
  g_return_val_if_fail(UI_IS_PARAMETER_BOX(self), NULL);
  g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();

  for (UiParameterControl *control = get_first(self); control != NULL;
       control = get_next(control)) {
    g_autofree char *value = ui_parameter_control_dup_value(control);
    g_autofree char *argument = g_strdup_printf("--%s=%s", get_name(control), value);
    g_strv_builder_add(arguments, argument);
  }
  return g_strv_builder_end(arguments);
}

static void
add_json_value(JsonBuilder *builder, UiParameterControl *control)
{
  g_autofree char *value = ui_parameter_control_dup_value(control);

  switch (ui_parameter_control_get_parameter(control)->type) {
  case ILK_PARAMETER_BOOL:
    json_builder_add_boolean_value(builder, ui_parameter_control_get_number(control) != 0);
    break;
  case ILK_PARAMETER_INT:
    json_builder_add_int_value(builder, (gint64) ui_parameter_control_get_number(control));
    break;
  case ILK_PARAMETER_CHOICE:
    json_builder_add_string_value(builder, value);
    break;
  case ILK_PARAMETER_REAL:
  default:
    json_builder_add_double_value(builder, ui_parameter_control_get_number(control));
  }
}

char *
ui_parameter_box_dup_json(UiParameterBox *self)
{
  g_return_val_if_fail(UI_IS_PARAMETER_BOX(self), NULL);
  g_autoptr(JsonBuilder) builder = json_builder_new();

  json_builder_begin_object(builder);
  for (UiParameterControl *control = get_first(self); control != NULL;
       control = get_next(control)) {
    json_builder_set_member_name(builder, get_name(control));
    add_json_value(builder, control);
  }
  json_builder_end_object(builder);
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  return json_to_string(root, FALSE);
}
