/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences may hold names of files, which are not ours.
 */
#include "ui/settings/care-words.h"

#include "app/base/clean-text.h"
#include "config.h"
#include "ui/base/dates.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#define MOST_PROBLEMS 5

void
ui_care_say(AdwActionRow *row, const char *sentence)
{
  g_autofree char *clean = ilk_clean_text(sentence);
  g_autofree char *markup = g_markup_escape_text(clean, -1);

  adw_action_row_set_subtitle(row, markup);
}

void
ui_care_say_problems(GString *text, const GPtrArray *problems)
{
  for (guint i = 0; i < MIN(problems->len, MOST_PROBLEMS); i++)
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", (char *) problems->pdata[i]);
  if (problems->len > MOST_PROBLEMS)
    g_string_append(text, " …");
}

void
ui_care_name_button(GtkButton *button, const char *label, const char *name)
{
  gtk_button_set_label(button, label);
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

char *
ui_care_dup_date(gint64 at)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / 1000);
  g_autoptr(GDateTime) local = g_date_time_to_local(utc);

  return ui_dates_dup(local, UI_DATE_TIME);
}

char *
ui_care_dup_counts(gint64 cards, gint64 reviews)
{
  g_autofree char *some =
      g_strdup_printf(ngettext("%" PRId64 " card", "%" PRId64 " cards", (gulong) cards), cards);
  g_autofree char *log = g_strdup_printf(
      ngettext("%" PRId64 " review", "%" PRId64 " reviews", (gulong) reviews), reviews);

  /* Translators: “12 cards” and “3 reviews”. */
  return g_strdup_printf(_("%s and %s"), some, log);
}
