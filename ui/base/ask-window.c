/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window owns itself: it is gone when it was answered, or closed without an answer.
 */
#include "ui/base/ask-window.h"

#include "app/base/clean-text.h"
#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

struct _UiAskWindow {
  AdwWindow parent_instance;

  gboolean can_confirm;

  /* Template */
  GtkLabel *heading;
  GtkLabel *body;
  AdwBin *answer;
  GtkButton *cancel_button;
  GtkButton *decline_button;
  GtkButton *confirm_button;
};

enum { PROP_0, PROP_CAN_CONFIRM, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { SIGNAL_CONFIRMED, SIGNAL_DECLINED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiAskWindow, ui_ask_window, ADW_TYPE_WINDOW)

static void
answer(UiAskWindow *self, guint signal)
{
  g_autoptr(UiAskWindow) kept = g_object_ref(self);

  g_signal_emit(self, signals[signal], 0);
  gtk_window_destroy(GTK_WINDOW(self));
}

static void
confirm_cb(UiAskWindow *self)
{
  if (self->can_confirm)
    answer(self, SIGNAL_CONFIRMED);
}

static void
decline_cb(UiAskWindow *self)
{
  answer(self, SIGNAL_DECLINED);
}

static void
ui_ask_window_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CAN_CONFIRM)
    g_value_set_boolean(value, UI_ASK_WINDOW(object)->can_confirm);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_ask_window_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiAskWindow *self = UI_ASK_WINDOW(object);

  if (id == PROP_CAN_CONFIRM) {
    self->can_confirm = g_value_get_boolean(value);
    gtk_widget_set_sensitive(GTK_WIDGET(self->confirm_button), self->can_confirm);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static guint
add_signal(const char *name)
{
  return g_signal_new(name, UI_TYPE_ASK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                      0);
}

static void
ui_ask_window_class_init(UiAskWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_ask_window_get_property;
  object_class->set_property = ui_ask_window_set_property;
  properties[PROP_CAN_CONFIRM] = g_param_spec_boolean("can-confirm", NULL, NULL, TRUE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  signals[SIGNAL_CONFIRMED] = add_signal("confirmed");
  signals[SIGNAL_DECLINED] = add_signal("declined");
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("base/ask-window.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiAskWindow, heading);
  gtk_widget_class_bind_template_child(widget_class, UiAskWindow, body);
  gtk_widget_class_bind_template_child(widget_class, UiAskWindow, answer);
  gtk_widget_class_bind_template_child(widget_class, UiAskWindow, cancel_button);
  gtk_widget_class_bind_template_child(widget_class, UiAskWindow, decline_button);
  gtk_widget_class_bind_template_child(widget_class, UiAskWindow, confirm_button);
  gtk_widget_class_bind_template_callback(widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback(widget_class, decline_cb);
}

static void
ui_ask_window_init(UiAskWindow *self)
{
  self->can_confirm = TRUE;
  gtk_widget_init_template(GTK_WIDGET(self));
}

static void
name_button(GtkButton *button, const char *label)
{
  gtk_button_set_label(button, label);
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

UiAskWindow *
ui_ask_window_new(GtkWidget *asking, const char *heading, const char *body, const char *confirm)
{
  g_return_val_if_fail(GTK_IS_WIDGET(asking) && heading != NULL && confirm != NULL, NULL);

  GtkRoot *root = gtk_widget_get_root(asking);
  UiAskWindow *self =
      g_object_new(UI_TYPE_ASK_WINDOW, "title", heading, "transient-for",
                   GTK_IS_WINDOW(root) ? root : NULL, "destroy-with-parent", TRUE, NULL);

  g_autofree char *clean_heading = ilk_clean_line(heading);
  g_autofree char *clean_body = ilk_clean_text(body != NULL ? body : "");
  gtk_label_set_label(self->heading, clean_heading);
  gtk_label_set_label(self->body, clean_body);
  gtk_widget_set_visible(GTK_WIDGET(self->body), body != NULL);
  name_button(self->confirm_button, confirm);
  return self;
}

void
ui_ask_window_set_answer(UiAskWindow *self, GtkWidget *widget)
{
  g_return_if_fail(UI_IS_ASK_WINDOW(self));
  adw_bin_set_child(self->answer, widget);
  gtk_widget_set_visible(GTK_WIDGET(self->answer), TRUE);
}

void
ui_ask_window_set_destructive(UiAskWindow *self)
{
  g_return_if_fail(UI_IS_ASK_WINDOW(self));
  gtk_widget_remove_css_class(GTK_WIDGET(self->confirm_button), "suggested-action");
  gtk_widget_add_css_class(GTK_WIDGET(self->confirm_button), "destructive-action");
}

void
ui_ask_window_offer(UiAskWindow *self, const char *decline)
{
  g_return_if_fail(UI_IS_ASK_WINDOW(self));
  name_button(self->decline_button, decline);
  gtk_widget_set_visible(GTK_WIDGET(self->decline_button), TRUE);
}

void
ui_ask_window_set_cancel(UiAskWindow *self, const char *cancel)
{
  g_return_if_fail(UI_IS_ASK_WINDOW(self));
  name_button(self->cancel_button, cancel);
}

void
ui_ask_window_ask(UiAskWindow *self)
{
  g_return_if_fail(UI_IS_ASK_WINDOW(self));

  GtkWidget *widget = adw_bin_get_child(self->answer);
  gtk_window_present(GTK_WINDOW(self));
  if (widget != NULL)
    gtk_widget_child_focus(widget, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus(GTK_WIDGET(self->cancel_button));
}
