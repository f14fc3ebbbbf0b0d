/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row: a card, and what is known of it.
 */
#include "app/exchange/card-table-private.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/deckfile/markdown-text.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MIN_EASE 1.0
#define MAX_EASE 10.0
#define FIRST_EASE 2500 /* SM-2's, for who names none */
#define MAX_INTERVAL 36500

/* Returns: the text of @column in this row, "" when there is none */
static const char *
get(const IlkTableReader *self, IlkColumn column)
{
  guint position = self->columns.position[column];
  return position < self->records.fields->len
             ? g_strstrip(g_ptr_array_index(self->records.fields, position))
             : "";
}

static gboolean
fail_value(const IlkTableReader *self, IlkColumn column, GError **error)
{
  return ilk_table_records_fail(&self->records, ILK_ERROR_INVALID, error, _("“%.40s” is no %s."),
                                get(self, column), ilk_column_get_name(column));
}

/* “2.5” or “250 %”; “2,5” where the comma does not part fields. */
static gboolean
read_ease(const IlkTableReader *self, int *ease, GError **error)
{
  g_autofree char *text = g_strdelimit(g_strdup(get(self, ILK_COLUMN_EASE)), ",", '.');
  char *end;

  *ease = FIRST_EASE;
  if (*text == '\0')
    return TRUE;
  double value = g_ascii_strtod(text, &end);
  if (end == text)
    return fail_value(self, ILK_COLUMN_EASE, error);
  g_autofree char *unit = g_strstrip(g_strdup(end));
  if (g_str_equal(unit, "%"))
    value /= 100;
  else if (*unit != '\0')
    return fail_value(self, ILK_COLUMN_EASE, error);
  if (!(value >= MIN_EASE && value <= MAX_EASE))
    return fail_value(self, ILK_COLUMN_EASE, error);
  *ease = (int) round(value * 1000);
  return TRUE;
}

/* @last: (out): noon of the day that lies an interval before the due day */
static gboolean
read_last(const IlkTableReader *self, int interval, gint64 *last, GError **error)
{
  const char *text = get(self, ILK_COLUMN_DUE);
  g_autofree char *iso = g_strconcat(text, "T12:00:00Z", NULL);
  g_autoptr(GDateTime) due = g_date_time_new_from_iso8601(iso, NULL);

  if (*text == '\0')
    return TRUE;
  if (due == NULL)
    return fail_value(self, ILK_COLUMN_DUE, error);
  gint64 noon = g_date_time_to_unix(due) * 1000 - interval * ILK_MS_PER_DAY;
  *last = MAX(noon - ilk_clock_utc_offset(noon) * ILK_MS_PER_MINUTE, 1);
  return TRUE;
}

/* A card without an interval was never reviewed. */
static gboolean
read_memory(const IlkTableReader *self, IlkSm2Memory *memory, GError **error)
{
  const char *text = get(self, ILK_COLUMN_INTERVAL);
  guint64 days = 0;

  if (*text == '\0' || g_str_equal(text, "0"))
    return TRUE;
  if (!g_ascii_string_to_unsigned(text, 10, 1, MAX_INTERVAL, &days, NULL))
    return fail_value(self, ILK_COLUMN_INTERVAL, error);
  memory->days = (int) days;
  return read_ease(self, &memory->ease, error) &&
         read_last(self, memory->days, &memory->last, error);
}

static gboolean
check_texts(const IlkTableReader *self, GError **error)
{
  for (int column = 0; column <= ILK_COLUMN_ANSWER; column++)
    if (*get(self, (IlkColumn) column) == '\0')
      return ilk_table_records_fail(&self->records, ILK_ERROR_INVALID, error,
                                    _("The row has no value for “%s”."),
                                    ilk_column_get_name(column));
  for (int column = 0; column < ILK_N_COLUMNS; column++)
    if (strlen(get(self, (IlkColumn) column)) > ILK_MAX_TEXT_BYTES)
      return ilk_table_records_fail(&self->records, ILK_ERROR_TOO_LARGE, error,
                                    _("This text is longer than %d bytes."), ILK_MAX_TEXT_BYTES);
  return TRUE;
}

static char **
split_tags(const char *text)
{
  g_autoptr(GStrvBuilder) tags = g_strv_builder_new();
  g_auto(GStrv) words = g_strsplit_set(text, " ;", -1);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_strv_builder_add(tags, *word);
  return g_strv_builder_end(tags);
}

static gboolean
check_tags(const IlkTableReader *self, char **tags, GError **error)
{
  if (g_strv_length(tags) > ILK_MAX_TAGS)
    return ilk_table_records_fail(&self->records, ILK_ERROR_TOO_LARGE, error,
                                  _("A card has at most %d tags."), ILK_MAX_TAGS);
  for (char **tag = tags; *tag != NULL; tag++)
    if (strlen(*tag) > ILK_MAX_NAME_BYTES)
      return ilk_table_records_fail(&self->records, ILK_ERROR_TOO_LARGE, error,
                                    _("A tag has at most %d bytes."), ILK_MAX_NAME_BYTES);
  return TRUE;
}

static gboolean
add_card(IlkTableReader *self, GError **error)
{
  IlkDeckFile into = {.cards = self->batch->cards};
  static const char *const none[] = {NULL};
  const char *id = get(self, ILK_COLUMN_ID), *source = get(self, ILK_COLUMN_SOURCE);
  g_auto(GStrv) tags = split_tags(get(self, ILK_COLUMN_TAGS));
  const IlkCardContent content = {.question = get(self, ILK_COLUMN_QUESTION),
                                  .answer = get(self, ILK_COLUMN_ANSWER),
                                  .tags = (const char *const *) tags,
                                  .distractors = none,
                                  .source = *source != '\0' ? source : NULL};

  if (!check_tags(self, tags, error))
    return FALSE;
  if (*id != '\0' && !ilk_id_is_valid(id))
    return fail_value(self, ILK_COLUMN_ID, error);
  ilk_deck_file_add(&into, *id != '\0' ? id : NULL, &content);
  const IlkDeckFileCard *card = ilk_deck_file_get_card(&into, into.cards->len - 1);
  if (!ilk_id_set_add(self->ids, card->id))
    return ilk_table_records_fail(&self->records, ILK_ERROR_INVALID, error,
                                  _("A second card has the id “%s”."), card->id);
  return TRUE;
}

gboolean
ilk_table_reader_read_row(IlkTableReader *self, GError **error)
{
  IlkSm2Memory memory = {0};
  guint line = (guint) self->records.csv.line;

  if (!check_texts(self, error) || !read_memory(self, &memory, error) || !add_card(self, error))
    return FALSE;
  g_array_append_val(self->batch->memories, memory);
  g_array_append_val(self->batch->lines, line);
  return TRUE;
}
