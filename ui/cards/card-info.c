/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each fact, a group for each kind of them.
 */
#include "ui/cards/card-info.h"

#include "app/base/clean-text.h"
#include "app/base/clock.h"
#include "app/study/card-record.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/dates.h"
#include "ui/base/flag-name.h"
#include "ui/base/resource.h"
#include "ui/cards/card-words.h"
#include "ui/charts/curve.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

#define QUESTION_LETTERS 300
#define MAX_REVIEWS 50

struct _UiCardInfo {
  AdwWindow parent_instance;

  /* Template */
  GtkLabel *question;
  AdwPreferencesGroup *memory;
  AdwPreferencesGroup *fading;
  AdwBin *curve_place;
  AdwPreferencesGroup *next;
  AdwPreferencesGroup *answers;
  AdwPreferencesGroup *origin;
};

G_DEFINE_FINAL_TYPE(UiCardInfo, ui_card_info, ADW_TYPE_WINDOW)

static void
add_row(AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new();
  g_autofree char *clean = ilk_clean_text(value);
  GtkWidget *label = gtk_label_new(clean);
  g_autofree char *markup = g_markup_escape_text(title, -1);

  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), markup);
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode(GTK_LABEL(label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign(GTK_LABEL(label), 1);
  gtk_widget_add_css_class(label, "dim-label");
  gtk_widget_add_css_class(label, "numeric");
  adw_action_row_add_suffix(ADW_ACTION_ROW(row), label);
  adw_preferences_group_add(group, row);
}

/* Takes @value. */
static void
take_row(AdwPreferencesGroup *group, const char *title, char *value)
{
  add_row(group, title, value);
  g_free(value);
}

static char *
dup_date(gint64 at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / 1000);
  g_autoptr(GDateTime) local =
      utc != NULL ? g_date_time_add_minutes(utc, ilk_clock_utc_offset(at)) : NULL;

  return local != NULL ? ui_dates_dup(local, UI_DATE_YEAR) : g_strdup("");
}

static char *
dup_percent(double share)
{
  /* Translators: %.0f is a number of per cent. */
  return g_strdup_printf(_("%.0f %%"), share * 100);
}

static gint64
get_today(const IlkCardHistory *history)
{
  gint64 now = ilk_clock_now();
  return ilk_clock_day(now, ilk_clock_utc_offset(now), history->options.rollover);
}

static void
show_memory(UiCardInfo *self, const IlkCardHistory *history)
{
  const IlkMemory *memory = ilk_card_get_memory(history->card);
  guint flag = ilk_card_get_marks(history->card)->flag;

  take_row(self->memory, _("Due"), ui_card_words_due(history->card, get_today(history)));
  if (flag != 0)
    add_row(self->memory, _("Flag"), ui_flag_get_name(flag));
  if (memory->state == ILK_STATE_NEW)
    return;
  take_row(self->memory, _("Recalled now"), dup_percent(ilk_card_record_recall(history, 0)));
  take_row(self->memory, _("Stability"), ui_card_words_stability(history->card));
  take_row(self->memory, _("Difficulty, of 10"), ui_card_words_difficulty(history->card));
  take_row(self->memory, _("Answers"), g_strdup_printf("%d", memory->reps));
  take_row(self->memory, _("Forgotten"), ui_card_words_lapses(history->card));
}

/* From hours to far beyond the stability. */
static void
show_fading(UiCardInfo *self, const IlkCardHistory *history)
{
  const IlkMemory *memory = ilk_card_get_memory(history->card);
  UiCurveLine line = {.label = _("Recalled"), .color = UI_COLOR_RUNNING};
  double days[UI_CURVE_MAX_POINTS];

  gtk_widget_set_visible(GTK_WIDGET(self->fading), memory->state != ILK_STATE_NEW);
  if (memory->state == ILK_STATE_NEW)
    return;
  UiCurve *curve = ui_curve_new();
  double last = MAX(memory->stability * 8, 4);
  for (int i = 0; i < UI_CURVE_MAX_POINTS; i++) {
    days[i] = 0.25 * pow(last / 0.25, (double) i / (UI_CURVE_MAX_POINTS - 1));
    line.values[i] = ilk_card_record_recall(history, days[i]) * 100;
  }
  g_autofree char *wanted = dup_percent(history->options.desired_retention);
  ui_curve_set_sizes(curve, days, UI_CURVE_MAX_POINTS, _("days"));
  ui_curve_set_lines(curve, &line, 1, "%");
  ui_curve_set_level(curve, history->options.desired_retention * 100, wanted);
  adw_bin_set_child(self->curve_place, GTK_WIDGET(curve));
}

static void
show_next(UiCardInfo *self, const IlkCardHistory *history)
{
  IlkMemory after[ILK_N_RATINGS];

  ilk_card_record_preview(history, after);
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    g_autofree char *interval = ilk_interval_text(after[i].due - after[i].last);
    g_autofree char *date = dup_date(after[i].due);
    /* Translators: a span of time, and the date at its end. */
    take_row(self->next, ilk_rating_get_label((IlkRating) (i + 1)),
             g_strdup_printf(_("%s · %s"), interval, date));
  }
}

static void
add_review(UiCardInfo *self, const IlkCardReview *entry)
{
  g_autofree char *date = dup_date(entry->review.at);
  g_autofree char *interval = ilk_interval_text(entry->after.due - entry->after.last);
  g_autofree char *recall = isnan(entry->recall) ? g_strdup("–") : dup_percent(entry->recall);
  const char *what = entry->review.rating != 0
                         ? ilk_rating_get_label((IlkRating) entry->review.rating)
                         : _("set by hand");
  g_autofree char *title = g_strdup_printf("%s · %s", date, what);

  /* Translators: seconds of thinking; how likely it was recalled; when it was to come again. */
  take_row(self->answers, title,
           g_strdup_printf(_("%.1f s · recalled %s · again in %s"),
                           (double) entry->review.ms / 1000, recall, interval));
}

/* The latest first. */
static void
show_answers(UiCardInfo *self, const IlkCardHistory *history)
{
  g_autoptr(GArray) record = ilk_card_record_list(history);

  gtk_widget_set_visible(GTK_WIDGET(self->answers), record->len > 0);
  for (guint i = record->len; i-- > 0 && record->len - i <= MAX_REVIEWS;)
    add_review(self, &g_array_index(record, IlkCardReview, i));
  if (record->len <= MAX_REVIEWS)
    return;
  g_autofree char *rest = g_strdup_printf(
      ngettext("and %u earlier answer", "and %u earlier answers", record->len - MAX_REVIEWS),
      record->len - MAX_REVIEWS);
  add_row(self->answers, rest, "");
}

static void
show_origin(UiCardInfo *self, const IlkCardHistory *history)
{
  const IlkCardContent *content = ilk_card_get_content(history->card);

  add_row(self->origin, _("Deck"), history->deck);
  take_row(self->origin, _("Added"), dup_date(history->added));
  if (content->tags[0] != NULL)
    take_row(self->origin, _("Tags"), ui_card_words_tags(history->card));
  if (content->demo != NULL)
    add_row(self->origin, _("Demo"), content->demo);
  if (history->file_id != NULL && *history->file_id != '\0')
    add_row(self->origin, _("In its file"), history->file_id);
  take_row(self->origin, _("Number"), g_strdup_printf("%" PRId64, ilk_card_get_id(history->card)));
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  UiCardInfo *self = UI_CARD_INFO(user_data);
  g_autoptr(IlkCardHistory) history =
      ilk_collection_get_history_finish(ILK_COLLECTION(source), result, NULL);

  if (history == NULL || gtk_window_get_transient_for(GTK_WINDOW(self)) == NULL) {
    gtk_window_destroy(GTK_WINDOW(self));
    g_object_unref(self);
    return;
  }
  g_autofree char *question =
      ui_one_line(ilk_card_get_content(history->card)->question, QUESTION_LETTERS);
  gtk_label_set_label(self->question, question);
  show_memory(self, history);
  show_fading(self, history);
  show_next(self, history);
  show_answers(self, history);
  show_origin(self, history);
  gtk_window_present(GTK_WINDOW(self));
  g_object_unref(self);
}

static void
ui_card_info_class_init(UiCardInfoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("cards/card-info.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiCardInfo, question);
  gtk_widget_class_bind_template_child(widget_class, UiCardInfo, memory);
  gtk_widget_class_bind_template_child(widget_class, UiCardInfo, fading);
  gtk_widget_class_bind_template_child(widget_class, UiCardInfo, curve_place);
  gtk_widget_class_bind_template_child(widget_class, UiCardInfo, next);
  gtk_widget_class_bind_template_child(widget_class, UiCardInfo, answers);
  gtk_widget_class_bind_template_child(widget_class, UiCardInfo, origin);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ui_card_info_init(UiCardInfo *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_card_info_open(GtkWidget *over, IlkCollection *collection, gint64 card)
{
  GtkRoot *root = gtk_widget_get_root(over);

  g_return_if_fail(GTK_IS_WINDOW(root) && ILK_IS_COLLECTION(collection));

  UiCardInfo *self = g_object_new(UI_TYPE_CARD_INFO, "transient-for", root, NULL);
  ilk_collection_get_history_async(collection, card, NULL, read_cb, g_object_ref(self));
}
