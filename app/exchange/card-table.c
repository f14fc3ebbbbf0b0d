/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row becomes a card and what is known of it. The file is read in pieces, each record as a whole.
 */
#include "app/exchange/card-table.h"

#include "app/base/clean-text.h"
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/deckfile/id-set.h"
#include "app/deckfile/markdown-text.h"
#include "app/deckfile/text-stream.h"
#include "app/exchange/card-columns.h"
#include "app/exchange/csv.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PIECE_BYTES (256 * 1024)
#define ROWS_AT_ONCE 1000
#define MIN_EASE 1.0
#define MAX_EASE 10.0
#define FIRST_EASE 2500 /* SM-2's, for who names none */
#define MAX_INTERVAL 36500

typedef struct {
  IlkCardSource parent;

  /* Owned */
  IlkTextStream *stream;
  GString *text; /* read, from the record that comes next on */
  IlkDeckFile *deck;
  IlkIdSet *ids;
  GPtrArray *fields; /* of the row that is being read */

  /* Borrowed */
  IlkCardBatch *batch; /* that is being filled */

  IlkCsv csv; /* over @text */
  IlkCardColumns columns;
  gsize piece; /* bytes that are read at once */
  gboolean has_cards;
} Reader;

void
ilk_card_table_free(IlkCardTable *self)
{
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->memories, g_array_unref);
  g_free(self);
}

static void
reader_free(IlkCardSource *source)
{
  Reader *self = (Reader *) source;
  g_clear_pointer(&self->fields, g_ptr_array_unref);
  g_clear_pointer(&self->ids, ilk_id_set_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->stream, ilk_text_stream_free);
  g_string_free(self->text, TRUE);
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
  g_set_error(error, ILK_ERROR, code, "%s:%zu: %s", ilk_text_stream_get_name(self->stream),
              MAX(self->csv.line, 1), message);
  return FALSE;
}

/* Returns: the text of @column in this row, "" when there is none */
static const char *
get(const Reader *self, IlkColumn column)
{
  guint position = self->columns.position[column];
  return position < self->fields->len ? g_strstrip(g_ptr_array_index(self->fields, position)) : "";
}

static gboolean
check_quotes(const Reader *self, GError **error)
{
  if (self->csv.open_quote == 0)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s:%zu: %s",
              ilk_text_stream_get_name(self->stream), self->csv.open_quote,
              _("This quotation mark is never closed. Inside a quoted field a quotation mark is "
                "written twice."));
  return FALSE;
}

/* Has more of the file in @text, which begins with what @csv has yet to read. */
static gboolean
read_more(Reader *self, GError **error)
{
  g_string_erase(self->text, 0, self->csv.next - self->text->str);
  gboolean read =
      ilk_text_stream_read(self->stream, MAX(self->text->len, self->piece), self->text, error);
  self->csv.next = self->text->str;
  self->csv.end = self->text->str + self->text->len;
  return read;
}

/* Reads the next record into @fields, which is NULL at the end: a record is whole when something
 * follows it. */
static gboolean
read_record(Reader *self, GError **error)
{
  for (;;) {
    IlkCsv before = self->csv;
    g_clear_pointer(&self->fields, g_ptr_array_unref);
    self->fields = ilk_csv_read(&self->csv);
    if (self->csv.next < self->csv.end || ilk_text_stream_is_at_end(self->stream))
      return TRUE;
    gboolean too_long = self->csv.end - before.next > ILK_MAX_CARD_BYTES;
    if (too_long)
      return check_quotes(self, error) &&
             fail(self, ILK_ERROR_TOO_LARGE, error, _("This card is longer than %d bytes."),
                  ILK_MAX_CARD_BYTES);
    self->csv = before;
    if (!read_more(self, error))
      return FALSE;
  }
}

/* Of a text that is cut, the last line is left out. */
static gsize
measure_lines(const Reader *self)
{
  if (ilk_text_stream_is_at_end(self->stream))
    return self->text->len;
  const char *end = g_strrstr_len(self->text->str, (gssize) self->text->len, "\n");
  return end != NULL ? (gsize) (end - self->text->str) + 1 : self->text->len;
}

/* Leaves the reader before the first card. @columns: (nullable): what is known already */
static gboolean
read_heading(Reader *self, const IlkCardColumns *columns, GError **error)
{
  g_autofree char *problem = NULL;
  if (!ilk_text_stream_read(self->stream, self->piece, self->text, error))
    return FALSE;
  if (columns != NULL)
    self->columns = *columns;
  else if (!ilk_card_columns_find(&self->columns, self->text->str, measure_lines(self), &problem))
    return fail(self, ILK_ERROR_INVALID, error, "%s", problem);

  ilk_csv_init(&self->csv, self->text->str, self->text->len, self->columns.separator);
  return !self->columns.has_heading || read_record(self, error);
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
    return fail(self, ILK_ERROR_INVALID, error, _("A second card has the id “%s”."), card->id);
  return TRUE;
}

static gboolean
read_row(Reader *self, GError **error)
{
  IlkSm2Memory memory = {0};
  guint line = (guint) self->csv.line;

  if (!check_texts(self, error) || !read_memory(self, &memory, error) || !add_card(self, error))
    return FALSE;
  g_array_append_val(self->batch->memories, memory);
  g_array_append_val(self->batch->lines, line);
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
  while (self->batch->cards->len < ROWS_AT_ONCE) {
    if (!read_record(self, error))
      return FALSE;
    if (self->fields == NULL)
      return TRUE;
    if (!check_quotes(self, error) || !check_width(self, error) ||
        (!is_blank(self->fields, 0) && !read_row(self, error)))
      return FALSE;
  }
  return TRUE;
}

/* A heading alone is no deck, as a title alone is none. */
static IlkCardBatch *
read_batch(IlkCardSource *source, GError **error)
{
  Reader *self = (Reader *) source;
  g_autoptr(IlkCardBatch) batch = ilk_card_batch_new(TRUE);
  self->batch = batch;
  gboolean read = read_rows(self, error);
  self->batch = NULL;
  if (!read)
    return NULL;
  if (batch->cards->len == 0) {
    if (!self->has_cards)
      fail(self, ILK_ERROR_INVALID, error, _("The table has no card."));
    return NULL;
  }
  self->has_cards = TRUE;
  return g_steal_pointer(&batch);
}

static char *
dup_title(const char *file_name)
{
  g_autofree char *base = g_path_get_basename(file_name);
  char *dot = strrchr(base, '.');

  return dot != NULL && dot != base ? g_strndup(base, (gsize) (dot - base)) : g_strdup(base);
}

static gboolean
begin_again(IlkCardSource *source, GError **error)
{
  Reader *self = (Reader *) source;
  IlkTextStream *again = ilk_text_stream_dup_again(self->stream, error);
  if (again == NULL)
    return FALSE;
  g_clear_pointer(&self->stream, ilk_text_stream_free);
  self->stream = again;
  g_string_truncate(self->text, 0);
  ilk_id_set_free(self->ids);
  self->ids = ilk_id_set_new();
  self->has_cards = FALSE;
  const IlkCardColumns columns = self->columns;
  return read_heading(self, &columns, error);
}

static Reader *
reader_new(IlkTextStream *stream, gsize piece)
{
  Reader *self = g_new0(Reader, 1);
  g_autofree char *title = dup_title(ilk_text_stream_get_name(stream));
  self->parent = (IlkCardSource){.next = read_batch, .rewind = begin_again, .free = reader_free};
  self->stream = stream;
  self->text = g_string_new(NULL);
  self->deck = ilk_deck_file_new(NULL, title, NULL);
  self->parent.deck = self->deck;
  self->ids = ilk_id_set_new();
  self->piece = piece > 0 ? piece : PIECE_BYTES;
  return self;
}

static IlkCardSource *
open_table(IlkTextStream *stream, gsize piece, const IlkCardColumns *columns, GError **error)
{
  Reader *self = reader_new(stream, piece);
  if (read_heading(self, columns, error))
    return &self->parent;
  reader_free(&self->parent);
  return NULL;
}

static IlkTextStream *
open_stream(GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = ilk_clean_file(file);
  return ilk_text_stream_new(file, name, cancellable, error);
}

IlkCardSource *
ilk_card_table_new(GFile *file, const IlkCardColumns *columns, GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  IlkTextStream *stream = open_stream(file, cancellable, error);
  return stream != NULL ? open_table(stream, 0, columns, error) : NULL;
}

IlkCardSource *
ilk_card_table_new_for_bytes(GBytes *bytes, gsize piece, const char *file_name, GError **error)
{
  g_return_val_if_fail(bytes != NULL && file_name != NULL, NULL);

  return open_table(ilk_text_stream_new_for_bytes(bytes, piece, file_name), piece, NULL, error);
}

static gboolean
collect(IlkCardTable *self, IlkCardSource *source, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  for (;;) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(source, &local_error);
    if (batch == NULL)
      break;
    g_array_append_vals(self->memories, batch->memories->data, batch->memories->len);
    g_ptr_array_extend_and_steal(self->deck->cards, g_steal_pointer(&batch->cards));
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&local_error));
  return FALSE;
}

IlkCardTable *
ilk_card_table_parse_csv(const char *text, gsize length, const char *file_name, GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, length);
  g_autoptr(IlkCardSource) source = ilk_card_table_new_for_bytes(bytes, 0, file_name, error);
  if (source == NULL)
    return NULL;
  g_autoptr(IlkCardTable) self = g_new0(IlkCardTable, 1);
  self->deck = ilk_deck_file_new(NULL, source->deck->title, NULL);
  self->memories = g_array_new(FALSE, FALSE, sizeof(IlkSm2Memory));
  return collect(self, source, error) ? g_steal_pointer(&self) : NULL;
}
