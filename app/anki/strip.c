/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags are what begins with “<” and ends with the next “>”; an element of style or script goes with
 * what is in it.
 */
#include "app/anki/strip.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_ENTITY 12
#define SOUND "[sound:"

static gboolean
begins(const char *text, const char *word)
{
  return g_ascii_strncasecmp(text, word, strlen(word)) == 0;
}

/* Returns: (nullable): where @word, in small letters, stands in @text */
static const char *
find_word(const char *text, const char *word)
{
  for (const char *at = strchr(text, '<'); at != NULL; at = strchr(at + 1, '<'))
    if (begins(at, word))
      return at;
  return NULL;
}

/* Where the last ends of what has an end of its own stand: behind them none is looked for, so that
 * a hostile text takes no longer than another. */
typedef struct {
  const char *comment;
  const char *style;
  const char *script;
} LastEnds;

static const char *
find_last_word(const char *text, const char *word)
{
  const char *last = NULL;
  for (const char *at = find_word(text, word); at != NULL; at = find_word(at + 1, word))
    last = at;
  return last;
}

static LastEnds
find_last_ends(const char *html)
{
  return (LastEnds){g_strrstr(html, "-->"), find_last_word(html, "</style>"),
                    find_last_word(html, "</script>")};
}

/* Returns: what follows the tag, comment or element that begins at @tag; NULL when it has no end */
static const char *
skip(const char *tag, const LastEnds *last)
{
  if (last->comment != NULL && tag + 4 <= last->comment && g_str_has_prefix(tag, "<!--"))
    return strstr(tag + 4, "-->") + 3;
  if (last->style != NULL && tag < last->style && begins(tag, "<style"))
    return find_word(tag, "</style>") + strlen("</style>");
  if (last->script != NULL && tag < last->script && begins(tag, "<script"))
    return find_word(tag, "</script>") + strlen("</script>");
  const char *end = strchr(tag, '>');
  return end != NULL ? end + 1 : NULL;
}

static gboolean
append_number(GString *out, const char *digits, int base)
{
  char *end;
  guint64 code = g_ascii_strtoull(digits, &end, (guint) base);
  if (end == digits || *end != ';')
    return FALSE;
  if (code == 0 || code > 0x10ffff || !g_unichar_validate((gunichar) code))
    code = 0xfffd;
  g_string_append_unichar(out, (gunichar) code);
  return TRUE;
}

static void
collect_cb(void *text, const xmlChar *characters, int length)
{
  g_string_append_len(text, (const char *) characters, length);
}

/* Returns: what libxml2 makes of “&@name;”: its table is not for others, but its parser is. Names
 * that nobody gave stay as they are. */
static char *
dup_meaning(const char *name)
{
  GString *text = g_string_new(NULL);
  g_autofree char *html = g_strdup_printf("<b>&%s;</b>", name);
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  g_assert_nonnull(parser);
  *parser->sax = (htmlSAXHandler){.characters = collect_cb};
  parser->userData = text;
  htmlDocPtr document = htmlCtxtReadMemory(parser, html, (int) strlen(html), NULL, "UTF-8",
                                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                               HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (document != NULL)
    xmlFreeDoc(document);
  htmlFreeParserCtxt(parser);
  return g_string_free(text, FALSE);
}

/* Those that nearly all texts have no other but. */
static gboolean
append_common(GString *out, const char *name)
{
  static const struct {
    const char *name, *text;
  } common[] = {{"amp", "&"},   {"lt", "<"},   {"gt", ">"},
                {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00a0"}};
  for (gsize i = 0; i < G_N_ELEMENTS(common); i++)
    if (g_str_equal(common[i].name, name)) {
      g_string_append(out, common[i].text);
      return TRUE;
    }
  return FALSE;
}

static gboolean
append_named(GString *out, const char *name)
{
  if (append_common(out, name))
    return TRUE;
  if (!g_ascii_isalpha(*name) ||
      name[strspn(name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS)] != '\0')
    return FALSE;
  g_autofree char *text = dup_meaning(name);
  if (*text == '\0' || strpbrk(text, "&;") != NULL)
    return FALSE;
  g_string_append(out, text);
  return TRUE;
}

/* @entity: between “&” and “;”, at most LONGEST_ENTITY letters */
static gboolean
append_entity(GString *out, const char *entity, gsize length)
{
  char name[LONGEST_ENTITY + 2] = "";
  memcpy(name, entity, length);
  if (name[0] == '#') {
    name[length] = ';';
    gboolean hexadecimal = name[1] == 'x' || name[1] == 'X';
    return append_number(out, name + (hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
  }
  return append_named(out, name);
}

static void
append_decoded(GString *out, const char *text, const char *end)
{
  while (text < end) {
    const char *amp = memchr(text, '&', (gsize) (end - text));
    g_string_append_len(out, text, (amp != NULL ? amp : end) - text);
    if (amp == NULL)
      return;
    gsize room = MIN((gsize) (end - amp - 1), LONGEST_ENTITY + 1);
    const char *semicolon = memchr(amp + 1, ';', room);
    if (semicolon != NULL && append_entity(out, amp + 1, (gsize) (semicolon - amp - 1)))
      text = semicolon + 1;
    else {
      g_string_append_c(out, '&');
      text = amp + 1;
    }
  }
}

char *
ilk_html_decode(const char *text, gsize length)
{
  GString *out = g_string_sized_new(length);
  append_decoded(out, text, text + length);
  return g_string_free(out, FALSE);
}

/* A “<” that no tag follows stays. Where one has no end, none after it has. */
static void
append_without_tags(GString *out, const char *html)
{
  const LastEnds last = find_last_ends(html);
  for (;;) {
    const char *tag = strchr(html, '<');
    g_string_append_len(out, html, tag != NULL ? tag - html : (gssize) strlen(html));
    const char *next = tag != NULL ? skip(tag, &last) : NULL;
    if (next == NULL) {
      g_string_append(out, tag != NULL ? tag : "");
      return;
    }
    html = next;
  }
}

char *
ilk_html_strip(const char *html)
{
  if (strpbrk(html, "<&") == NULL)
    return g_strdup(html);
  g_autoptr(GString) text = g_string_sized_new(strlen(html));
  append_without_tags(text, html);
  return ilk_html_decode(text->str, text->len);
}

static gboolean
is_media_tag(const char *tag)
{
  static const char *const names[] = {"<img", "<audio", "<video", "<object", "<source"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (begins(tag, names[i]) && g_ascii_isspace(tag[strlen(names[i])]))
      return TRUE;
  return FALSE;
}

/* Finds the value of `src` or `data` in the tag from @tag to @tag_end. */
static gboolean
find_source(const char *tag, const char *tag_end, const char **begin, const char **end)
{
  for (const char *at = tag; at < tag_end; at++) {
    gsize name = begins(at, "src=") ? 4 : begins(at, "data=") ? 5 : 0;
    if (name == 0 || !g_ascii_isspace(at[-1]))
      continue;
    *begin = at + name;
    char quote = **begin;
    if (quote == '"' || quote == '\'') {
      ++*begin;
      *end = memchr(*begin, quote, (gsize) (tag_end - *begin));
    } else
      for (*end = *begin; *end < tag_end && !g_ascii_isspace(**end) && **end != '>';)
        ++*end;
    return *end != NULL;
  }
  return FALSE;
}

/* Returns: (nullable): the next sound or tag at or behind @at */
static const char *
find_mark(const char *at)
{
  while ((at = strpbrk(at, "<[")) != NULL && !begins(at, SOUND) &&
         !(*at == '<' && is_media_tag(at)))
    at++;
  return at;
}

gboolean
ilk_html_next_media(const char **at, const char **begin, const char **end, const char **tag)
{
  for (const char *mark = find_mark(*at); mark != NULL; mark = find_mark(*at)) {
    gboolean is_sound = *mark == '[';
    const char *close = strchr(mark, is_sound ? ']' : '>');
    if (close == NULL)
      break;
    *tag = mark;
    *at = close + 1;
    *begin = mark + strlen(SOUND);
    *end = close;
    if (is_sound || find_source(mark + 1, close, begin, end))
      return TRUE;
  }
  *at += strlen(*at);
  return FALSE;
}

char *
ilk_html_strip_field(const char *html)
{
  g_autoptr(GString) named = g_string_sized_new(strlen(html));
  const char *from = html, *at = html, *begin, *end, *tag;
  while (ilk_html_next_media(&at, &begin, &end, &tag)) {
    g_string_append_len(named, from, tag - from);
    if (*tag == '<')
      g_string_append_printf(named, " %.*s ", (int) (end - begin), begin);
    else
      g_string_append_len(named, tag, at - tag);
    from = at;
  }
  g_string_append(named, from);
  g_autofree char *text = ilk_html_strip(named->str);
  g_autoptr(GString) out = g_string_new(text);
  g_string_replace(out, "\302\240", " ", 0);
  return g_string_free(g_steal_pointer(&out), FALSE);
}

guint32
ilk_html_checksum(const char *html)
{
  g_autofree char *text = ilk_html_strip_field(html);
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA1, text, -1);
  sum[8] = '\0';
  return (guint32) strtoul(sum, NULL, 16);
}

/* Returns: how long the `<br>`, `<div>` or `</div>` at @at is, 0 when it is none */
static gsize
measure_break(const char *at)
{
  const char *name = at + 1;
  gboolean closes = *name == '/';
  name += closes ? 1 : 0;
  gsize length = begins(name, "div") ? 3 : begins(name, "br") ? 2 : 0;
  if (length == 0 || (closes && length != 3) || g_ascii_isalnum(name[length]))
    return 0;
  const char *end = strchr(at, '>');
  return end != NULL ? (gsize) (end - at) + 1 : 0;
}

gboolean
ilk_html_is_blank(const char *html)
{
  while (*html != '\0') {
    gsize length = 1;
    if (*html == '<')
      length = measure_break(html);
    else if (!g_ascii_isspace(*html))
      return FALSE;
    if (length == 0)
      return FALSE;
    html += length;
  }
  return TRUE;
}

void
ilk_html_append_escaped(GString *html, const char *text)
{
  for (; *text != '\0'; text++) {
    if (*text == '<')
      g_string_append(html, "&lt;");
    else if (*text == '>')
      g_string_append(html, "&gt;");
    else if (*text == '&')
      g_string_append(html, "&amp;");
    else
      g_string_append_c(html, *text);
  }
}
