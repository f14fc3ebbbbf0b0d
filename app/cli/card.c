/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock card`: what is known of one card, and what became of it with each answer.
 */
#include "app/base/clock.h"
#include "app/cli/command.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/deckfile/plain-text.h"
#include "app/study/card-record.h"
#include "app/study/interval-text.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

static void
add_number(JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name(builder, name);
  if (isnan(value))
    json_builder_add_null_value(builder);
  else
    json_builder_add_double_value(builder, value);
}

static void
add_time(JsonBuilder *builder, const char *name, gint64 at)
{
  ilk_json_int(builder, name, at);
}

static void
add_reviews(JsonBuilder *builder, const GArray *record)
{
  json_builder_set_member_name(builder, "reviews");
  json_builder_begin_array(builder);
  for (guint i = 0; i < record->len; i++) {
    const IlkCardReview *entry = &g_array_index(record, IlkCardReview, i);
    json_builder_begin_object(builder);
    add_time(builder, "at", entry->review.at);
    ilk_json_int(builder, "rating", entry->review.rating);
    ilk_json_int(builder, "ms", entry->review.ms);
    add_number(builder, "recall", entry->recall);
    add_number(builder, "stability", entry->after.stability);
    add_number(builder, "difficulty", entry->after.difficulty);
    ilk_json_string(builder, "state", ilk_state_get_name(entry->after.state));
    add_time(builder, "due", entry->after.due);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
print_as_json(const IlkCardHistory *history, const GArray *record)
{
  JsonBuilder *builder = json_builder_new();
  const IlkMemory *memory = ilk_card_get_memory(history->card);

  json_builder_begin_object(builder);
  ilk_json_int(builder, "card", ilk_card_get_id(history->card));
  ilk_json_string(builder, "deck", history->deck);
  ilk_json_string(builder, "file_id", history->file_id);
  add_time(builder, "added", history->added);
  ilk_json_string(builder, "question", ilk_card_get_content(history->card)->question);
  ilk_json_string(builder, "state", ilk_state_get_name(memory->state));
  add_time(builder, "due", memory->due);
  add_number(builder, "stability", memory->stability);
  add_number(builder, "difficulty", memory->difficulty);
  add_number(builder, "recall", ilk_card_record_recall(history, 0));
  ilk_json_int(builder, "lapses", memory->lapses);
  add_reviews(builder, record);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
print_memory(const IlkCardHistory *history)
{
  const IlkMemory *memory = ilk_card_get_memory(history->card);

  if (memory->state == ILK_STATE_NEW) {
    g_print(_("Never studied\n"));
    return;
  }
  g_autofree char *due = ilk_time_text(memory->due);
  g_print(_("Due %s\n"), due);
  g_print(_("Stability %.1f days, difficulty %.1f of 10, recall now %.0f %%\n"), memory->stability,
          memory->difficulty, ilk_card_record_recall(history, 0) * 100);
  g_print(ngettext("Forgotten %d time\n", "Forgotten %d times\n", (gulong) memory->lapses),
          memory->lapses);
}

static void
print_next(const IlkCardHistory *history)
{
  IlkMemory after[ILK_N_RATINGS];

  ilk_card_record_preview(history, after);
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    g_autofree char *interval = ilk_interval_text(after[i].due - after[i].last);
    g_print("%s%s: %s", i > 0 ? "   " : "", ilk_rating_get_label((IlkRating) (i + 1)), interval);
  }
  g_print("\n");
}

static void
print_review(const IlkCardReview *entry)
{
  g_autofree char *at = ilk_time_text(entry->review.at);
  g_autofree char *interval = ilk_interval_text(entry->after.due - entry->after.last);
  const char *label = entry->review.rating != 0
                          ? ilk_rating_get_label((IlkRating) entry->review.rating)
                          : _("set by hand");

  g_print(_("%s  %-8s %5.1f s  again in %s\n"), at, label, (double) entry->review.ms / 1000,
          interval);
}

static void
print_as_text(const IlkCardHistory *history, const GArray *record)
{
  g_autofree char *plain = ilk_markdown_to_plain(ilk_card_get_content(history->card)->question);
  g_autofree char *question = ilk_text_wrap(plain, ilk_terminal_get_width(), 0);
  g_autofree char *tags = g_strjoinv(", ", (char **) ilk_card_get_content(history->card)->tags);
  g_autofree char *added = ilk_time_text(history->added);
  /* What a file says is cleaned of what would steer the terminal, as the question is. */
  g_autofree char *deck = ilk_text_wrap(history->deck, G_MAXINT, 0);
  g_autofree char *clean_tags = ilk_text_wrap(tags, G_MAXINT, 0);

  g_print(_("Card %" PRId64 " of “%s”"), ilk_card_get_id(history->card), g_strchomp(deck));
  g_print("\n\n%s\n", question);
  g_print(_("Added %s\n"), added);
  if (*tags != '\0')
    g_print(_("Tags: %s\n"), g_strchomp(clean_tags));
  print_memory(history);
  print_next(history);
  if (record->len > 0)
    g_print("\n");
  for (guint i = 0; i < record->len; i++)
    print_review(&g_array_index(record, IlkCardReview, i));
}

gboolean
ilk_command_card(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  gint64 card = 0;
  const GOptionEntry entries[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 1, 1, error))
    return FALSE;
  if (!g_ascii_string_to_signed(invocation->arguments[0], 10, 1, G_MAXINT64, &card, NULL))
    return ilk_usage_error(error, _("“%s” is no card id; “interlock search” shows them."),
                           invocation->arguments[0]);

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  g_autoptr(IlkCardHistory) history =
      collection != NULL ? ilk_collection_get_history(collection, card, error) : NULL;
  if (history == NULL)
    return FALSE;
  g_autoptr(GArray) record = ilk_card_record_list(history);
  if (json)
    print_as_json(history, record);
  else
    print_as_text(history, record);
  return TRUE;
}
