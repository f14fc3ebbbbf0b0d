/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A label above, a text view in its own scroller, and a label below that is there only when
 * needed.
 */
#include "ui/cards/text-field.h"

#include "ui/base/resource.h"

struct _UiTextField {
  GtkWidget parent_instance;

  int lines;

  /* Template */
  GtkWidget *box;
  GtkLabel *title;
  GtkScrolledWindow *scroller;
  GtkTextView *view;
  GtkLabel *mistake;
};

enum { PROP_0, PROP_TITLE, PROP_LINES, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiTextField, ui_text_field, GTK_TYPE_WIDGET)

static void
changed_cb(UiTextField *self)
{
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

/* The height follows the size of the text. */
static void
set_lines(UiTextField *self, int lines)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout(GTK_WIDGET(self->view), "A");
  int height;

  pango_layout_get_pixel_size(layout, NULL, &height);
  self->lines = lines;
  gtk_scrolled_window_set_min_content_height(self->scroller, lines * height + 16);
  gtk_scrolled_window_set_max_content_height(self->scroller, 4 * lines * height + 16);
}

static void
ui_text_field_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiTextField *self = UI_TEXT_FIELD(object);

  if (id == PROP_TITLE)
    g_value_set_string(value, gtk_label_get_label(self->title));
  else if (id == PROP_LINES)
    g_value_set_int(value, self->lines);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_text_field_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiTextField *self = UI_TEXT_FIELD(object);

  if (id == PROP_TITLE)
    ui_text_field_set_title(self, g_value_get_string(value));
  else if (id == PROP_LINES)
    set_lines(self, g_value_get_int(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_text_field_dispose(GObject *object)
{
  g_clear_pointer(&UI_TEXT_FIELD(object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_text_field_parent_class)->dispose(object);
}

static void
ui_text_field_class_init(UiTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_text_field_get_property;
  object_class->set_property = ui_text_field_set_property;
  object_class->dispose = ui_text_field_dispose;
  properties[PROP_TITLE] =
      g_param_spec_string("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINES] =
      g_param_spec_int("lines", NULL, NULL, 1, 20, 2, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("cards/text-field.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiTextField, box);
  gtk_widget_class_bind_template_child(widget_class, UiTextField, title);
  gtk_widget_class_bind_template_child(widget_class, UiTextField, scroller);
  gtk_widget_class_bind_template_child(widget_class, UiTextField, view);
  gtk_widget_class_bind_template_child(widget_class, UiTextField, mistake);
}

static void
ui_text_field_init(UiTextField *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  set_lines(self, 2);
  g_signal_connect_object(gtk_text_view_get_buffer(self->view), "changed", G_CALLBACK(changed_cb),
                          self, G_CONNECT_SWAPPED);
}

char *
ui_text_field_dup_text(UiTextField *self)
{
  g_return_val_if_fail(UI_IS_TEXT_FIELD(self), NULL);

  GtkTextBuffer *buffer = gtk_text_view_get_buffer(self->view);
  GtkTextIter begin, end;
  gtk_text_buffer_get_bounds(buffer, &begin, &end);
  return gtk_text_buffer_get_text(buffer, &begin, &end, FALSE);
}

void
ui_text_field_set_text(UiTextField *self, const char *text)
{
  g_return_if_fail(UI_IS_TEXT_FIELD(self) && text != NULL);

  GtkTextBuffer *buffer = gtk_text_view_get_buffer(self->view);
  gtk_text_buffer_begin_irreversible_action(buffer);
  gtk_text_buffer_set_text(buffer, text, -1);
  gtk_text_buffer_end_irreversible_action(buffer);
}

void
ui_text_field_insert(UiTextField *self, const char *before, const char *behind)
{
  g_return_if_fail(UI_IS_TEXT_FIELD(self));

  GtkTextBuffer *buffer = gtk_text_view_get_buffer(self->view);
  GtkTextIter cursor;
  gtk_text_buffer_begin_user_action(buffer);
  gtk_text_buffer_delete_selection(buffer, FALSE, TRUE);
  gtk_text_buffer_insert_at_cursor(buffer, before, -1);
  gtk_text_buffer_insert_at_cursor(buffer, behind, -1);
  gtk_text_buffer_get_iter_at_mark(buffer, &cursor, gtk_text_buffer_get_insert(buffer));
  gtk_text_iter_backward_chars(&cursor, (int) g_utf8_strlen(behind, -1));
  gtk_text_buffer_place_cursor(buffer, &cursor);
  gtk_text_buffer_end_user_action(buffer);
}

GtkTextView *
ui_text_field_get_view(UiTextField *self)
{
  g_return_val_if_fail(UI_IS_TEXT_FIELD(self), NULL);
  return self->view;
}

void
ui_text_field_set_title(UiTextField *self, const char *title)
{
  g_return_if_fail(UI_IS_TEXT_FIELD(self));

  gtk_label_set_label(self->title, title);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                 -1);
}

void
ui_text_field_set_mistake(UiTextField *self, const char *sentence)
{
  g_return_if_fail(UI_IS_TEXT_FIELD(self));

  gtk_label_set_label(self->mistake, sentence != NULL ? sentence : "");
  gtk_widget_set_visible(GTK_WIDGET(self->mistake), sentence != NULL);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 sentence != NULL ? sentence : "", -1);
}

gboolean
ui_text_field_has_mistake(UiTextField *self)
{
  g_return_val_if_fail(UI_IS_TEXT_FIELD(self), FALSE);
  return gtk_widget_get_visible(GTK_WIDGET(self->mistake));
}

void
ui_text_field_focus(UiTextField *self)
{
  g_return_if_fail(UI_IS_TEXT_FIELD(self));
  gtk_widget_grab_focus(GTK_WIDGET(self->view));
}
