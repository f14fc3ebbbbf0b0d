/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Broken between two choices, not within one, where there is room for one.
 */
#include "app/cli/study-choices.h"

#include "app/cli/text.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 2
#define GAP "   "

static const IlkStyle rating_styles[] = {
    [ILK_RATING_AGAIN] = ILK_STYLE_AGAIN,
    [ILK_RATING_HARD] = ILK_STYLE_HARD,
    [ILK_RATING_GOOD] = ILK_STYLE_GOOD,
    [ILK_RATING_EASY] = ILK_STYLE_EASY,
};

IlkStyle
ilk_study_choices_get_style(IlkRating rating)
{
  return rating_styles[rating];
}

/* Returns: (transfer full): side by side where there is room, else below each other */
static char *
dup_grades(IlkSession *session)
{
  g_autoptr(GString) line = g_string_new(NULL);
  const char *gap = "    ";
  int columns = INDENT;

  for (int pass = 0; pass < 2; pass++) {
    g_string_truncate(line, 0);
    for (int i = ILK_RATING_AGAIN; i <= ILK_RATING_EASY; i++) {
      IlkRating rating = (IlkRating) i;
      g_autofree char *label = g_strdup_printf("%d %s", i, ilk_rating_get_label(rating));
      g_autofree char *styled = ilk_style(rating_styles[rating], label);
      g_autofree char *interval = ilk_session_outcome_text(session, rating);
      g_string_append_printf(line, "%s %s%s", styled, interval, i < ILK_RATING_EASY ? gap : "\n");
      columns += ilk_text_width(label) + 1 + ilk_text_width(interval) + (int) strlen(gap);
    }
    if (columns - (int) strlen(gap) <= ilk_terminal_get_width())
      break;
    gap = "\n  ";
  }
  return g_strdup_printf("%*s%s", INDENT, "", line->str);
}

/* Returns: (transfer full): @text, broken where three blanks are rather than elsewhere */
static char *
dup_parted(const char *text, int width)
{
  g_auto(GStrv) parts = g_strsplit(text, GAP, -1);
  GString *lines = g_string_new(NULL);
  int column = 0;

  for (gsize i = 0; parts[i] != NULL; i++) {
    int needed = ilk_text_width(parts[i]) + (int) strlen(GAP);
    gboolean fits = column + needed <= width;
    g_string_append_printf(lines, "%s%s", i == 0 ? "" : fits ? GAP : "\n", parts[i]);
    column = i == 0 || !fits ? needed : column + needed;
  }
  char *wrapped = ilk_text_wrap(lines->str, width, INDENT);
  g_string_free(lines, TRUE);
  return wrapped;
}

/* Returns: (transfer full): the other keys */
static char *
dup_keys(IlkSession *session)
{
  const char *demo = ilk_card_get_content(ilk_session_get_card(session))->demo;
  g_autoptr(GString) hint = g_string_new(_("s suspend   b bury   u undo   U redo   q end"));

  if (demo != NULL)
    g_string_append_printf(hint, _("   r run the demo “%s”"), demo);
  return dup_parted(hint->str, ilk_terminal_get_width() - INDENT);
}

char *
ilk_study_choices_dup(IlkSession *session)
{
  g_autofree char *grades = dup_grades(session);
  if (!ilk_terminal_is_input())
    return g_strconcat("\n", grades, NULL);
  g_autofree char *keys = dup_keys(session);
  g_autofree char *quiet = ilk_style(ILK_STYLE_QUIET, g_strchomp(keys));
  return g_strconcat("\n", grades, quiet, "\n", NULL);
}
