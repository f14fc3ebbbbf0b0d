/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the beginning of a question is read: a list shows one line of it.
 */
#include "ui/cards/card-words.h"

#include "app/base/clean-text.h"
#include "app/base/clock.h"
#include "app/deckfile/plain-text.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/dates.h"

#include <glib/gi18n.h>

#define QUESTION_LETTERS 200

/* More is never seen in one line, and plain text of a whole book would take its time. */
#define BYTES_READ 2048

static void
fold_blanks(char *text)
{
  char *out = text;

  for (const char *in = g_strstrip(text); *in != '\0'; in++)
    if (!g_ascii_isspace(*in))
      *out++ = *in;
    else if (out > text && out[-1] != ' ')
      *out++ = ' ';
  *out = '\0';
}

char *
ui_one_line(const char *markdown, glong letters)
{
  g_return_val_if_fail(markdown != NULL, NULL);

  g_autofree char *head = g_strndup(markdown, BYTES_READ);
  g_autofree char *valid = g_utf8_make_valid(head, -1);
  g_autofree char *line = ilk_markdown_to_plain(valid);

  fold_blanks(line);
  if (g_utf8_strlen(line, -1) <= letters)
    return g_steal_pointer(&line);
  g_autofree char *beginning = g_utf8_substring(line, 0, letters);
  return g_strconcat(beginning, "…", NULL);
}

char *
ui_card_words_question(IlkCard *card)
{
  return ui_one_line(ilk_card_get_content(card)->question, QUESTION_LETTERS);
}

char *
ui_card_words_due(IlkCard *card, gint64 today)
{
  const IlkMemory *memory = ilk_card_get_memory(card);
  const IlkCardMarks *marks = ilk_card_get_marks(card);

  if (marks->suspended)
    return g_strdup(_("Suspended"));
  if (marks->buried_until > today)
    return g_strdup(_("Buried"));
  if (memory->state == ILK_STATE_NEW)
    return g_strdup(C_("card", "New"));
  if (memory->due <= ilk_clock_now())
    return g_strdup(_("Now"));
  g_autofree char *span = ilk_interval_text_until(memory->due);
  /* Translators: when a card is asked again; %s is a span of time such as “9 days”. */
  return g_strdup_printf(_("in %s"), span);
}

char *
ui_card_words_tags(IlkCard *card)
{
  g_autofree char *tags = g_strjoinv(", ", (char **) ilk_card_get_content(card)->tags);
  return ilk_clean_line(tags);
}

static gboolean
is_new(IlkCard *card)
{
  return ilk_card_get_memory(card)->state == ILK_STATE_NEW;
}

char *
ui_card_words_stability(IlkCard *card)
{
  double days = ilk_card_get_memory(card)->stability;

  return is_new(card) ? g_strdup("") : ilk_interval_text((gint64) (days * (double) ILK_MS_PER_DAY));
}

char *
ui_card_words_difficulty(IlkCard *card)
{
  return is_new(card) ? g_strdup("")
                      : g_strdup_printf("%.1f", ilk_card_get_memory(card)->difficulty);
}

char *
ui_card_words_lapses(IlkCard *card)
{
  return is_new(card) ? g_strdup("") : g_strdup_printf("%d", ilk_card_get_memory(card)->lapses);
}

char *
ui_card_words_added(IlkCard *card)
{
  gint64 added = ilk_card_get_added(card);

  if (added == 0)
    return g_strdup("");
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(added / 1000);
  g_autoptr(GDateTime) local = g_date_time_to_local(utc);
  return ui_dates_dup(local, UI_DATE_YEAR);
}
