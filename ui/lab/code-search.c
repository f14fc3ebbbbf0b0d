/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkSourceView finds and highlights; here are the keys, the walk from place to place, and “2 of
 * 5”.
 */
#include "ui/lab/code-search.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/compat/text-colors.h"

#include <glib/gi18n.h>

struct _UiCodeSearch {
  AdwBin parent_instance;

  /* Owned */
  GtkSourceSearchSettings *settings;
  GtkSourceSearchContext *context;

  /* Borrowed */
  GtkSourceView *view;

  /* Template */
  GtkWidget *entry;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE(UiCodeSearch, ui_code_search, ADW_TYPE_BIN)

enum { SIGNAL_CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer(UiCodeSearch *self)
{
  return gtk_text_view_get_buffer(GTK_TEXT_VIEW(self->view));
}

static int
get_position(UiCodeSearch *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds(get_buffer(self), &start, &end);
  return gtk_source_search_context_get_occurrence_position(self->context, &start, &end);
}

/* Counting goes on in the background: −1 while it is not known yet. */
static void
show_count(UiCodeSearch *self)
{
  gboolean asked = gtk_source_search_settings_get_search_text(self->settings) != NULL;
  int n = gtk_source_search_context_get_occurrences_count(self->context);
  int position = get_position(self);
  g_autofree char *words = NULL;

  if (asked && n == 0)
    words = g_strdup(_("not found"));
  else if (asked && n > 0 && position > 0)
    /* Translators: which of how many places where the words stand, “2 of 5”. */
    words = g_strdup_printf(_("%d of %d"), position, n);
  else if (asked && n > 0)
    words = g_strdup_printf(ngettext("%d place", "%d places", (gulong) n), n);
  gtk_label_set_label(self->count, words != NULL ? words : "");
}

static void
select_place(UiCodeSearch *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter place = *start;

  gtk_text_buffer_select_range(get_buffer(self), start, end);
  gtk_text_view_scroll_to_iter(GTK_TEXT_VIEW(self->view), &place, 0.1, FALSE, 0, 0);
  show_count(self);
}

/* Every place there is has a colour while one searches. */
static void
show_places(UiCodeSearch *self)
{
  if (self->context != NULL)
    gtk_source_search_context_set_highlight(
        self->context, gtk_widget_get_visible(GTK_WIDGET(self)) &&
                           ui_text_colors_get_allowed(ui_text_colors_get_default()));
}

/* What is found first is at or after the place found last, so typing on stays where it is. */
static void
changed_cb(UiCodeSearch *self)
{
  const char *words = gtk_editable_get_text(GTK_EDITABLE(self->entry));
  GtkTextIter from, start, end;

  gtk_source_search_settings_set_search_text(self->settings, *words ? words : NULL);
  gtk_text_buffer_get_selection_bounds(get_buffer(self), &from, NULL);
  if (gtk_source_search_context_forward(self->context, &from, &start, &end, NULL))
    select_place(self, &start, &end);
  else
    show_count(self);
}

static void
close_cb(UiCodeSearch *self)
{
  g_signal_emit(self, signals[SIGNAL_CLOSED], 0);
  gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
  show_places(self);
}

static void
next_cb(UiCodeSearch *self)
{
  ui_code_search_move(self, TRUE);
}

static void
previous_cb(UiCodeSearch *self)
{
  ui_code_search_move(self, FALSE);
}

static void
ui_code_search_dispose(GObject *object)
{
  UiCodeSearch *self = UI_CODE_SEARCH(object);

  g_clear_object(&self->context);
  g_clear_object(&self->settings);
  G_OBJECT_CLASS(ui_code_search_parent_class)->dispose(object);
}

static void
ui_code_search_class_init(UiCodeSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_code_search_dispose;
  signals[SIGNAL_CLOSED] = g_signal_new("closed", UI_TYPE_CODE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/code-search.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiCodeSearch, entry);
  gtk_widget_class_bind_template_child(widget_class, UiCodeSearch, count);
  gtk_widget_class_bind_template_callback(widget_class, changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, close_cb);
  gtk_widget_class_bind_template_callback(widget_class, next_cb);
  gtk_widget_class_bind_template_callback(widget_class, previous_cb);
}

static void
ui_code_search_init(UiCodeSearch *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->settings = gtk_source_search_settings_new();
  gtk_source_search_settings_set_wrap_around(self->settings, TRUE);
  g_signal_connect_object(ui_text_colors_get_default(), "notify::allowed", G_CALLBACK(show_places),
                          self, G_CONNECT_SWAPPED);
}

/* Public */

void
ui_code_search_set_view(UiCodeSearch *self, GtkSourceView *view)
{
  g_return_if_fail(UI_IS_CODE_SEARCH(self));

  self->view = view;
  g_clear_object(&self->context);
  self->context =
      gtk_source_search_context_new(GTK_SOURCE_BUFFER(get_buffer(self)), self->settings);
  show_places(self);
  g_signal_connect_object(self->context, "notify::occurrences-count", G_CALLBACK(show_count), self,
                          G_CONNECT_SWAPPED);
}

void
ui_code_search_open(UiCodeSearch *self)
{
  g_return_if_fail(UI_IS_CODE_SEARCH(self) && self->context != NULL);

  gtk_widget_set_visible(GTK_WIDGET(self), TRUE);
  show_places(self);
  gtk_widget_grab_focus(self->entry);
  gtk_editable_select_region(GTK_EDITABLE(self->entry), 0, -1);
  show_count(self);
}

void
ui_code_search_move(UiCodeSearch *self, gboolean forward)
{
  g_return_if_fail(UI_IS_CODE_SEARCH(self));
  GtkTextIter from, to, start, end;

  if (self->context == NULL)
    return;
  gtk_text_buffer_get_selection_bounds(get_buffer(self), &from, &to);
  gboolean found =
      forward ? gtk_source_search_context_forward(self->context, &to, &start, &end, NULL)
              : gtk_source_search_context_backward(self->context, &from, &start, &end, NULL);
  if (found)
    select_place(self, &start, &end);
}
