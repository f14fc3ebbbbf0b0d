/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the file in place, field by field: a log has millions of rows.
 */
#include "app/exchange/review-log-csv.h"

#include "app/base/error.h"
#include "app/base/open-file.h"
#include "app/exchange/elapsed.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define MAX_COLUMNS 64

#define MAX_DAYS 1000000

typedef enum {
  COLUMN_CARD,
  COLUMN_TIME,
  COLUMN_RATING,
  COLUMN_STATE,
  /* Instead of the time: any of these three. */
  COLUMN_DAY,
  COLUMN_DAYS,
  COLUMN_SECONDS,
  N_COLUMNS
} Column;

static const struct {
  const char *name;
  const char *other_name; /* (nullable): in the data sets of revlogs */
  gboolean required;
  gint64 minimum;
  gint64 maximum;
} columns[N_COLUMNS] = {
    [COLUMN_CARD] = {"card_id", NULL, TRUE, G_MININT64, G_MAXINT64},
    [COLUMN_TIME] = {"review_time", NULL, TRUE, 0, FSRS_MAX_TIME_MS},
    [COLUMN_RATING] = {"review_rating", "rating", TRUE, 1, 4},
    [COLUMN_STATE] = {"review_state", "state", FALSE, 0, 3},
    [COLUMN_DAY] = {"day_offset", NULL, FALSE, 0, MAX_DAYS},
    [COLUMN_DAYS] = {"elapsed_days", NULL, FALSE, -1, MAX_DAYS},
    [COLUMN_SECONDS] = {"elapsed_seconds", NULL, FALSE, -1, MAX_DAYS *G_GINT64_CONSTANT(86400)},
};

/* What is left to read, and where each column stands; -1 for one that is not there. @elapsed:
 * (nullable): places reviews without a time */
typedef struct {
  const char *path;
  const char *next;
  const char *end;
  gsize line;
  int position[N_COLUMNS];
  IlkElapsed *elapsed;
} Reader;

typedef struct {
  const char *start;
  const char *end;
} Field;

static gboolean fail(const Reader *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static gboolean
fail(const Reader *self, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s:%" G_GSIZE_FORMAT ": %s", self->path,
              self->line, message);
  return FALSE;
}

static gboolean
is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* A field without the blanks and the pair of quotes around it; numbers need no more of CSV. */
static Field
trim(const char *start, const char *end)
{
  while (start < end && is_blank(*start))
    start++;
  while (end > start && is_blank(end[-1]))
    end--;
  if (end - start >= 2 && *start == '"' && end[-1] == '"')
    return (Field){start + 1, end - 1};
  return (Field){start, end};
}

/* Lines end by LF, CRLF or CR. */
static const char *
find_line_end(const Reader *self)
{
  const char *end = self->next;
  while (end < self->end && *end != '\n' && *end != '\r')
    end++;
  return end;
}

/* Splits the next line. Returns: how many fields it has, 0 at the end of the file */
static int
read_line(Reader *self, Field fields[MAX_COLUMNS])
{
  if (self->next >= self->end)
    return 0;

  const char *line_end = find_line_end(self);
  int n = 0;
  const char *start = self->next;
  while (n < MAX_COLUMNS) {
    const char *comma = memchr(start, ',', (gsize) (line_end - start));
    fields[n++] = trim(start, comma != NULL ? comma : line_end);
    if (comma == NULL)
      break;
    start = comma + 1;
  }
  self->next = line_end < self->end ? line_end + 1 : self->end;
  if (self->next < self->end && *line_end == '\r' && *self->next == '\n')
    self->next++;
  self->line++;
  return n;
}

static gboolean
is_empty(const Field *fields, int n)
{
  return n == 1 && fields[0].start == fields[0].end;
}

static gboolean
field_is(Field field, const char *name)
{
  gsize length = (gsize) (field.end - field.start);
  return length == strlen(name) && memcmp(field.start, name, length) == 0;
}

/* Returns: where @name stands in the header, -1 when it does not */
static int
find(const Field *header, int n, const char *name)
{
  for (int i = n - 1; name != NULL && i >= 0; i--)
    if (field_is(header[i], name))
      return i;
  return -1;
}

/* What comes with a time is not needed; it may come in any form, or be computed from it. */
static gboolean
choose_times(Reader *self)
{
  const int *position = self->position;
  if (position[COLUMN_TIME] >= 0)
    self->position[COLUMN_DAY] = self->position[COLUMN_DAYS] = self->position[COLUMN_SECONDS] = -1;
  return position[COLUMN_DAY] >= 0 || position[COLUMN_DAYS] >= 0 || position[COLUMN_SECONDS] >= 0;
}

static gboolean
read_header(Reader *self, GError **error)
{
  Field fields[MAX_COLUMNS];
  int n = read_line(self, fields);

  for (int c = 0; c < N_COLUMNS; c++) {
    int position = find(fields, n, columns[c].name);
    self->position[c] = position >= 0 ? position : find(fields, n, columns[c].other_name);
  }
  gboolean placed = choose_times(self);
  for (int c = 0; c < N_COLUMNS; c++) {
    if (self->position[c] < 0 && columns[c].required && !(placed && c == COLUMN_TIME)) {
      self->line = 1;
      return fail(self, error, _("The header has no column “%s”."), columns[c].name);
    }
  }
  return TRUE;
}

static gboolean
parse_int(Field field, gint64 *value)
{
  char digits[24];
  gsize length = (gsize) (field.end - field.start);

  if (length == 0 || length >= sizeof digits)
    return FALSE;
  memcpy(digits, field.start, length);
  digits[length] = '\0';
  return g_ascii_string_to_signed(digits, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static gboolean
read_value(const Reader *self, const Field *fields, int n, Column column, gint64 *value,
           GError **error)
{
  int position = self->position[column];
  if (position >= n)
    return fail(self, error, _("The row has no value for “%s”."), columns[column].name);

  Field field = fields[position];
  if (parse_int(field, value) && *value >= columns[column].minimum &&
      *value <= columns[column].maximum)
    return TRUE;
  int shown = (int) MIN(field.end - field.start, 40);
  g_autofree char *text = g_utf8_make_valid(field.start, shown);
  return fail(self, error, _("“%s” is no %s."), text, columns[column].name);
}

static gboolean
read_row(const Reader *self, const Field *fields, int n, IlkReviewLog *log, GError **error)
{
  gint64 values[N_COLUMNS] = {[COLUMN_DAY] = -1, [COLUMN_DAYS] = -1, [COLUMN_SECONDS] = -1};

  for (int c = 0; c < N_COLUMNS; c++)
    if (self->position[c] >= 0 && !read_value(self, fields, n, (Column) c, &values[c], error))
      return FALSE;

  if (self->elapsed != NULL)
    values[COLUMN_TIME] = ilk_elapsed_place(self->elapsed, values[COLUMN_CARD], values[COLUMN_DAY],
                                            values[COLUMN_DAYS], values[COLUMN_SECONDS]);
  guint8 rating = (guint8) values[COLUMN_RATING];
  guint8 state = (guint8) values[COLUMN_STATE];
  g_array_append_val(log->card_id, values[COLUMN_CARD]);
  g_array_append_val(log->time, values[COLUMN_TIME]);
  g_array_append_val(log->rating, rating);
  if (log->state != NULL)
    g_array_append_val(log->state, state);
  log->n++;
  return TRUE;
}

static IlkReviewLog *
log_new(gboolean has_state)
{
  IlkReviewLog *self = g_new0(IlkReviewLog, 1);
  self->card_id = g_array_new(FALSE, FALSE, sizeof(gint64));
  self->time = g_array_new(FALSE, FALSE, sizeof(gint64));
  self->rating = g_array_new(FALSE, FALSE, sizeof(guint8));
  self->state = has_state ? g_array_new(FALSE, FALSE, sizeof(guint8)) : NULL;
  return self;
}

fsrs_rows
ilk_review_log_rows(const IlkReviewLog *self)
{
  return (fsrs_rows){
      .n = self->n,
      .card_id = (const int64_t *) (gpointer) self->card_id->data,
      .time_ms = (const int64_t *) (gpointer) self->time->data,
      .rating = (const guint8 *) self->rating->data,
      .state = self->state != NULL ? (const guint8 *) self->state->data : NULL,
  };
}

void
ilk_review_log_free(IlkReviewLog *self)
{
  g_array_unref(self->card_id);
  g_array_unref(self->time);
  g_array_unref(self->rating);
  g_clear_pointer(&self->state, g_array_unref);
  g_free(self->first_skipped);
  g_free(self);
}

static void
skip_byte_order_mark(Reader *self)
{
  static const char mark[] = "\xef\xbb\xbf";
  if (self->end - self->next >= 3 && memcmp(self->next, mark, 3) == 0)
    self->next += 3;
}

/* Whether to go on after a row that @error complains of. */
static gboolean
skip_row(IlkReviewLog *log, gboolean lenient, GError **error)
{
  if (!lenient)
    return FALSE;
  if (log->skipped++ == 0)
    log->first_skipped = g_strdup((*error)->message);
  g_clear_error(error);
  return TRUE;
}

IlkReviewLog *
ilk_review_log_parse_csv(const char *text, gsize length, const char *file_name, gboolean lenient,
                         GError **error)
{
  Reader reader = {.path = file_name, .next = text, .end = text + length};

  skip_byte_order_mark(&reader);
  if (!read_header(&reader, error))
    return NULL;

  g_autoptr(IlkElapsed) elapsed = reader.position[COLUMN_TIME] < 0 ? ilk_elapsed_new() : NULL;
  reader.elapsed = elapsed;
  g_autoptr(IlkReviewLog) log = log_new(reader.position[COLUMN_STATE] >= 0);
  Field fields[MAX_COLUMNS];
  g_autoptr(GError) complaint = NULL;
  int n;
  while ((n = read_line(&reader, fields)) > 0) {
    if (is_empty(fields, n) || read_row(&reader, fields, n, log, &complaint) ||
        skip_row(log, lenient, &complaint))
      continue;
    g_propagate_error(error, g_steal_pointer(&complaint));
    return NULL;
  }
  return g_steal_pointer(&log);
}

IlkReviewLog *
ilk_review_log_read_csv(const char *path, gboolean lenient, GError **error)
{
  int fd = ilk_open_path(path, error);
  if (fd < 0)
    return NULL;
  g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(fd, FALSE, error);
  close(fd);
  if (file == NULL)
    return NULL;

  /* An empty file has no contents at all. */
  const char *text = g_mapped_file_get_contents(file);
  return ilk_review_log_parse_csv(text != NULL ? text : "", g_mapped_file_get_length(file), path,
                                  lenient, error);
}
