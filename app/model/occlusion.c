/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Line by line: a list of such lines is a list to every other reader of Markdown, too.
 */
#include "app/model/occlusion.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/model/cloze.h"
#include "app/model/media-names.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WORD "hide"
#define COVERED ";hide="
#define MARKED ";show="

static void
clear_part(gpointer data)
{
  IlkHiddenPart *part = data;
  g_free(part->picture);
  g_free(part->name);
}

static GArray *
new_parts(void)
{
  GArray *parts = g_array_new(FALSE, TRUE, sizeof(IlkHiddenPart));
  g_array_set_clear_func(parts, clear_part);
  return parts;
}

/* Returns: (nullable): what follows “- hide” in @line */
static const char *
skip_word(const char *line)
{
  line += strspn(line, " ");
  if (strchr("-*+", *line) == NULL || line[0] == '\0' || line[1] != ' ')
    return NULL;
  line += 1 + strspn(line + 1, " ");
  if (!g_str_has_prefix(line, WORD))
    return NULL;
  const char *rest = line + strlen(WORD);
  const char *colon = rest + strspn(rest, " 0123456789");
  return *colon == ':' ? rest : NULL;
}

/* Reads four numbers parted by commas. Returns: (nullable): what follows them */
static const char *
read_place(const char *text, IlkHiddenPart *part)
{
  double *const numbers[] = {&part->x, &part->y, &part->width, &part->height};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    char *end;
    *numbers[i] = g_ascii_strtod(text, &end);
    if (end == text || !(*numbers[i] >= 0 && *numbers[i] <= 100))
      return NULL;
    text = end + strspn(end, " ");
    if (i + 1 < G_N_ELEMENTS(numbers) && *text++ != ',')
      return NULL;
  }
  gboolean inside = part->x + part->width <= 100.01 && part->y + part->height <= 100.01;
  return inside && part->width > 0 && part->height > 0 ? text : NULL;
}

/* @rest: what follows the word. @part: (out): its name is newly allocated */
static gboolean
read_part(const char *rest, IlkHiddenPart *part)
{
  rest += strspn(rest, " ");
  guint64 number = g_ascii_strtoull(rest, NULL, 10);
  if (number > ILK_MAX_CLOZE_NUMBER)
    return FALSE;
  part->number = (int) number;
  rest = read_place(strchr(rest, ':') + 1, part);
  if (rest == NULL || (*rest != '\0' && *rest != ':'))
    return FALSE;
  part->name = g_strstrip(g_strdup(*rest == ':' ? rest + 1 : ""));
  return TRUE;
}

static gboolean
is_fence(const char *line)
{
  line += strspn(line, " ");
  return g_str_has_prefix(line, "```") || g_str_has_prefix(line, "~~~");
}

/* A line of @markdown that hides, and what is known where it stands. */
typedef struct {
  char **lines;
  guint i;
  gboolean in_code;
} Walk;

/* Returns: (nullable): what follows the word in the next line that has it */
static const char *
next_line(Walk *walk)
{
  for (; walk->lines[walk->i] != NULL; walk->i++) {
    const char *line = walk->lines[walk->i];
    if (is_fence(line))
      walk->in_code = !walk->in_code;
    const char *rest = walk->in_code ? NULL : skip_word(line);
    if (rest != NULL) {
      walk->i++;
      return rest;
    }
  }
  return NULL;
}

/* The last picture above the line @i. */
static char *
dup_picture(char **lines, guint i)
{
  char *kept = lines[i];
  lines[i] = NULL;
  g_autofree char *above = g_strjoinv("\n", lines);
  lines[i] = kept;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  ilk_media_names_collect(names, above);
  return g_strdup(names->len > 0 ? names->pdata[names->len - 1] : "");
}

static int
get_first_number(const char *markdown)
{
  g_autoptr(GArray) gaps = ilk_cloze_list_numbers(markdown);
  return gaps->len > 0 ? g_array_index(gaps, int, gaps->len - 1) + 1 : 1;
}

GArray *
ilk_occlusion_parse(const char *markdown)
{
  g_return_val_if_fail(markdown != NULL, NULL);

  GArray *parts = new_parts();
  if (strstr(markdown, WORD) == NULL)
    return parts;
  g_auto(GStrv) lines = g_strsplit(markdown, "\n", -1);
  int next = get_first_number(markdown);
  Walk walk = {.lines = lines};
  for (const char *rest;
       (rest = next_line(&walk)) != NULL && parts->len < ILK_MAX_CARDS_PER_NOTE;) {
    IlkHiddenPart part = {0};
    if (!read_part(rest, &part))
      continue;
    if (part.number == 0)
      part.number = next;
    next = MAX(next, part.number + 1);
    part.picture = dup_picture(lines, walk.i - 1);
    g_array_append_val(parts, part);
  }
  return parts;
}

char *
ilk_occlusion_dup_text(const char *markdown)
{
  if (strstr(markdown, WORD) == NULL)
    return g_strdup(markdown);
  g_auto(GStrv) lines = g_strsplit(markdown, "\n", -1);
  g_autoptr(GString) text = g_string_new(NULL);
  Walk walk = {.lines = lines};
  guint begin = 0;
  gboolean more;
  do {
    more = next_line(&walk) != NULL;
    guint end = more ? walk.i - 1 : walk.i;
    for (guint i = begin; i < end; i++)
      g_string_append_printf(text, "%s\n", lines[i]);
    begin = walk.i;
  } while (more);
  return g_strchomp(g_string_free(g_steal_pointer(&text), FALSE));
}

gboolean
ilk_occlusion_check(const char *markdown, GError **error)
{
  g_auto(GStrv) lines = g_strsplit(markdown, "\n", -1);
  Walk walk = {.lines = lines};
  for (const char *rest; (rest = next_line(&walk)) != NULL;) {
    IlkHiddenPart part = {0};
    gboolean understood = read_part(rest, &part);
    g_autofree char *picture = dup_picture(lines, walk.i - 1);
    g_free(part.name);
    if (understood && *picture != '\0')
      continue;
    g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID,
                understood ? _("“%s” stands below no picture that it could hide a part of.")
                           : _("“%s” hides nothing: write “- hide: left, top, width, height”, in "
                               "per cent of the picture."),
                g_strstrip(lines[walk.i - 1]));
    return FALSE;
  }
  return TRUE;
}

static void
append_number(GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(text, sizeof text, "%.1f", number);
  gsize length = strlen(text);
  if (g_str_has_suffix(text, ".0"))
    text[length - 2] = '\0';
  g_string_append(out, text);
}

static void
append_place(GString *out, const IlkHiddenPart *part)
{
  const double numbers[] = {part->x, part->y, part->width, part->height};
  for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
    if (i > 0)
      g_string_append_c(out, ',');
    append_number(out, numbers[i]);
  }
}

char *
ilk_occlusion_dup_line(const IlkHiddenPart *part, int next)
{
  GString *line = g_string_new("- " WORD);
  if (part->number != next)
    g_string_append_printf(line, " %d", part->number);
  g_string_append(line, ": ");
  append_place(line, part);
  if (part->name != NULL && *part->name != '\0')
    g_string_append_printf(line, ": %s", part->name);
  return g_string_free(line, FALSE);
}

/* Takes the lines that hide parts of @picture out of @lines. Returns: where they began, else behind
 * the picture; -1 where that is not there. @others: (out): whether there are lines of others */
static gint
take_lines(GPtrArray *lines, const char *picture, gboolean *others)
{
  g_auto(GStrv) all = (char **) g_ptr_array_steal(lines, NULL);
  g_autofree char *address = g_strdup_printf("](%s", picture);
  g_autofree char *pointed = g_strdup_printf("](<%s", picture);
  Walk walk = {.lines = all};
  gint at = -1, behind = -1;
  guint begin = 0;
  *others = FALSE;
  for (gboolean more = TRUE; more;) {
    more = next_line(&walk) != NULL;
    guint end = more ? walk.i - 1 : walk.i;
    for (guint i = begin; i < end; i++) {
      g_ptr_array_add(lines, g_strdup(all[i]));
      if (strstr(all[i], address) != NULL || strstr(all[i], pointed) != NULL)
        behind = (gint) lines->len;
    }
    begin = walk.i;
    g_autofree char *owner = more ? dup_picture(all, end) : NULL;
    if (owner != NULL && g_str_equal(owner, picture)) {
      at = at < 0 ? (gint) lines->len : at;
    } else if (owner != NULL) {
      *others = TRUE;
      g_ptr_array_add(lines, g_strdup(all[end]));
    }
  }
  return at >= 0 ? at : behind;
}

char *
ilk_occlusion_dup_changed(const char *markdown, const char *picture, const GArray *parts)
{
  gboolean others;
  g_auto(GStrv) split = g_strsplit(markdown, "\n", -1);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; split[i] != NULL; i++)
    g_ptr_array_add(lines, g_strdup(split[i]));
  g_ptr_array_add(lines, NULL);
  gint at = take_lines(lines, picture, &others);
  if (at < 0)
    return g_strdup(markdown);

  /* A list ends the paragraph above it, and is parted from the one below. */
  gboolean is_new =
      at > 0 && *(char *) lines->pdata[at - 1] != '\0' && skip_word(lines->pdata[at - 1]) == NULL;
  if (is_new && parts->len > 0)
    g_ptr_array_insert(lines, at++, g_strdup(""));
  int next = others ? -1 : get_first_number(markdown);
  for (guint i = 0; i < parts->len; i++) {
    const IlkHiddenPart *part = &g_array_index(parts, IlkHiddenPart, i);
    g_ptr_array_insert(lines, at++, ilk_occlusion_dup_line(part, next));
    next = others ? -1 : MAX(next, part->number + 1);
  }
  if (parts->len > 0 && (guint) at < lines->len && *(char *) lines->pdata[at] != '\0')
    g_ptr_array_insert(lines, at, g_strdup(""));
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **) lines->pdata);
}

char *
ilk_occlusion_dup_options(const GArray *parts, int number, gboolean shown, const char **picture)
{
  g_autoptr(GString) options = g_string_new(NULL);
  for (guint i = 0; i < parts->len; i++) {
    const IlkHiddenPart *part = &g_array_index(parts, IlkHiddenPart, i);
    if (part->number != number || (options->len > 0 && !g_str_equal(part->picture, *picture)))
      continue;
    *picture = part->picture;
    g_string_append(options, options->len > 0 ? "+" : shown ? MARKED : COVERED);
    append_place(options, part);
  }
  return options->len > 0 ? g_string_free(g_steal_pointer(&options), FALSE) : NULL;
}

GArray *
ilk_occlusion_parse_options(const char *options, gboolean *shown)
{
  GArray *parts = new_parts();
  *shown = options != NULL && g_str_has_prefix(options, MARKED);
  if (options == NULL || (!*shown && !g_str_has_prefix(options, COVERED)))
    return parts;
  g_auto(GStrv) places = g_strsplit(options + strlen(COVERED), "+", ILK_MAX_CARDS_PER_NOTE);
  for (guint i = 0; places[i] != NULL; i++) {
    IlkHiddenPart part = {0};
    if (read_place(places[i], &part) != NULL)
      g_array_append_val(parts, part);
  }
  return parts;
}
