/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkSourceView takes its time to read its languages, so it is made when the button is first
 * pressed.
 */
#include "ui/lab/code-view.h"

#include "app/base/paths.h"
#include "app/lab/source.h"
#include "app/lab/state-lines.h"
#include "config.h"
#include "ui/base/drop-down.h"
#include "ui/base/resource.h"
#include "ui/compat/text-colors.h"
#include "ui/lab/code-marks.h"
#include "ui/lab/code-search.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

/* Marks that changed more often could not be read. */
#define MARKS_MS 250

struct _UiCodeView {
  AdwBin parent_instance;

  /* Owned */
  IlkDemo *demo;
  IlkTrace *trace;
  guint marking;

  /* Borrowed */
  GtkToggleButton *button;

  /* Template */
  GtkWidget *content;
  GtkDropDown *files;
  UiCodeSearch *search;
  GtkLabel *standings;
  GtkLabel *error;
  GtkScrolledWindow *scrolled;

  /* Children */
  GtkWidget *text;
  UiCodeMarks *marks;

  gboolean found_marks;
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
  if (self->text != NULL)
    return;
  self->text = create_text();
  self->marks = ui_code_marks_new();
  gtk_source_gutter_insert(
      gtk_source_view_get_gutter(GTK_SOURCE_VIEW(self->text), GTK_TEXT_WINDOW_LEFT),
      GTK_SOURCE_GUTTER_RENDERER(self->marks), 0);
  gtk_scrolled_window_set_child(self->scrolled, self->text);
  ui_code_search_set_view(self->search, GTK_SOURCE_VIEW(self->text));
  g_signal_connect_object(adw_style_manager_get_default(), "notify::dark",
                          G_CALLBACK(follow_scheme), self, G_CONNECT_SWAPPED);
  g_object_bind_property(ui_text_colors_get_default(), "allowed", get_buffer(self),
                         "highlight-syntax", G_BINDING_SYNC_CREATE);
  gtk_source_buffer_set_highlight_matching_brackets(get_buffer(self), FALSE);
  follow_scheme(self);
}

static const char *
get_chosen(UiCodeView *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item(self->files);

  return chosen != NULL ? gtk_string_object_get_string(chosen) : NULL;
}

/* Marks */

/* Once a run and file: where the learner scrolls afterwards is where they want to be. */
static void
scroll_to_marks(UiCodeView *self)
{
  int line = ui_code_marks_get_first(self->marks);
  GtkTextIter iter;

  if (line < 0 || self->found_marks)
    return;
  self->found_marks = TRUE;
  gtk_text_buffer_get_iter_at_line(GTK_TEXT_BUFFER(get_buffer(self)), &iter, line);
  gtk_text_view_scroll_to_iter(GTK_TEXT_VIEW(self->text), &iter, 0, TRUE, 0, 0.3);
}

/* Returns: (transfer full) (nullable): the file to look at instead of this one */
static char *
dup_where_marked(UiCodeView *self)
{
  const char *file =
      ilk_state_lines_find_file(ilk_paths_source_dir(), ilk_demo_get_code(self->demo));

  return file != NULL ? g_strdup_printf(_("Which thread stands where is marked in “%s”."), file)
                      : NULL;
}

static void
show_marks(UiCodeView *self)
{
  if (self->text == NULL)
    return;
  ui_code_marks_show(self->marks, self->trace);
  g_autofree char *words = ui_code_marks_dup_words(self->marks);
  if (words == NULL)
    words = dup_where_marked(self);
  gtk_label_set_label(self->standings, words != NULL ? words : "");
  gtk_widget_set_visible(GTK_WIDGET(self->standings), words != NULL);
  scroll_to_marks(self);
}

static gboolean
marking_cb(gpointer user_data)
{
  UiCodeView *self = user_data;

  self->marking = 0;
  show_marks(self);
  return G_SOURCE_REMOVE;
}

/* Files */

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
  ui_code_marks_read(self->marks, text);
  self->found_marks = FALSE;
  show_marks(self);
}

static void
show_chosen(UiCodeView *self)
{
  const char *name = get_chosen(self);
  if (name == NULL || self->button == NULL || !gtk_toggle_button_get_active(self->button))
    return;
  g_autoptr(GError) error = NULL;
  gboolean is_python = g_strcmp0(name, ilk_demo_get_python(self->demo)) == 0;
  const char *folder = is_python ? ilk_paths_python_dir() : ilk_paths_source_dir();
  g_autofree char *text = ilk_source_load(folder, name, &error);

  ensure_text(self);
  show_text(self, name, text != NULL ? text : "");
  gtk_label_set_label(self->error, error ? error->message : "");
  gtk_widget_set_visible(GTK_WIDGET(self->error), error != NULL);
  gtk_widget_set_visible(GTK_WIDGET(self->scrolled), error == NULL);
}

static gboolean
is_open(UiCodeView *self)
{
  return self->button != NULL && gtk_toggle_button_get_active(self->button);
}

/* Closed, it takes no room, not even the gap to its neighbour. */
static void
toggled_cb(UiCodeView *self)
{
  gtk_widget_set_visible(self->content, is_open(self));
  gtk_widget_set_visible(GTK_WIDGET(self), is_open(self));
  show_chosen(self);
}

static void
chosen_cb(UiCodeView *self)
{
  show_chosen(self);
}

/* Searching */

static void
search_closed_cb(UiCodeView *self)
{
  gtk_widget_grab_focus(self->text);
}

static void
search_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  UiCodeView *self = UI_CODE_VIEW(widget);

  if (is_open(self))
    ui_code_search_open(self->search);
}

static void
find_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_code_search_move(UI_CODE_VIEW(widget)->search, g_variant_get_boolean(parameter));
}

/* Class */

static void
ui_code_view_dispose(GObject *object)
{
  UiCodeView *self = UI_CODE_VIEW(object);

  g_clear_weak_pointer(&self->button);
  g_clear_handle_id(&self->marking, g_source_remove);
  g_clear_object(&self->trace);
  g_clear_object(&self->demo);
  G_OBJECT_CLASS(ui_code_view_parent_class)->dispose(object);
}

static void
add_keys(GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    gboolean forward;
  } keys[] = {
      {GDK_KEY_F3, 0, TRUE},
      {GDK_KEY_g, GDK_CONTROL_MASK, TRUE},
      {GDK_KEY_F3, GDK_SHIFT_MASK, FALSE},
      {GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, FALSE},
  };

  gtk_widget_class_install_action(widget_class, "code.search", NULL, search_cb);
  gtk_widget_class_install_action(widget_class, "code.find", "b", find_cb);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "code.search",
                                      NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    gtk_widget_class_add_binding_action(widget_class, keys[i].key, keys[i].modifiers, "code.find",
                                        "b", keys[i].forward);
}

static void
ui_code_view_class_init(UiCodeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_code_view_dispose;
  g_type_ensure(UI_TYPE_CODE_SEARCH);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/code-view.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, content);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, files);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, search);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, standings);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, error);
  gtk_widget_class_bind_template_child(widget_class, UiCodeView, scrolled);
  gtk_widget_class_bind_template_callback(widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback(widget_class, search_closed_cb);
  add_keys(widget_class);
}

static void
ui_code_view_init(UiCodeView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_drop_down_let_shrink(self->files);
}

/* Public */

void
ui_code_view_set_button(UiCodeView *self, GtkToggleButton *button)
{
  g_return_if_fail(UI_IS_CODE_VIEW(self) && self->button == NULL);

  self->button = button;
  g_object_add_weak_pointer(G_OBJECT(button), (gpointer *) &self->button);
  g_signal_connect_object(button, "toggled", G_CALLBACK(toggled_cb), self, G_CONNECT_SWAPPED);
  toggled_cb(self);
}

void
ui_code_view_set_demo(UiCodeView *self, IlkDemo *demo)
{
  g_return_if_fail(UI_IS_CODE_VIEW(self));
  g_autoptr(GtkStringList) names = gtk_string_list_new(NULL);

  if (demo != NULL && ilk_demo_get_python(demo) != NULL)
    gtk_string_list_append(names, ilk_demo_get_python(demo));
  if (demo != NULL)
    gtk_string_list_splice(names, g_list_model_get_n_items(G_LIST_MODEL(names)), 0,
                           (const char *const *) ilk_demo_get_code(demo));
  if (self->button != NULL)
    gtk_toggle_button_set_active(self->button, FALSE);
  g_set_object(&self->demo, demo);
  gtk_drop_down_set_model(self->files, G_LIST_MODEL(names));
  if (self->button != NULL)
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

void
ui_code_view_follow(UiCodeView *self, IlkTrace *trace)
{
  g_return_if_fail(UI_IS_CODE_VIEW(self));

  if (trace != NULL && trace != self->trace)
    self->found_marks = FALSE;
  if (trace == NULL && self->trace == NULL)
    return;
  g_set_object(&self->trace, trace);
  if (self->marking == 0)
    self->marking = g_timeout_add(MARKS_MS, marking_cb, self);
}
