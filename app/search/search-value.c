/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may stand after each colon.
 */
#include "app/search/search-value.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_DAYS 36500
#define MAX_FLAG 7

typedef gboolean (*ParseValue)(IlkSearchTerm *term, const char *value);

/* Names in the order of an enumeration. */
static gboolean
find_name(const char *const *names, const char *name, int *index)
{
  for (int i = 0; names[i] != NULL; i++) {
    if (g_ascii_strcasecmp(names[i], name) == 0) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
parse_number(const char *text, int least, int most, int *number)
{
  gint64 value;
  if (!g_ascii_string_to_signed(text, 10, least, most, &value, NULL))
    return FALSE;
  *number = (int) value;
  return TRUE;
}

static gboolean
parse_name(IlkSearchTerm *term, const char *value)
{
  term->text = g_strdup(value);
  return TRUE;
}

static gboolean
parse_is(IlkSearchTerm *term, const char *value)
{
  static const char *const names[] = {"due",    "new",   "learning", "review", "suspended",
                                      "buried", "leech", "marked",   NULL};
  return find_name(names, value, &term->number);
}

static gboolean
parse_flag(IlkSearchTerm *term, const char *value)
{
  return parse_number(value, 0, MAX_FLAG, &term->number);
}

static gboolean
parse_kind(IlkSearchTerm *term, const char *value)
{
  static const char *const names[] = {"qa", "both", "cloze", "foreign", NULL};
  return find_name(names, value, &term->number);
}

static gboolean
parse_days(IlkSearchTerm *term, const char *value)
{
  return parse_number(value, 1, MAX_DAYS, &term->number);
}

static gboolean
parse_rated(IlkSearchTerm *term, const char *value)
{
  g_auto(GStrv) parts = g_strsplit(value, ":", 2);
  IlkRating rating;
  if (!parse_days(term, parts[0]))
    return FALSE;
  /* “rated:7:” is on its way to “rated:7:again”. */
  if (parts[1] == NULL || *parts[1] == '\0')
    return TRUE;
  if (!parse_number(parts[1], ILK_RATING_AGAIN, ILK_RATING_EASY, &term->rating)) {
    if (!ilk_rating_from_name(parts[1], &rating))
      return FALSE;
    term->rating = (int) rating;
  }
  return TRUE;
}

static gboolean
parse_property(IlkSearchTerm *term, const char *value)
{
  static const char *const names[] = {"stability", "difficulty", "retrievability",
                                      "interval",  "due",        "reps",
                                      "lapses",    "seconds",    NULL};
  static const struct {
    const char *sign;
    IlkSearchRelation relation;
  } relations[] = {{"<=", ILK_SEARCH_AT_MOST},
                   {">=", ILK_SEARCH_AT_LEAST},
                   {"<", ILK_SEARCH_LESS},
                   {">", ILK_SEARCH_MORE},
                   {"=", ILK_SEARCH_EQUAL}};
  gsize length = strcspn(value, "<=>");
  g_autofree char *name = g_strndup(value, length);
  int index;
  if (!find_name(names, name, &index))
    return FALSE;
  term->property = (IlkSearchProperty) index;
  for (gsize i = 0; i < G_N_ELEMENTS(relations); i++) {
    if (g_str_has_prefix(value + length, relations[i].sign)) {
      const char *number = value + length + strlen(relations[i].sign);
      char *end;
      term->relation = relations[i].relation;
      term->value = g_ascii_strtod(number, &end);
      return end != number && *end == '\0' && isfinite(term->value);
    }
  }
  return FALSE;
}

static const struct {
  const char *key;
  IlkSearchKind kind;
  ParseValue parse;
  const char *example; /* of what may follow */
} keys[] = {
    {"deck", ILK_SEARCH_DECK, parse_name, "deck:threads"},
    {"tag", ILK_SEARCH_TAG, parse_name, "tag:locks"},
    {"demo", ILK_SEARCH_DEMO, parse_name, "demo:convoy"},
    {"is", ILK_SEARCH_IS, parse_is, "is:due|new|learning|review|suspended|buried|leech|marked"},
    {"flag", ILK_SEARCH_FLAG, parse_flag, "flag:0 … flag:7"},
    {"kind", ILK_SEARCH_NOTE_KIND, parse_kind, "kind:qa|both|cloze|foreign"},
    {"added", ILK_SEARCH_ADDED, parse_days, "added:3"},
    {"rated", ILK_SEARCH_RATED, parse_rated, "rated:7, rated:7:again"},
    {"prop", ILK_SEARCH_PROPERTY, parse_property,
     "prop:stability<5, prop:difficulty>7, prop:retrievability<0.8, prop:interval>=30, "
     "prop:due<=2, "
     "prop:reps>9, prop:lapses>3, prop:seconds>20"},
};

gboolean
ilk_search_is_key(const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    if (g_ascii_strcasecmp(keys[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

gboolean
ilk_search_value_parse(IlkSearchTerm *term, const char *key, const char *value, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
    if (g_ascii_strcasecmp(keys[i].key, key) != 0)
      continue;
    term->kind = keys[i].kind;
    if (keys[i].parse(term, value))
      return TRUE;
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                _("“%s:%s” cannot be searched for. What can: %s."), keys[i].key, value,
                keys[i].example);
    return FALSE;
  }
  g_return_val_if_reached(FALSE);
}
