/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo words the verdict from what was measured; the comparison with the prediction is ours.
 */
#include "ui/lab/verdict-card.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/units.h"
#include "ui/text/markdown-view.h"

#include <glib/gi18n.h>
#include <math.h>

struct _UiVerdictCard {
  AdwBin parent_instance;

  /* Template */
  GtkLabel *headline;
  GtkLabel *text;
  GtkLabel *comparison;
  GtkWidget *why;
  UiMarkdownView *explanation;
};

G_DEFINE_FINAL_TYPE(UiVerdictCard, ui_verdict_card, ADW_TYPE_BIN)

static void
ui_verdict_card_class_init(UiVerdictCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  g_type_ensure(UI_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/verdict-card.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiVerdictCard, headline);
  gtk_widget_class_bind_template_child(widget_class, UiVerdictCard, text);
  gtk_widget_class_bind_template_child(widget_class, UiVerdictCard, comparison);
  gtk_widget_class_bind_template_child(widget_class, UiVerdictCard, why);
  gtk_widget_class_bind_template_child(widget_class, UiVerdictCard, explanation);
}

static void
ui_verdict_card_init(UiVerdictCard *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

/* Returns: (nullable): “You predicted 1.60×; it was 1.01×.” */
static char *
dup_comparison(IlkDemo *demo, IlkTrace *trace, double predicted)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(demo);
  const IlkResult *result =
      prediction != NULL ? ilk_trace_find_result(trace, prediction->result) : NULL;

  if (result == NULL || !isfinite(predicted))
    return NULL;
  g_autofree char *said = ui_units_format(predicted, prediction->unit);
  g_autofree char *was = ui_units_format(result->value, prediction->unit);
  return g_strdup_printf(_("You predicted %s; it was %s."), said, was);
}

/* Returns: (transfer full) (nullable): @text with numbers and their units kept on one line */
static char *
dup_unbroken(const char *text)
{
  g_autoptr(GRegex) space =
      g_regex_new("(?<=\\d) (?=(?:%|×|ns|µs|ms|s|kB|MB|GB)(?!\\w))", 0, 0, NULL);

  return text != NULL ? g_regex_replace_literal(space, text, -1, 0, "\u00a0", 0, NULL) : NULL;
}

static void
show_label(GtkLabel *label, const char *text)
{
  gtk_label_set_label(label, text != NULL ? text : "");
  gtk_widget_set_visible(GTK_WIDGET(label), text != NULL && *text);
}

void
ui_verdict_card_explain(UiVerdictCard *self, const char *explanation)
{
  g_return_if_fail(UI_IS_VERDICT_CARD(self));

  ui_markdown_view_set_markdown(self->explanation, explanation);
  gtk_widget_set_visible(self->why, explanation != NULL && *explanation);
  gtk_expander_set_expanded(GTK_EXPANDER(self->why), FALSE);
}

void
ui_verdict_card_show(UiVerdictCard *self, IlkDemo *demo, IlkTrace *trace, double predicted)
{
  g_return_if_fail(UI_IS_VERDICT_CARD(self));
  const char *headline = NULL, *text = NULL;
  gboolean known = ilk_trace_get_verdict(trace, &headline, &text);
  g_autofree char *comparison = dup_comparison(demo, trace, predicted);
  g_autofree char *unbroken = dup_unbroken(text);

  show_label(self->headline, headline);
  show_label(self->text, unbroken);
  show_label(self->comparison, comparison);
  gtk_widget_set_visible(GTK_WIDGET(self), known);
}
