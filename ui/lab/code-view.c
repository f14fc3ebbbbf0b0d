/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkSourceView takes its time to read its languages, so it is made when the button is first
 * pressed.
 */
#include "config.h"

#include "ui/lab/code-view.h"

#include "app/base/paths.h"
#include "app/lab/source.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

struct _UiCodeView {
  AdwBin parent_instance;

  /* Owned */
  IlkDemo *demo;

  /* Template */
  GtkToggleButton *button;
  GtkWidget *content;
  GtkDropDown *files;
  GtkLabel *error;
  GtkScrolledWindow *scrolled;

  /* Child */
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE(UiCodeView, ui_code_view, ADW_TYPE_BIN)

static GtkSourceBuffer *
get_buffer(UiCodeView *self)
{
  return GTK_SOURCE_BUFFER(gtk_text_view_get_buffer(GTK_TEXT_VIEW(self->text)));
}

static void
follow_scheme(UiCodeView *self)
{
  gboolean dark = adw_style_manager_get_dark(adw_style_manager_get_default());
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme(
      gtk_source_style_scheme_manager_get_default(), dark ? "Adwaita-dark" : "Adwaita");

  gtk_source_buffer_set_style_scheme(get_buffer(self), scheme);
}

/* Tab leaves it, since nothing can be typed. */
static GtkWidget *
create_text(void)
{
  GtkWidget *text = gtk_source_view_new();

  gtk_text_view_set_editable(GTK_TEXT_VIEW(text), FALSE);
  gtk_text_view_set_cursor_visible(GTK_TEXT_VIEW(text), FALSE);
  gtk_text_view_set_accepts_tab(GTK_TEXT_VIEW(text), FALSE);
  gtk_text_view_set_monospace(GTK_TEXT_VIEW(text), TRUE);
  gtk_text_view_set_top_margin(GTK_TEXT_VIEW(text), 8);
  gtk_text_view_set_bottom_margin(GTK_TEXT_VIEW(text), 8);
  gtk_text_view_set_left_margin(GTK_TEXT_VIEW(text), 8);
  gtk_source_view_set_show_line_numbers(GTK_SOURCE_VIEW(text), TRUE);
  return text;
}

static void
ensure_text(UiCodeView *self)
{
  if (self->text)
    return;
  self->text = create_text();
  gtk_scrolled_window_set_child(self->scrolled, self->text);
  g_signal_connect_object(adw_style_manager_get_default(), "notify::dark",
                          G_CALLBACK(follow_scheme), self, G_CONNECT_SWAPPED);
  follow_scheme(self);
}

static const char *
get_chosen(UiCodeView *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item(self->files);

  return chosen ? gtk_string_object_get_string(chosen) : NULL;
}

static void
show_text(UiCodeView *self, const char *name, const char *text)
{
  GtkSourceBuffer *buffer = get_buffer(self);
  GtkTextIter start;

  gtk_source_buffer_set_language(buffer, gtk_source_language_manager_get_language(
                                             gtk_source_language_manager_get_default(),
                                             g_str_has_suffix(name, ".py") ? "python" : "c"));
  gtk_text_buffer_set_text(GTK_TEXT_BUFFER(buffer), text, -1);
  gtk_text_buffer_get_start_iter(GTK_TEXT_BUFFER(buffer), &start);
  gtk_text_buffer_place_cursor(GTK_TEXT_BUFFER(buffer), &start);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                 -1);
}

static void
show_chosen(UiCodeView *self)
{
  const char *name = get_chosen(self);
  if (!name || !gtk_toggle_button_get_active(self->button))
    return;
  g_autoptr(GError) error = NULL;
  gboolean is_python = g_strcmp0(name, ilk_demo_get_python(self->demo)) == 0;
  const char *folder = is_python ? ilk_paths_python_dir() : ilk_paths_source_dir();
  g_autofree char *text = ilk_source_load(folder, name, &error);

  ensure_text(self);
  show_text(self, name, text ? text : "");
  gtk_label_set_label(self->error, error ? error->message : "");
  gtk_widget_set_visible(GTK_WIDGET(self->error), error != NULL);
  gtk_widget_set_visible(GTK_WIDGET(self->scrolled), error == NULL);
}

static void
toggled_cb(UiCodeView *self)
{
  gtk_widget_set_visible(self->content, gtk_toggle_button_get_active(self->button));
  show_chosen(self);
}

static void
chosen_cb(UiCodeView *self)
{
  show_chosen(self);
}

static void
dispose(GObject *object)
{
  UiCodeView *self = UI_CODE_VIEW(object);

  g_clear_object(&self->demo);
  G_OBJECT_CLASS(ui_code_view_parent_class)->dispose(object);
}

static void
ui_code_view_class_init(UiCodeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = dispose;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              "/io/github/interlock/Interlock/ui/lab/code-view.ui");
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, button);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, content);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, files);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, error);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, scrolled);
  gtk_widget_class_bind_template_callback(widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback(widget_class, chosen_cb);
}

static void
ui_code_view_init(UiCodeView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

/* Public */

void
ui_code_view_set_demo(UiCodeView *self, IlkDemo *demo)
{
  g_return_if_fail(UI_IS_CODE_VIEW(self));
  g_autoptr(GtkStringList) names =
      gtk_string_list_new(demo ? (const char *const *) ilk_demo_get_code(demo) : NULL);

  if (demo && ilk_demo_get_python(demo))
    gtk_string_list_append(names, ilk_demo_get_python(demo));
  gtk_toggle_button_set_active(self->button, FALSE);
  g_set_object(&self->demo, demo);
  gtk_drop_down_set_model(self->files, G_LIST_MODEL(names));
  gtk_widget_set_visible(GTK_WIDGET(self->button),
                         g_list_model_get_n_items(G_LIST_MODEL(names)) > 0);
}

void
ui_code_view_open(UiCodeView *self, guint index)
{
  g_return_if_fail(UI_IS_CODE_VIEW(self));

  gtk_toggle_button_set_active(self->button, TRUE);
  gtk_drop_down_set_selected(self->files, index);
}
