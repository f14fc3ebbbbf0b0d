/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One walk from left to right: what is looked for in vain once is not looked for again.
 */
#include "app/exchange/note-gaps.h"

#include "app/anki/html.h"
#include "app/base/limits.h"

#include <stdlib.h>
#include <string.h>

#define OWN_GAP "{{c"

typedef struct {
  GString *out;
  const char *at;
  guint n;
  guint highest;     /* number of a gap */
  gboolean lacks[2]; /* whether there is no `==`, no `}}` any more */
  gboolean lacks_bracket;
} Walk;

/* Appends @text so that it stays within the gap it is in. */
static void
append_inside(GString *out, const char *text, gsize length)
{
  static const struct {
    const char *mark, *as;
  } marks[] = {{"::", ":&#58;"}, {"}}", "}&#125;"}, {"{{", "{&#123;"}};
  for (gsize i = 0; i < length;) {
    const char *as = NULL;
    for (gsize j = 0; j < G_N_ELEMENTS(marks) && as == NULL; j++)
      if (i + 1 < length && memcmp(text + i, marks[j].mark, 2) == 0)
        as = marks[j].as;
    if (as != NULL)
      g_string_append(out, as);
    else
      g_string_append_c(out, text[i]);
    i += as != NULL ? 2 : 1;
  }
}

static gboolean
is_number(const char *text)
{
  return *text != '\0' && strlen(text) <= 5 && strspn(text, "0123456789") == strlen(text) &&
         atoi(text) > 0 && atoi(text) <= ILK_MAX_CLOZE_NUMBER;
}

/* `1;;text;;hint`: number and hint may be missing. */
static void
append_gap(Walk *self, const char *text, gsize length, const char *hint, gsize hint_length)
{
  g_autofree char *content = g_strndup(text, length);
  g_auto(GStrv) parts = g_strsplit(content, ";;", 3);
  guint n_parts = g_strv_length(parts), first = n_parts > 1 && is_number(parts[0]) ? 1 : 0;
  guint number = first == 1 ? (guint) atoi(parts[0]) : self->highest + 1;
  self->highest = MAX(self->highest, number);
  self->n++;
  g_string_append_printf(self->out, "{{c%u::", number);
  append_inside(self->out, parts[first], strlen(parts[first]));
  if (hint == NULL && n_parts > first + 1) {
    hint = parts[first + 1];
    hint_length = strlen(hint);
  }
  if (hint != NULL && hint_length > 0) {
    g_string_append(self->out, "::");
    append_inside(self->out, hint, hint_length);
  }
  g_string_append(self->out, "}}");
}

/* `^[hint]` behind a gap. Returns: behind it */
static const char *
find_hint(const char *at, const char **hint, gsize *length)
{
  const char *end = at[0] == '^' && at[1] == '[' ? at + 2 + strcspn(at + 2, "]\n") : NULL;
  if (end == NULL || *end != ']')
    return at;
  *hint = at + 2;
  *length = (gsize) (end - *hint);
  return end + 1;
}

static gboolean
take_gap(Walk *self, const char *open, const char *close, gboolean *lacks)
{
  const char *hint = NULL, *begin = self->at + strlen(open);
  gsize hint_length = 0;
  if (*lacks || strncmp(self->at, open, strlen(open)) != 0)
    return FALSE;
  const char *end = strstr(begin, close);
  *lacks = end == NULL;
  if (end == NULL || end == begin || g_ascii_isspace(*begin) || g_ascii_isspace(end[-1]))
    return FALSE;
  self->at = find_hint(end + strlen(close), &hint, &hint_length);
  append_gap(self, begin, (gsize) (end - begin), hint, hint_length);
  return TRUE;
}

/* A picture or a link is no gap, nor is what a backslash precedes. */
static gboolean
take_bracket(Walk *self, const char *text)
{
  if (self->lacks_bracket || *self->at != '[' ||
      (self->at > text && (self->at[-1] == '!' || self->at[-1] == '\\')))
    return FALSE;
  const char *end = strchr(self->at + 1, ']');
  self->lacks_bracket = end == NULL;
  if (end == NULL || end == self->at + 1 || end[1] == '(')
    return FALSE;
  append_gap(self, self->at + 1, (gsize) (end - self->at - 1), NULL, 0);
  self->at = end + 1;
  return TRUE;
}

/* Code is copied as it is. Returns: whether there was any */
static gboolean
take_code(Walk *self, gboolean *lacks)
{
  if (*self->at != '`' || *lacks)
    return FALSE;
  gsize length = strspn(self->at, "`");
  g_autofree char *run = g_strndup(self->at, length);
  const char *end = length <= 3 ? strstr(self->at + length, run) : NULL;
  *lacks = end == NULL;
  gsize all = end != NULL ? (gsize) (end - self->at) + length : length;
  g_string_append_len(self->out, self->at, (gssize) all);
  self->at += all;
  return TRUE;
}

char *
ilk_note_gaps_convert(const char *text, IlkGapMarks marks, guint *n)
{
  gboolean lacks_code = FALSE;
  Walk self = {.out = g_string_new(NULL), .at = text};
  while (*self.at != '\0') {
    gboolean taken = take_code(&self, &lacks_code);
    if (!taken && marks == ILK_GAP_MARKS_BRACKETS)
      taken = take_bracket(&self, text);
    else if (!taken)
      taken = take_gap(&self, "==", "==", &self.lacks[0]) ||
              take_gap(&self, "{{", "}}", &self.lacks[1]);
    if (!taken)
      g_string_append_c(self.out, *self.at++);
  }
  *n = self.n;
  return g_string_free(self.out, FALSE);
}

static gboolean
is_media(const char *name)
{
  static const char *const suffixes[] = {".png",  ".jpg", ".jpeg", ".gif", ".webp",
                                         ".svg",  ".bmp", ".avif", ".mp3", ".ogg",
                                         ".opus", ".wav", ".m4a",  ".flac"};
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS(suffixes); i++)
    if (g_str_has_suffix(lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static void
append_link(GString *out, const char *inside, gboolean is_embedded)
{
  g_auto(GStrv) parts = g_strsplit(inside, "|", 2);
  const char *target = parts[0] != NULL ? parts[0] : "";
  if (is_embedded && is_media(target)) {
    g_autofree char *address = g_uri_escape_string(target, "/", TRUE);
    g_string_append_printf(out, "![](%s)", address);
  } else
    g_string_append(out, parts[0] != NULL && parts[1] != NULL ? parts[1] : target);
}

char *
ilk_note_links_convert(const char *text)
{
  GString *out = g_string_new(NULL);
  gboolean lacks = FALSE;
  for (const char *at = text; *at != '\0';) {
    gboolean embedded = *at == '!';
    const char *open = embedded ? at + 1 : at;
    const char *end = !lacks && g_str_has_prefix(open, "[[") ? strstr(open + 2, "]]") : NULL;
    lacks = lacks || (end == NULL && g_str_has_prefix(open, "[["));
    if (end == NULL || end - open > ILK_MAX_NAME_BYTES) {
      g_string_append_c(out, *at++);
      continue;
    }
    g_autofree char *inside = g_strndup(open + 2, (gsize) (end - open - 2));
    append_link(out, inside, embedded);
    at = end + 2;
  }
  return g_string_free(out, FALSE);
}
