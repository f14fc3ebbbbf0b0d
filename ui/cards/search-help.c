/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows are made when the popover is first opened; most of those who search never need them.
 */
#include "ui/cards/search-help.h"

#include "config.h"

#include <glib/gi18n.h>

struct _UiSearchHelp {
  GtkPopover parent_instance;

  /* Borrowed */
  GtkListBox *rows;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiSearchHelp, ui_search_help, GTK_TYPE_POPOVER)

static const struct {
  const char *term;
  const char *meaning;
} terms[] = {
    {"thread lock", N_("Both words, anywhere on the card")},
    {"\"global interpreter lock\"", N_("These words in this order")},
    {"-tag:gil", N_("Not what follows the “-”")},
    {"lock or event", N_("One of the two; ( ) keep terms together")},
    {"deck:\"The GIL\"", N_("In this deck and those below it")},
    {"tag:gil", N_("With this tag; * stands for the rest of a word")},
    {"is:due", N_("Also: new, learning, review, suspended, buried, leech")},
    {"flag:1", N_("With the red flag; 0 is without a flag")},
    {"demo:*", N_("With a demo")},
    {"kind:cloze", N_("Also: qa, both")},
    {"added:7", N_("Added in the last 7 days")},
    {"rated:7:again", N_("Answered with Again in the last 7 days")},
    {"prop:stability<5", N_("Also: difficulty, retrievability, interval, due, reps, lapses")},
};

static void
chosen_cb(UiSearchHelp *self, GtkListBoxRow *row)
{
  const char *term = terms[gtk_list_box_row_get_index(row)].term;

  gtk_popover_popdown(GTK_POPOVER(self));
  g_signal_emit(self, signals[SIGNAL_CHOSEN], 0, term);
}

static GtkWidget *
make_label(const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new(text);

  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_widget_add_css_class(label, css_class);
  return label;
}

static void
add_row(UiSearchHelp *self, const char *term, const char *meaning)
{
  GtkWidget *row = gtk_list_box_row_new();
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append(GTK_BOX(box), make_label(term, "monospace"));
  gtk_box_append(GTK_BOX(box), make_label(meaning, "dim-label"));
  gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(row), box);
  gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, term,
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning, -1);
  gtk_list_box_append(self->rows, row);
}

static GtkWidget *
make_list(UiSearchHelp *self)
{
  self->rows = GTK_LIST_BOX(gtk_list_box_new());
  gtk_list_box_set_selection_mode(self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class(GTK_WIDGET(self->rows), "search-help");
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Search terms"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS(terms); i++)
    add_row(self, terms[i].term, _(terms[i].meaning));
  g_signal_connect_object(self->rows, "row-activated", G_CALLBACK(chosen_cb), self,
                          G_CONNECT_SWAPPED);
  return GTK_WIDGET(self->rows);
}

static void
ui_search_help_map(GtkWidget *widget)
{
  UiSearchHelp *self = UI_SEARCH_HELP(widget);

  if (self->rows == NULL) {
    GtkWidget *scroller = gtk_scrolled_window_new();

    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scroller), GTK_POLICY_NEVER,
                                   GTK_POLICY_AUTOMATIC);
    gtk_scrolled_window_set_propagate_natural_height(GTK_SCROLLED_WINDOW(scroller), TRUE);
    gtk_scrolled_window_set_max_content_height(GTK_SCROLLED_WINDOW(scroller), 420);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scroller), make_list(self));
    gtk_widget_set_size_request(scroller, 300, -1);
    gtk_popover_set_child(GTK_POPOVER(self), scroller);
  }
  GTK_WIDGET_CLASS(ui_search_help_parent_class)->map(widget);
}

static void
ui_search_help_class_init(UiSearchHelpClass *klass)
{
  GTK_WIDGET_CLASS(klass)->map = ui_search_help_map;
  signals[SIGNAL_CHOSEN] = g_signal_new("chosen", UI_TYPE_SEARCH_HELP, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
ui_search_help_init(UiSearchHelp *self)
{
}
