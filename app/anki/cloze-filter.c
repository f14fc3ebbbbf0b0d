/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One walk over the text with a stack of the deletions that are open. What a deletion holds is
 * written into a text of its own, which goes into that of the one around it when it is closed; one
 * that is never closed goes nowhere.
 */
#include "app/anki/cloze-filter.h"

#include "app/base/limits.h"

#include <string.h>

typedef struct {
  GString *text;
  GString *hint; /* NULL until there is one */
  gboolean active;
} Open;

typedef struct {
  Open open[ILK_MAX_CLOZE_DEPTH + 1]; /* the first is the text itself */
  GPtrArray *active;                  /* what stands for those with the number */
  guint depth;
  guint number;
  IlkClozeSide side;
  gboolean in_math;
} Walk;

/* Returns: how long the opening mark at @at is, 0 when it is none. @active: (out): whether it has
 * @number */
static gsize
measure_opening(const char *at, guint number, gboolean *active)
{
  const char *digit = at + 3;
  gboolean any = FALSE;
  *active = FALSE;
  if (!g_str_has_prefix(at, "{{c"))
    return 0;
  while (g_ascii_isdigit(*digit) || *digit == ',') {
    guint value = 0;
    const char *begin = digit;
    for (; g_ascii_isdigit(*digit); digit++)
      value = MIN(value * 10 + (guint) (*digit - '0'), ILK_MAX_CLOZE_NUMBER + 1);
    gboolean valid = digit > begin && value <= ILK_MAX_CLOZE_NUMBER;
    any = any || valid;
    *active = *active || (valid && value == number);
    if (*digit == ',')
      digit++;
  }
  return any && g_str_has_prefix(digit, "::") ? (gsize) (digit - at) + 2 : 0;
}

/* Mathematics is no place for marks. */
static void
watch_math(Walk *self, const char *text, gsize length)
{
  for (const char *at = text; (at = memchr(at, '\\', (gsize) (text + length - at))) != NULL; at++)
    if (at + 1 < text + length && strchr("()[]", at[1]) != NULL && at[1] != '\0')
      self->in_math = at[1] == '(' || at[1] == '[';
}

/* A run of text within a deletion is parted from its hint. */
static void
put(Walk *self, const char *text, gsize length)
{
  Open *top = &self->open[self->depth];
  const char *parting = self->depth > 0 ? g_strstr_len(text, (gssize) length, "::") : NULL;
  watch_math(self, text, length);
  g_string_append_len(top->text, text, parting != NULL ? parting - text : (gssize) length);
  if (parting == NULL)
    return;
  if (top->hint == NULL)
    top->hint = g_string_new(NULL);
  g_string_truncate(top->hint, 0);
  g_string_append_len(top->hint, parting + 2, text + length - parting - 2);
}

static void
open_one(Walk *self, gboolean active)
{
  if (self->depth == ILK_MAX_CLOZE_DEPTH)
    return;
  self->open[++self->depth] = (Open){.text = g_string_new(NULL), .active = active};
}

static void
mark(const Walk *self, GString *out, const char *text, gsize length)
{
  gboolean marked = !self->in_math;
  g_string_append(out, marked ? "<span class=\"cloze\">" : "");
  g_string_append_len(out, text, (gssize) length);
  g_string_append(out, marked ? "</span>" : "");
}

/* Returns: (transfer full): what stands for an active deletion */
static char *
dup_active(const Walk *self, const Open *closed)
{
  if (self->side == ILK_CLOZE_ANSWERED)
    return g_strdup(closed->text->str);
  return closed->hint != NULL ? g_strdup_printf("[%s]", closed->hint->str) : g_strdup("[...]");
}

static void
close_one(Walk *self)
{
  Open closed = self->open[self->depth--];
  Open *around = &self->open[self->depth];
  if (closed.active) {
    char *shown = dup_active(self, &closed);
    mark(self, around->text, shown, strlen(shown));
    g_ptr_array_add(self->active, shown);
  } else
    g_string_append_len(around->text, closed.text->str, (gssize) closed.text->len);
  g_string_free(closed.text, TRUE);
  if (closed.hint != NULL)
    g_string_free(closed.hint, TRUE);
}

static void
walk(Walk *self, const char *html)
{
  const char *from = html;
  while (*html != '\0') {
    gboolean active;
    gsize length = *html == '{' ? measure_opening(html, self->number, &active) : 0;
    gboolean closes = self->depth > 0 && g_str_has_prefix(html, "}}");
    if (length == 0 && !closes) {
      html++;
      continue;
    }
    put(self, from, (gsize) (html - from));
    if (closes)
      close_one(self);
    else
      open_one(self, active);
    html += closes ? 2 : length;
    from = html;
  }
  put(self, from, (gsize) (html - from));
}

static void
walk_init(Walk *self, guint number, IlkClozeSide side, const char *html)
{
  *self = (Walk){.number = number, .side = side};
  self->open[0].text = g_string_sized_new(strlen(html));
  self->active = g_ptr_array_new_with_free_func(g_free);
}

static void
walk_clear(Walk *self)
{
  for (guint i = 0; i <= self->depth; i++) {
    g_string_free(self->open[i].text, TRUE);
    if (self->open[i].hint != NULL)
      g_string_free(self->open[i].hint, TRUE);
  }
  g_ptr_array_unref(self->active);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Walk, walk_clear)

static char *
join(GPtrArray *texts)
{
  g_ptr_array_add(texts, NULL);
  return g_strjoinv(", ", (char **) texts->pdata);
}

char *
ilk_cloze_filter(const char *html, guint number, IlkClozeSide side, gboolean only)
{
  g_auto(Walk) self;
  walk_init(&self, number, side, html);
  walk(&self, html);
  if (self.active->len == 0)
    return g_strdup("");
  return only ? join(self.active) : g_strdup(self.open[0].text->str);
}

char *
ilk_cloze_filter_dup_typed(const char *html, guint number)
{
  g_auto(Walk) self;
  walk_init(&self, number, ILK_CLOZE_ANSWERED, html);
  walk(&self, html);
  gboolean same = self.active->len > 0;
  for (guint i = 1; same && i < self.active->len; i++)
    same = g_str_equal(self.active->pdata[i], self.active->pdata[0]);
  return same ? g_strdup(self.active->pdata[0]) : join(self.active);
}

gboolean
ilk_cloze_hides_picture(const char *html)
{
  for (const char *at = strstr(html, "{{c"); at != NULL; at = strstr(at + 1, "{{c")) {
    gboolean active;
    gsize length = measure_opening(at, 0, &active);
    if (length > 0 && g_str_has_prefix(at + length, "image-occlusion:"))
      return TRUE;
  }
  return FALSE;
}
