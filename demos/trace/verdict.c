/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions first, then the names in the text: a row that names a number nobody measured is
 * passed over, so no sentence can hold “nan”.
 */
#include "demos/trace/verdict.h"

#include "demos/trace/amount.h"
#include "demos/trace/text.h"

#include <stdio.h>
#include <string.h>

#define MAX_NAME 64

/* What stands between two braces: “a”, “a/b”, “a:n”. */
typedef struct {
  char name[MAX_NAME], over[MAX_NAME];
  bool bare;
} Placeholder;

/* Conditions */

static bool
holds(const VerdictCondition *condition, const VerdictNumbers *numbers)
{
  if (condition->is != NULL) {
    const char *chosen = numbers->choice(condition->name);
    return chosen != NULL && strcmp(chosen, condition->is) == 0;
  }
  double value = numbers->value(condition->name);
  if (condition->over != NULL)
    value /= numbers->value(condition->over);
  return value >= condition->from && value < condition->below;
}

/* Placeholders */

/* Returns what comes after the next placeholder of @text, NULL when there is none; @start is where
 * it begins. */
static const char *
next_placeholder(const char *text, const char **start, Placeholder *found)
{
  char inside[MAX_NAME];
  const char *end;
  *start = strchr(text, '{');
  if (*start == NULL || (end = strchr(*start, '}')) == NULL)
    return NULL;
  *found = (Placeholder){.bare = false};
  snprintf(inside, sizeof inside, "%.*s", (int) (end - *start - 1), *start + 1);
  char *bare = strstr(inside, ":n"), *over = strchr(inside, '/');
  found->bare = bare != NULL;
  if (bare != NULL)
    *bare = '\0';
  if (over != NULL) {
    *over = '\0';
    snprintf(found->over, MAX_NAME, "%s", over + 1);
  }
  snprintf(found->name, MAX_NAME, "%s", inside);
  return end + 1;
}

static double
find_value(const Placeholder *placeholder, const VerdictNumbers *numbers)
{
  double value = numbers->value(placeholder->name);
  return *placeholder->over != '\0' ? value / numbers->value(placeholder->over) : value;
}

static bool
can_fill(const char *text, const VerdictNumbers *numbers)
{
  Placeholder placeholder;
  const char *start;
  while ((text = next_placeholder(text, &start, &placeholder)) != NULL)
    if (!isfinite(find_value(&placeholder, numbers)) && numbers->word(placeholder.name) == NULL)
      return false;
  return true;
}

static Amount
describe(const Placeholder *placeholder, const VerdictNumbers *numbers)
{
  double value = find_value(placeholder, numbers);
  if (*placeholder->over != '\0')
    return amount_times(value);
  return amount(value, placeholder->bare ? NULL : numbers->unit(placeholder->name));
}

static const char *
translate(const Verdict *verdict, const VerdictNumbers *numbers)
{
  if (verdict->count == NULL)
    return _(verdict->text[0]);
  return ngettext(verdict->text[0], verdict->text[1],
                  (unsigned long) (numbers->value(verdict->count) + 0.5));
}

static bool
can_say(const Verdict *verdict, const VerdictNumbers *numbers)
{
  if (!can_fill(verdict->headline, numbers) || !can_fill(verdict->text[0], numbers))
    return false;
  for (int i = 0; i < VERDICT_MAX_CONDITIONS && verdict->when[i].name != NULL; i++)
    if (!holds(&verdict->when[i], numbers))
      return false;
  return true;
}

/* Returns where @sentence ends now. */
static size_t
fill(const char *text, const VerdictNumbers *numbers, char *sentence, size_t used)
{
  const char *start, *rest;
  Placeholder placeholder;
  while ((rest = next_placeholder(text, &start, &placeholder)) != NULL) {
    const char *word = numbers->word(placeholder.name);
    Amount filled = {""};
    if (word == NULL)
      filled = describe(&placeholder, numbers);
    used += (size_t) snprintf(sentence + used, VERDICT_MAX_SENTENCE - used, "%.*s%s",
                              (int) (start - text), text, word != NULL ? word : filled.text);
    if (used >= VERDICT_MAX_SENTENCE)
      return VERDICT_MAX_SENTENCE - 1;
    text = rest;
  }
  used += (size_t) snprintf(sentence + used, VERDICT_MAX_SENTENCE - used, "%s", text);
  return used < VERDICT_MAX_SENTENCE ? used : VERDICT_MAX_SENTENCE - 1;
}

/* Public */

const Verdict *
verdict_choose(const Verdict *table, const VerdictNumbers *numbers)
{
  for (; table->headline != NULL; table++)
    if (can_say(table, numbers))
      return table;
  return NULL;
}

void
verdict_say(const Verdict *verdict, const Verdict *remarks, const VerdictNumbers *numbers,
            char headline[VERDICT_MAX_SENTENCE], char text[VERDICT_MAX_SENTENCE])
{
  fill(_(verdict->headline), numbers, headline, 0);
  size_t used = fill(translate(verdict, numbers), numbers, text, 0);
  for (; remarks != NULL && remarks->headline != NULL; remarks++)
    if (can_say(remarks, numbers))
      used = fill(translate(remarks, numbers), numbers, text, used);
}
