/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row becomes a card and what is known of it.
 */
#include "app/exchange/card-table.h"

#include "app/base/clock.h"
#include "app/base/encoding.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/deckfile/markdown-text.h"
#include "app/exchange/card-columns.h"
#include "app/exchange/csv.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MIN_EASE 1.0
#define MAX_EASE 10.0
#define FIRST_EASE 2500 /* SM-2's, for who names none */
#define MAX_INTERVAL 36500

typedef struct {
  IlkCsv csv;
  const char *file_name;
  GPtrArray *fields; /* of the row that is being read */
  IlkCardColumns columns;
  GHashTable *ids; /* borrowed by the deck */
  IlkCardTable *table;
} Reader;

void
ilk_card_table_free(IlkCardTable *self)
{
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->memories, g_array_unref);
  g_free(self);
}

static gboolean fail(const Reader *self, int code, GError **error, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

static gboolean
fail(const Reader *self, int code, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, ILK_ERROR, code, "%s:%zu: %s", self->file_name, MAX(self->csv.line, 1),
              message);
  return FALSE;
}

/* Returns: the text of @column in this row, "" when there is none */
static const char *
get(const Reader *self, IlkColumn column)
{
  guint position = self->columns.position[column];
  return position < self->fields->len ? g_strstrip(g_ptr_array_index(self->fields, position)) : "";
}

/* Leaves the reader before the first card. */
static gboolean
read_heading(Reader *self, const char *text, gsize length, GError **error)
{
  g_autofree char *problem = NULL;
  if (!ilk_card_columns_find(&self->columns, text, length, &problem))
    return fail(self, ILK_ERROR_INVALID, error, "%s", problem);

  ilk_csv_init(&self->csv, text, length, self->columns.separator);
  if (self->columns.has_heading) {
    g_autoptr(GPtrArray) heading = ilk_csv_read(&self->csv);
    g_assert(heading != NULL);
  }
  return TRUE;
}

static gboolean
fail_value(const Reader *self, IlkColumn column, GError **error)
{
  return fail(self, ILK_ERROR_INVALID, error, _("“%.40s” is no %s."), get(self, column),
              ilk_column_get_name(column));
}

/* “2.5” or “250 %”; “2,5” where the comma does not part fields. */
static gboolean
read_ease(const Reader *self, int *ease, GError **error)
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
read_last(const Reader *self, int interval, gint64 *last, GError **error)
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
read_memory(const Reader *self, IlkSm2Memory *memory, GError **error)
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
check_texts(const Reader *self, GError **error)
{
  for (int column = 0; column <= ILK_COLUMN_ANSWER; column++)
    if (*get(self, (IlkColumn) column) == '\0')
      return fail(self, ILK_ERROR_INVALID, error, _("The row has no value for “%s”."),
                  ilk_column_get_name(column));
  for (int column = 0; column < ILK_N_COLUMNS; column++)
    if (strlen(get(self, (IlkColumn) column)) > ILK_MAX_TEXT_BYTES)
      return fail(self, ILK_ERROR_TOO_LARGE, error, _("This text is longer than %d bytes."),
                  ILK_MAX_TEXT_BYTES);
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
check_tags(const Reader *self, char **tags, GError **error)
{
  if (g_strv_length(tags) > ILK_MAX_TAGS)
    return fail(self, ILK_ERROR_TOO_LARGE, error, _("A card has at most %d tags."), ILK_MAX_TAGS);
  for (char **tag = tags; *tag != NULL; tag++)
    if (strlen(*tag) > ILK_MAX_NAME_BYTES)
      return fail(self, ILK_ERROR_TOO_LARGE, error, _("A tag has at most %d bytes."),
                  ILK_MAX_NAME_BYTES);
  return TRUE;
}

static gboolean
add_card(Reader *self, GError **error)
{
  IlkDeckFile *deck = self->table->deck;
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
  if (deck->cards->len == ILK_MAX_CARDS_PER_FILE)
    return fail(self, ILK_ERROR_TOO_LARGE, error, _("A deck file holds at most %d cards."),
                ILK_MAX_CARDS_PER_FILE);
  ilk_deck_file_add(deck, *id != '\0' ? id : NULL, &content);
  const IlkDeckFileCard *card = ilk_deck_file_get_card(deck, deck->cards->len - 1);
  if (!g_hash_table_add(self->ids, card->id))
    return fail(self, ILK_ERROR_INVALID, error, _("A second card has the id “%s”."), card->id);
  return TRUE;
}

static gboolean
read_row(Reader *self, GError **error)
{
  IlkSm2Memory memory = {0};

  if (!check_texts(self, error) || !read_memory(self, &memory, error) || !add_card(self, error))
    return FALSE;
  g_array_append_val(self->table->memories, memory);
  return TRUE;
}

static gboolean
is_blank(const GPtrArray *fields, guint from)
{
  for (guint i = from; i < fields->len; i++) {
    if (*g_strstrip(fields->pdata[i]) != '\0')
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_quotes(const Reader *self, GError **error)
{
  if (self->csv.open_quote == 0)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s:%zu: %s", self->file_name,
              self->csv.open_quote,
              _("This quotation mark is never closed. Inside a quoted field a quotation mark is "
                "written twice."));
  return FALSE;
}

/* A comma in an answer without quotation marks would cost the rest of the answer. */
static gboolean
check_width(const Reader *self, GError **error)
{
  if (self->fields->len <= self->columns.width || is_blank(self->fields, self->columns.width))
    return TRUE;
  return fail(self, ILK_ERROR_INVALID, error,
              _("The row has %u fields, the first row %u. Put a field that holds a separator "
                "between quotation marks."),
              self->fields->len, self->columns.width);
}

/* Rows of nothing but separators are what spreadsheets write behind the last card. */
static gboolean
read_rows(Reader *self, GError **error)
{
  gboolean good = TRUE;

  while (good && (self->fields = ilk_csv_read(&self->csv)) != NULL) {
    good = check_quotes(self, error) && check_width(self, error) &&
           (is_blank(self->fields, 0) || read_row(self, error));
    g_ptr_array_unref(self->fields);
  }
  return good;
}

static gboolean
check_bytes(const Reader *self, const char *text, gsize length, GError **error)
{
  guint line = 1;
  if (length > ILK_MAX_DECK_FILE_BYTES)
    return fail(self, ILK_ERROR_TOO_LARGE, error, _("The file is larger than %d bytes."),
                ILK_MAX_DECK_FILE_BYTES);
  const char *problem = ilk_encoding_check(text, length, &line);
  if (problem == NULL)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s:%u: %s", self->file_name, line, problem);
  return FALSE;
}

/* A heading alone is no deck, as a title alone is none. */
static gboolean
check_cards(const Reader *self, GError **error)
{
  return self->table->deck->cards->len > 0 ||
         fail(self, ILK_ERROR_INVALID, error, _("The table has no card."));
}

static char *
dup_title(const char *file_name)
{
  g_autofree char *base = g_path_get_basename(file_name);
  char *dot = strrchr(base, '.');

  return dot != NULL && dot != base ? g_strndup(base, (gsize) (dot - base)) : g_strdup(base);
}

IlkCardTable *
ilk_card_table_parse_csv(const char *text, gsize length, const char *file_name, GError **error)
{
  g_autoptr(IlkCardTable) table = g_new0(IlkCardTable, 1);
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  g_autofree char *title = dup_title(file_name);
  Reader reader = {.file_name = file_name, .ids = ids, .table = table};

  table->deck = ilk_deck_file_new(NULL, title, NULL);
  table->memories = g_array_new(FALSE, FALSE, sizeof(IlkSm2Memory));
  if (!check_bytes(&reader, text, length, error) || !read_heading(&reader, text, length, error) ||
      !read_rows(&reader, error) || !check_cards(&reader, error))
    return NULL;
  return g_steal_pointer(&table);
}

IlkCardTable *
ilk_card_table_read_csv(const char *path, GError **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, error);
  if (file == NULL)
    return NULL;

  /* An empty file has no contents at all. */
  const char *text = g_mapped_file_get_contents(file);
  return ilk_card_table_parse_csv(text != NULL ? text : "", g_mapped_file_get_length(file), path,
                                  error);
}
