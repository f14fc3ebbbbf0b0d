/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures with their units, then one sentence on when to come back.
 */
#include "ui/study/ending-view.h"

#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"
#include "ui/study/more-box.h"

#include <glib/gi18n.h>

struct _UiEndingView {
  AdwBin parent_instance;

  /* Template */
  GtkLabel *headline;
  GtkFlowBox *figures;
  GtkLabel *next;
  GtkWidget *more_button;
  GtkWidget *done_button;
  UiMoreBox *more;
};

G_DEFINE_FINAL_TYPE(UiEndingView, ui_ending_view, ADW_TYPE_BIN)

static void
remove_figures(UiEndingView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self->figures))) != NULL)
    gtk_flow_box_remove(self->figures, child);
}

/* Takes @value. */
static void
add_figure(UiEndingView *self, char *value, const char *meaning)
{
  g_autofree char *owned = value;
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *number = gtk_label_new(owned);
  GtkWidget *caption = gtk_label_new(meaning);

  gtk_widget_add_css_class(number, "title-2");
  gtk_widget_add_css_class(number, "numeric");
  gtk_widget_add_css_class(caption, "caption");
  gtk_widget_add_css_class(caption, "dim-label");
  gtk_label_set_ellipsize(GTK_LABEL(caption), PANGO_ELLIPSIZE_END);
  gtk_box_append(GTK_BOX(box), number);
  gtk_box_append(GTK_BOX(box), caption);
  gtk_widget_add_css_class(box, "card");
  gtk_widget_add_css_class(box, "figure");
  gtk_flow_box_append(self->figures, box);
  gtk_widget_set_focusable(gtk_widget_get_parent(box), FALSE);
}

static char *
dup_minutes(gint64 ms)
{
  gint64 seconds = (ms + 500) / 1000;

  /* Translators: minutes and seconds, as on a clock. */
  return g_strdup_printf(_("%d:%02d"), (int) (seconds / 60), (int) (seconds % 60));
}

static char *
dup_next_sentence(const IlkSessionSummary *summary)
{
  if (summary->next_due == 0)
    return g_strdup(_("No cards are scheduled."));

  g_autofree char *span = ilk_interval_text_until(summary->next_due);
  /* Translators: %s is a span of time such as “9 days”. */
  g_autofree char *next = g_strdup_printf(_("The next card is due in %s."), span);
  if (summary->due_tomorrow == 0)
    return g_steal_pointer(&next);
  g_autofree char *tomorrow = g_strdup_printf(
      ngettext("%u more card will be due by tomorrow evening.",
               "%u more cards will be due by tomorrow evening.", summary->due_tomorrow),
      summary->due_tomorrow);
  return g_strdup_printf("%s\n%s", next, tomorrow);
}

static void
show_figures(UiEndingView *self, const IlkSessionSummary *summary)
{
  remove_figures(self);
  add_figure(self, g_strdup_printf(_("%u of %u"), summary->passed, summary->answered),
             _("remembered"));
  add_figure(self, g_strdup_printf("%u", summary->learned), _("newly learned"));
  add_figure(self, g_strdup_printf("%u", summary->over_time), _("over time"));
  add_figure(self, dup_minutes(summary->ms), _("thinking"));
}

static void
ui_ending_view_class_init(UiEndingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  g_type_ensure(UI_TYPE_MORE_BOX);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/ending-view.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiEndingView, headline);
  gtk_widget_class_bind_template_child(widget_class, UiEndingView, figures);
  gtk_widget_class_bind_template_child(widget_class, UiEndingView, next);
  gtk_widget_class_bind_template_child(widget_class, UiEndingView, more_button);
  gtk_widget_class_bind_template_child(widget_class, UiEndingView, done_button);
  gtk_widget_class_bind_template_child(widget_class, UiEndingView, more);
}

static void
ui_ending_view_init(UiEndingView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_prompt_key(self->more_button);
  ui_prompt_key(self->done_button);
}

void
ui_ending_view_show(UiEndingView *self, const IlkSessionSummary *summary)
{
  g_return_if_fail(UI_IS_ENDING_VIEW(self));

  g_autofree char *headline =
      summary->answered == 0 ? g_strdup(_("Nothing to study right now"))
                             : g_strdup_printf(ngettext("%u answer, all done",
                                                        "%u answers, all done", summary->answered),
                                               summary->answered);
  g_autofree char *next = dup_next_sentence(summary);
  gtk_label_set_label(self->headline, headline);
  gtk_label_set_label(self->next, next);
  gtk_widget_set_visible(GTK_WIDGET(self->figures), summary->answered > 0);
  show_figures(self, summary);
  ui_ending_view_offer_more(self, 0);
}

void
ui_ending_view_offer_more(UiEndingView *self, guint waiting)
{
  g_return_if_fail(UI_IS_ENDING_VIEW(self));

  gtk_widget_set_visible(self->more_button, waiting > 0);
  if (waiting > 0)
    gtk_widget_remove_css_class(self->done_button, "suggested-action");
  else
    gtk_widget_add_css_class(self->done_button, "suggested-action");
}

void
ui_ending_view_offer_scopes(UiEndingView *self, IlkCollection *collection, gint64 deck)
{
  g_return_if_fail(UI_IS_ENDING_VIEW(self));
  ui_more_box_show(self->more, collection, deck);
}

void
ui_ending_view_focus(UiEndingView *self)
{
  g_return_if_fail(UI_IS_ENDING_VIEW(self));
  gtk_widget_grab_focus(gtk_widget_get_visible(self->more_button) ? self->more_button
                                                                  : self->done_button);
}
