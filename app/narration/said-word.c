/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word of a sentence is looked up without the signs around it; one of code is read name by name
 * and sign by sign.
 */
#include "app/narration/said-word.h"

#include <string.h>

#define PAUSES ".,;:!?"

static gboolean
is_of_word(gunichar letter)
{
  return g_unichar_isalnum(letter) || g_unichar_ismark(letter);
}

/* Where the letters and digits of @word begin and end: [0, 0) when it has none. */
static void
find_core(const char *word, gsize *begin, gsize *end)
{
  *begin = *end = 0;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char(p)) {
    if (!is_of_word(g_utf8_get_char(p)))
      continue;
    if (*end == 0)
      *begin = (gsize) (p - word);
    *end = (gsize) (g_utf8_next_char(p) - word);
  }
}

/* The first sign of @rest at which one pauses. */
static void
append_pause(GString *out, const char *rest)
{
  const char *pause = strpbrk(rest, PAUSES);
  if (pause != NULL)
    g_string_append_c(out, *pause);
}

static const char *
find_possessive(const char *core)
{
  if (g_str_has_suffix(core, "'s"))
    return core + strlen(core) - strlen("'s");
  if (g_str_has_suffix(core, "’s"))
    return core + strlen(core) - strlen("’s");
  return NULL;
}

/* Returns: (transfer full) (nullable): “GIL's” as “GIL” and what is added to it */
static char *
say_possessive(const IlkPronunciation *table, const char *core)
{
  const char *ending = find_possessive(core);
  if (ending == NULL)
    return NULL;
  g_autofree char *stem = g_strndup(core, (gsize) (ending - core));
  const char *said = ilk_pronunciation_find(table, stem);
  return said != NULL ? g_strconcat(said, "'s", NULL) : NULL;
}

/* Returns: (transfer full) (nullable): “GIL-free” by its parts, when the table has one of them */
static char *
say_parts(const IlkPronunciation *table, const char *core)
{
  g_auto(GStrv) parts = g_strsplit_set(core, "-/", -1);
  g_autoptr(GString) out = g_string_new(NULL);
  gboolean found = FALSE;

  for (char **part = parts; *part != NULL; part++) {
    const char *said = ilk_pronunciation_find(table, *part);
    found = found || said != NULL;
    g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", said != NULL ? said : *part);
  }
  return found && parts[1] != NULL ? g_strdup(out->str) : NULL;
}

static char *
say_core(const IlkPronunciation *table, const char *core)
{
  const char *said = ilk_pronunciation_find(table, core);
  if (said != NULL)
    return g_strdup(said);
  char *possessive = say_possessive(table, core);
  return possessive != NULL ? possessive : say_parts(table, core);
}

static void
append_word(GString *out, const char *word, gsize length)
{
  if (length == 0)
    return;
  if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c(out, ' ');
  g_string_append_len(out, word, (gssize) length);
}

/* “ThreadPoolExecutor” is three words, “HTTPServer” two. */
static gsize
measure_hump(const char *name, gsize length)
{
  gsize n = 1;
  while (n < length) {
    gboolean rises = g_ascii_isupper(name[n]) && !g_ascii_isupper(name[n - 1]);
    gboolean ends = g_ascii_isupper(name[n]) && n + 1 < length && g_ascii_islower(name[n + 1]) &&
                    g_ascii_isupper(name[n - 1]);
    if (rises || ends)
      break;
    n++;
  }
  return n;
}

static void
append_name(const IlkPronunciation *table, GString *out, const char *name, gsize length)
{
  g_autofree char *whole = g_strndup(name, length);
  const char *said = ilk_pronunciation_find(table, whole);
  if (said != NULL) {
    append_word(out, said, strlen(said));
    return;
  }
  while (length > 0) {
    gsize hump = measure_hump(name, length);
    append_word(out, name, hump);
    name += hump;
    length -= hump;
  }
}

/* A sign that the table does not know is silent, and so is one that ends a name: “run()”. */
static const char *
append_sign(const IlkPronunciation *table, GString *out, const char *p, gboolean more)
{
  gsize length = 0;
  const char *said = ilk_pronunciation_find_sign(table, p, &length);
  if (said == NULL)
    return g_utf8_next_char(p);
  if (more || strchr(PAUSES, *p) == NULL)
    append_word(out, said, strlen(said));
  return p + length;
}

/* Digits and a point are a number: “3.14”, “0.5”. */
static gsize
measure_number(const char *p)
{
  gsize n = strspn(p, "0123456789");
  while (n > 0 && (p[n] == '.' || p[n] == ',') && g_ascii_isdigit(p[n + 1]))
    n += 1 + strspn(p + n + 1, "0123456789");
  return n;
}

static gsize
measure_name(const char *p)
{
  const char *end = p;
  while (*end != '\0' && is_of_word(g_utf8_get_char(end)))
    end = g_utf8_next_char(end);
  return (gsize) (end - p);
}

static char *
say_code(const IlkPronunciation *table, const char *word)
{
  g_autoptr(GString) out = g_string_new(NULL);
  gsize begin, end;
  find_core(word, &begin, &end);

  for (const char *p = word; *p != '\0';) {
    gsize number = measure_number(p);
    gsize name = number > 0 ? 0 : measure_name(p);
    if (number > 0)
      append_word(out, p, number);
    else if (name > 0)
      append_name(table, out, p, name);
    if (number + name > 0)
      p += number + name;
    else if (*p == '_' && p[1] != '_')
      p++;
    else
      p = append_sign(table, out, p, end == 0 || p < word + end);
  }
  append_pause(out, word + end);
  return g_strdup(out->str);
}

/* `run_in_executor`, `gather()`: code, whether or not it is written as such. */
static gboolean
looks_like_code(const char *word)
{
  return strchr(word, '_') != NULL || strstr(word, "()") != NULL;
}

static gboolean
is_address(const char *word)
{
  return strstr(word, "://") != NULL;
}

/* Without letters: a sign that the table knows, or a dash, at which one pauses. */
static char *
say_signs(const IlkPronunciation *table, const char *word)
{
  const char *said = ilk_pronunciation_find(table, word);
  if (said != NULL)
    return g_strdup(said);
  if (g_str_equal(word, "–") || g_str_equal(word, "—"))
    return g_strdup(",");
  g_autoptr(GString) out = g_string_new(NULL);
  append_pause(out, word);
  return *word == '&' ? g_strdup(word) : g_strdup(out->str);
}

/* What is said for a word that the table does not know: all but what means nothing to an ear. */
static void
append_plain(GString *out, const char *core)
{
  for (const char *p = core; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar letter = g_utf8_get_char(p);
    if (letter != 0xFFFD && strchr("[]{}<>\\^`|*/", *p) == NULL)
      g_string_append_unichar(out, letter);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  }
}

char *
ilk_said_word(const IlkPronunciation *table, const char *word, gboolean code)
{
  g_return_val_if_fail(table != NULL && word != NULL, NULL);

  gsize begin, end;
  find_core(word, &begin, &end);
  if (is_address(word))
    return g_strdup("");
  if (end == 0 && !code)
    return say_signs(table, word);
  g_autofree char *core = g_strndup(word + begin, end - begin);
  g_autofree char *said = say_core(table, core);
  if (said == NULL && (code || looks_like_code(word)))
    return say_code(table, word);

  g_autoptr(GString) out = g_string_new(said);
  if (said == NULL)
    append_plain(out, core);
  append_pause(out, word + end);
  return g_strdup(out->str);
}

char *
ilk_said_words(const IlkPronunciation *table, const char *words)
{
  g_return_val_if_fail(table != NULL && words != NULL, NULL);

  gsize begin, end;
  find_core(words, &begin, &end);
  g_autofree char *core = g_strndup(words + begin, end - begin);
  const char *said = ilk_pronunciation_find(table, words);
  if (said == NULL)
    said = ilk_pronunciation_find(table, core);
  if (said == NULL)
    return NULL;
  g_autoptr(GString) out = g_string_new(said);
  append_pause(out, words + end);
  return g_strdup(out->str);
}
