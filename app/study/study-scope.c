/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each scope is a search.
 */
#include "app/study/study-scope.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ASKED "-is:suspended -is:buried"

static const struct {
  const char *name;
  IlkStudyKind kind;
  gboolean has_number;
} names[] = {
    {"ahead:", ILK_STUDY_AHEAD, TRUE},         {"new:", ILK_STUDY_NEW, TRUE},
    {"forgotten", ILK_STUDY_FORGOTTEN, FALSE}, {"cram:", ILK_STUDY_CRAM, FALSE},
    {"cards:", ILK_STUDY_CARDS, FALSE},
};

IlkStudyScope *
ilk_study_scope_new(IlkStudyKind kind, gint64 deck, int number, const char *query)
{
  IlkStudyScope *self = g_new(IlkStudyScope, 1);
  *self = (IlkStudyScope){kind, deck, number, g_strdup(query)};
  return self;
}

void
ilk_study_scope_free(IlkStudyScope *self)
{
  g_free(self->query);
  g_free(self);
}

static IlkStudyScope *
fail(const char *text, GError **error)
{
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
              _("“%s” is nothing that can be studied: ahead:DAYS, new:NUMBER, forgotten, "
                "cram:QUERY or cards:ID,ID."),
              text);
  return NULL;
}

IlkStudyScope *
ilk_study_scope_parse(const char *text, gint64 deck, GError **error)
{
  if (*text == '\0')
    return ilk_study_scope_new(ILK_STUDY_WAITING, deck, 0, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    const char *value = text + strlen(names[i].name);
    gint64 number = 0;

    if (!g_str_has_prefix(text, names[i].name))
      continue;
    if (names[i].has_number &&
        !g_ascii_string_to_signed(value, 10, 1, ILK_MAX_STUDY_CARDS, &number, NULL))
      return fail(text, error);
    return ilk_study_scope_new(names[i].kind, deck, (int) number,
                               *value != '\0' && !names[i].has_number ? value : NULL);
  }
  return fail(text, error);
}

char *
ilk_study_scope_dup_of_cards(const GArray *cards)
{
  g_return_val_if_fail(cards != NULL, NULL);

  g_autoptr(GString) text = g_string_new("cards:");
  for (guint i = 0; i < MIN(cards->len, ILK_MAX_STUDY_CARDS); i++)
    g_string_append_printf(text, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                           g_array_index(cards, gint64, i));
  return g_string_free(g_steal_pointer(&text), FALSE);
}

/* What is no number is no card. */
GArray *
ilk_study_scope_list_cards(const IlkStudyScope *self)
{
  g_return_val_if_fail(self != NULL, NULL);

  if (self->kind != ILK_STUDY_CARDS)
    return NULL;
  g_auto(GStrv) ids = g_strsplit(self->query != NULL ? self->query : "", ",", -1);
  GArray *cards = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (char **id = ids; *id != NULL && cards->len < ILK_MAX_STUDY_CARDS; id++) {
    gint64 card;
    if (g_ascii_string_to_signed(*id, 10, 1, G_MAXINT64, &card, NULL))
      g_array_append_val(cards, card);
  }
  return cards;
}

gboolean
ilk_study_scope_is_practice(const IlkStudyScope *self)
{
  return self->kind == ILK_STUDY_FORGOTTEN || self->kind == ILK_STUDY_CRAM;
}

char *
ilk_study_scope_dup_search(const IlkStudyScope *self, IlkCardSearch *search)
{
  *search =
      (IlkCardSearch){.deck = self->deck, .order = ILK_ORDER_DECK, .limit = ILK_MAX_STUDY_CARDS};
  switch (self->kind) {
  case ILK_STUDY_AHEAD:
    search->order = ILK_ORDER_DUE;
    return g_strdup_printf(ASKED " -is:new prop:due<=%d", self->number);
  case ILK_STUDY_NEW:
    search->limit = (guint) MIN(self->number, ILK_MAX_STUDY_CARDS);
    return g_strdup(ASKED " is:new");
  case ILK_STUDY_FORGOTTEN:
    return g_strdup(ASKED " rated:1:again");
  case ILK_STUDY_CRAM:
    /* A bracket or quote that the learner left open ends with the text. */
    return g_strdup_printf("-is:suspended (%s", self->query);
  case ILK_STUDY_CARDS:
  case ILK_STUDY_WAITING:
  default:
    return g_strdup(ASKED " is:due");
  }
}
