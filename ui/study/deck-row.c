/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The counts are words, so that no colour has to be explained.
 */
#include "ui/study/deck-row.h"

#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

struct _UiDeckRow {
  GtkListBoxRow parent_instance;

  /* Template */
  GtkLabel *name;
  GtkLabel *counts;
  GtkLabel *waiting;
};

G_DEFINE_FINAL_TYPE(UiDeckRow, ui_deck_row, GTK_TYPE_LIST_BOX_ROW)

/* Takes @text. A line breaks between the parts, not within one. */
static void
append_part(GString *line, char *text)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  g_autofree char *part = g_strjoinv("\u00a0", words);

  if (line->len > 0)
    g_string_append(line, "\u00a0· ");
  g_string_append(line, part);
  g_free(text);
}

static void
append_next_due(GString *line, gint64 next_due)
{
  if (next_due == 0)
    return;
  g_autofree char *span = ilk_interval_text_until(next_due);
  /* Translators: %s is a span of time such as “9 days”. */
  append_part(line, g_strdup_printf(_("next in %s"), span));
}

static char *
dup_counts_text(const IlkDeckCounts *counts)
{
  g_autoptr(GString) line = g_string_new(NULL);

  if (counts->new_cards > 0)
    append_part(
        line, g_strdup_printf(ngettext("%u new", "%u new", counts->new_cards), counts->new_cards));
  if (counts->learning > 0)
    append_part(line, g_strdup_printf(ngettext("%u learning", "%u learning", counts->learning),
                                      counts->learning));
  if (counts->due > 0)
    append_part(line, g_strdup_printf(ngettext("%u due", "%u due", counts->due), counts->due));
  if (line->len == 0)
    append_next_due(line, counts->next_due);
  append_part(line, g_strdup_printf(ngettext("%u card", "%u cards", counts->total), counts->total));
  return g_string_free(g_steal_pointer(&line), FALSE);
}

static void
ui_deck_row_class_init(UiDeckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-row.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, name);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, counts);
  gtk_widget_class_bind_template_child(widget_class, UiDeckRow, waiting);
}

static void
ui_deck_row_init(UiDeckRow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

GtkWidget *
ui_deck_row_new(IlkDeck *deck)
{
  UiDeckRow *self = g_object_new(UI_TYPE_DECK_ROW, NULL);
  guint waiting = ilk_deck_get_waiting(deck);
  g_autofree char *counts = dup_counts_text(ilk_deck_get_counts(deck));
  g_autofree char *number = g_strdup_printf("%u", waiting);

  gtk_label_set_label(self->name, ilk_deck_get_name(deck));
  gtk_label_set_label(self->counts, counts);
  gtk_label_set_label(self->waiting, number);
  gtk_widget_set_visible(GTK_WIDGET(self->waiting), waiting > 0);
  gtk_actionable_set_action_target(GTK_ACTIONABLE(self), "x", ilk_deck_get_id(deck));
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 ilk_deck_get_name(deck), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 counts, -1);
  return GTK_WIDGET(self);
}
