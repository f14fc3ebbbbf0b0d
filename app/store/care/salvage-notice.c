/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First what there is, then where it came from, then what is doubtful.
 */
#include "app/store/care/salvage-notice.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* @kept: (nullable): the damaged file's name */
static char *
dup_sentence(const IlkSalvaged *saved, const char *kept)
{
  g_autofree char *cards = g_strdup_printf(
      ngettext("%" PRId64 " card", "%" PRId64 " cards", (gulong) saved->cards), saved->cards);
  g_autofree char *reviews = g_strdup_printf(
      ngettext("%" PRId64 " review", "%" PRId64 " reviews", (gulong) saved->reviews),
      saved->reviews);
  if (kept == NULL)
    /* Translators: “12 cards” and “3 reviews”. */
    return g_strdup_printf(_("The collection’s file was missing. %s and %s were brought back."),
                           cards, reviews);
  if (saved->cards + saved->reviews == 0)
    return g_strdup_printf(_("The collection was damaged, and nothing in it could be read; the "
                             "file was kept as “%s”."),
                           kept);
  /* Translators: “12 cards” and “3 reviews”, then a file's name. */
  return g_strdup_printf(_("The collection was damaged. %s and %s could be saved; the damaged file "
                           "was kept as “%s”."),
                         cards, reviews, kept);
}

/* @format: a sentence with the texts and the reviews that came from somewhere */
static void
say_gain(GString *text, const IlkSalvageGain *gain, const char *format)
{
  if (gain->texts + gain->reviews == 0)
    return;
  g_autofree char *texts = g_strdup_printf(
      ngettext("%" PRId64 " text", "%" PRId64 " texts", (gulong) gain->texts), gain->texts);
  g_autofree char *reviews = g_strdup_printf(
      ngettext("%" PRId64 " review", "%" PRId64 " reviews", (gulong) gain->reviews), gain->reviews);
  g_autofree char *pair =
      /* Translators: “12 texts” and “3 reviews”. */
      g_strdup_printf(_("%s and %s"), texts, reviews);
  g_autoptr(GString) sentence = g_string_new(format);
  g_string_replace(sentence, "%s", pair, 1);
  g_string_append_printf(text, " %s", sentence->str);
}

static void
say_damaged_texts(GString *text, gint64 n)
{
  if (n == 0)
    return;
  g_autofree char *sentence = g_strdup_printf(
      ngettext("The text of %" PRId64 " card may have wrong letters now: it has the tag “damaged”.",
               "The texts of %" PRId64 " cards may have wrong letters now: they have the tag "
               "“damaged”.",
               (gulong) n),
      n);
  g_string_append_printf(text, " %s", sentence);
}

char *
ilk_salvage_dup_notice(const IlkSalvaged *saved, const char *kept)
{
  g_autofree char *sentence = dup_sentence(saved, kept);
  GString *text = g_string_new(sentence);
  say_gain(text, &saved->from_copy, _("%s came from the second copy."));
  say_gain(text, &saved->from_backup, _("%s came from the latest backup."));
  say_damaged_texts(text, saved->damaged_texts);
  return g_string_free(text, FALSE);
}
