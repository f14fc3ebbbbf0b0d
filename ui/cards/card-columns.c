/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new column costs its row here and a function that says it in words.
 */
#include "ui/cards/card-columns.h"

#include "config.h"
#include "ui/base/flag-name.h"
#include "ui/cards/card-words.h"

#include <glib/gi18n.h>

static char *
dup_question(IlkCard *card, UiCardContext *context)
{
  return ui_card_words_question(card);
}

static char *
dup_deck(IlkCard *card, UiCardContext *context)
{
  return g_strdup(ui_card_context_get_deck_name(context, ilk_card_get_deck(card)));
}

static char *
dup_due(IlkCard *card, UiCardContext *context)
{
  return ui_card_words_due(card, ui_card_context_get_today(context));
}

static char *
dup_tags(IlkCard *card, UiCardContext *context)
{
  return ui_card_words_tags(card);
}

static char *
dup_flag(IlkCard *card, UiCardContext *context)
{
  return g_strdup(ui_flag_get_name(ilk_card_get_marks(card)->flag));
}

static char *
dup_stability(IlkCard *card, UiCardContext *context)
{
  return ui_card_words_stability(card);
}

static char *
dup_difficulty(IlkCard *card, UiCardContext *context)
{
  return ui_card_words_difficulty(card);
}

static char *
dup_added(IlkCard *card, UiCardContext *context)
{
  return ui_card_words_added(card);
}

static char *
dup_lapses(IlkCard *card, UiCardContext *context)
{
  return ui_card_words_lapses(card);
}

const UiCardColumn ui_card_columns[] = {
    {"question", N_("Question"), ILK_ORDER_QUESTION, 0, dup_question},
    {"deck", N_("Deck"), ILK_ORDER_DECK, 18, dup_deck},
    {"due", N_("Due"), ILK_ORDER_DUE, 12, dup_due},
    {"tags", N_("Tags"), ILK_ORDER_RELEVANCE, 14, dup_tags},
    {"flag", N_("Flag"), ILK_ORDER_RELEVANCE, 9, dup_flag},
    {"stability", N_("Stability"), ILK_ORDER_STABILITY, 11, dup_stability},
    {"difficulty", N_("Difficulty"), ILK_ORDER_DIFFICULTY, 11, dup_difficulty},
    {"lapses", N_("Lapses"), ILK_ORDER_LAPSES, 9, dup_lapses},
    {"added", N_("Added"), ILK_ORDER_ADDED, 11, dup_added},
};
const guint ui_card_columns_n = G_N_ELEMENTS(ui_card_columns);

const UiCardColumn *
ui_card_columns_find(const char *name)
{
  for (guint i = 0; i < ui_card_columns_n; i++)
    if (g_strcmp0(ui_card_columns[i].name, name) == 0)
      return &ui_card_columns[i];
  return NULL;
}

char *
ui_card_columns_dup_below(IlkCard *card, UiCardContext *context)
{
  g_autofree char *due = dup_due(card, context);
  const char *deck = ui_card_context_get_deck_name(context, ilk_card_get_deck(card));

  return *deck != '\0' ? g_strjoin(" · ", due, deck, NULL) : g_strdup(due);
}
