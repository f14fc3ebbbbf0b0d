/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Escaped signs are hidden before anything is looked for, and come back at the end, as Moodle does
 * it.
 */
#include "app/exchange/gift-private.h"

#include <string.h>

/* A sign's place here, from 1 on, is the control character it is hidden as: none of them is a tab
 * or a newline. */
static const char hidden_signs[] = ":#={}~\\";
#define NEWLINE 0x08

static char
hide_sign(char sign)
{
  const char *place = sign != '\0' ? strchr(hidden_signs, sign) : NULL;
  if (sign == 'n')
    return NEWLINE;
  return place != NULL ? (char) (place - hidden_signs + 1) : '\0';
}

char *
ilk_gift_hide(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p++) {
    char hidden = *p == '\\' ? hide_sign(p[1]) : '\0';
    if (hidden != '\0') {
      g_string_append_c(out, hidden);
      p++;
    } else if (!g_ascii_iscntrl(*p) || *p == '\n' || *p == '\t') {
      g_string_append_c(out, *p);
    }
  }
  return g_string_free(out, FALSE);
}

static char *
show(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == NEWLINE)
      g_string_append_c(out, '\n');
    else if (*p > 0 && *p < NEWLINE)
      g_string_append_c(out, hidden_signs[*p - 1]);
    else
      g_string_append_c(out, *p);
  }
  return g_string_free(out, FALSE);
}

const char *
ilk_gift_skip_format(const char *text, gboolean *is_html)
{
  static const char *const formats[] = {"[html]", "[moodle]", "[plain]", "[markdown]"};
  const char *begin = text + strspn(text, " \t\n");
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    if (g_str_has_prefix(begin, formats[i])) {
      *is_html = i == 0;
      return begin + strlen(formats[i]);
    }
  }
  return text;
}

static const struct {
  const char *tag;
  const char *markdown;
} tags[] = {
    {"b", "**"},  {"strong", "**"}, {"i", "*"},    {"em", "*"},    {"code", "`"},
    {"br", "\n"}, {"p", "\n\n"},    {"div", "\n"}, {"li", "\n- "},
};

/* What stands for the tag at @begin, whose name may end with a slash, blanks and attributes. */
static const char *
get_markdown(const char *begin)
{
  gboolean closes = *begin == '/';
  const char *name = begin + closes;
  gsize length = 0;
  while (g_ascii_isalnum(name[length]))
    length++;
  for (gsize i = 0; i < G_N_ELEMENTS(tags); i++) {
    if (strlen(tags[i].tag) == length && g_ascii_strncasecmp(tags[i].tag, name, length) == 0)
      return closes && g_str_equal(tags[i].tag, "li") ? "" : tags[i].markdown;
  }
  return "";
}

static const char *
append_entity(GString *out, const char *at)
{
  static const struct {
    const char *name;
    const char *text;
  } entities[] = {{"&lt;", "<"},    {"&gt;", ">"},   {"&amp;", "&"},
                  {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", " "}};
  for (gsize i = 0; i < G_N_ELEMENTS(entities); i++) {
    if (g_str_has_prefix(at, entities[i].name)) {
      g_string_append(out, entities[i].text);
      return at + strlen(entities[i].name);
    }
  }
  g_string_append_c(out, '&');
  return at + 1;
}

/* The little HTML that questions have; what is not known is dropped, its text stays. */
static char *
convert_html(const char *html)
{
  GString *out = g_string_new(NULL);
  for (const char *p = html; *p != '\0';) {
    const char *end = *p == '<' && (g_ascii_isalpha(p[1]) || p[1] == '/') ? strchr(p, '>') : NULL;
    if (end != NULL) {
      g_string_append(out, get_markdown(p + 1));
      p = end + 1;
    } else if (*p == '&') {
      p = append_entity(out, p);
    } else {
      g_string_append_c(out, *p++);
    }
  }
  return g_string_free(out, FALSE);
}

char *
ilk_gift_dup_text(const char *hidden, gboolean is_html)
{
  gboolean html = is_html;
  const char *text = ilk_gift_skip_format(hidden, &html);
  g_autofree char *shown = show(text);
  char *converted = html ? convert_html(shown) : g_strdup(shown);
  return g_strstrip(converted);
}

void
ilk_gift_escape(GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '\n')
      g_string_append(out, "\\n");
    else if (strchr(hidden_signs, *p) != NULL)
      g_string_append_printf(out, "\\%c", *p);
    else
      g_string_append_c(out, *p);
  }
}
