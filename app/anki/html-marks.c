/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One walk: what begins with a mark and has its end later is taken out.
 */
#include "app/anki/html-marks.h"

#include "app/anki/strip.h"

#include <string.h>

typedef struct {
  const char *begin, *end, *element;
  const char *before, *after; /* what the source is called in LaTeX */
} Mark;

static const Mark marks[] = {
    {"\\(", "\\)", ILK_HTML_MATH, "", ""},
    {"\\[", "\\]", ILK_HTML_BLOCK, "", ""},
    {"[$$]", "[/$$]", ILK_HTML_BLOCK, "\\begin{displaymath}", "\\end{displaymath}"},
    {"[$]", "[/$]", ILK_HTML_MATH, "$", "$"},
    {"[latex]", "[/latex]", ILK_HTML_LATEX, "", ""},
    {"[sound:", "]", ILK_HTML_SOUND, NULL, NULL},
    {"[anki:tts", "[/anki:tts]", ILK_HTML_SPEECH, NULL, NULL},
};

static void
append_attribute(GString *out, const char *name, const char *value)
{
  g_string_append_printf(out, " %s=\"", name);
  for (; *value != '\0'; value++) {
    if (strchr("\"<>&\n\r\t", *value) != NULL)
      g_string_append_printf(out, "&#%d;", *value);
    else
      g_string_append_c(out, *value);
  }
  g_string_append_c(out, '"');
}

/* Line breaks within a formula are line breaks of its source. */
static char *
dup_source(const char *html, gsize length)
{
  g_autoptr(GString) text = g_string_new_len(html, (gssize) length);
  static const char *const breaks[] = {"<br>", "<br/>", "<br />", "<div>", "</div>"};
  for (gsize i = 0; i < G_N_ELEMENTS(breaks); i++)
    g_string_replace(text, breaks[i], i == 4 ? "" : "\n", 0);
  return ilk_html_strip(text->str);
}

static void
append_mark(GString *out, const Mark *mark, const char *begin, gsize length)
{
  g_string_append_printf(out, "<%s", mark->element);
  if (mark->before != NULL) {
    g_autofree char *source = dup_source(begin, length);
    g_autofree char *latex = g_strconcat(mark->before, source, mark->after, NULL);
    append_attribute(out, "tex", source);
    if (*mark->begin == '[')
      append_attribute(out, "latex", latex);
  } else if (g_str_equal(mark->element, ILK_HTML_SOUND)) {
    g_autofree char *name = ilk_html_decode(begin, length);
    append_attribute(out, "src", name);
  }
  g_string_append_printf(out, "></%s>", mark->element);
}

/* @last: where the ends of each mark stand last: behind that none is looked for */
static const Mark *
find_mark(const char *at, const char *const *last)
{
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    if (last[i] != NULL && g_str_has_prefix(at, marks[i].begin) &&
        at + strlen(marks[i].begin) <= last[i])
      return &marks[i];
  return NULL;
}

char *
ilk_html_mark(const char *html)
{
  const char *last[G_N_ELEMENTS(marks)];
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    last[i] = g_strrstr(html, marks[i].end);
  GString *out = g_string_sized_new(strlen(html));
  for (;;) {
    const char *at = html + strcspn(html, "\\[");
    const Mark *mark = *at != '\0' ? find_mark(at, last) : NULL;
    g_string_append_len(out, html, at - html);
    if (*at == '\0')
      break;
    html = at + 1;
    if (mark == NULL) {
      g_string_append_c(out, *at);
      continue;
    }
    const char *begin = at + strlen(mark->begin), *end = strstr(begin, mark->end);
    append_mark(out, mark, begin, (gsize) (end - begin));
    html = end + strlen(mark->end);
  }
  return g_string_free(out, FALSE);
}

char *
ilk_html_dup_latex_name(const char *latex)
{
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA1, latex, -1);
  return g_strconcat("latex-", sum, NULL);
}
