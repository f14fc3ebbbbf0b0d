/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recursive descent over one line: a list of atoms, each with what stands below and above it.
 */
#include "app/deckfile/tex-text.h"

#include "app/base/limits.h"
#include "app/deckfile/tex-symbols.h"

#include <string.h>

#define MAX_DEPTH 16

typedef struct {
  const char *at;
  guint depth;
  gboolean known; /* FALSE from the first thing that is not */
} Reader;

#define RAISED                                                                                     \
  "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾nⁿiⁱaᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰjʲkᵏlˡmᵐoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻTᵀ′′"
#define LOWERED "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ"

static char *read_list(Reader *self, char end);

static gunichar
find_script(const char *pairs, gunichar c)
{
  for (const char *at = pairs; *at != '\0';) {
    const char *other = g_utf8_next_char(at);
    if (g_utf8_get_char(at) == c)
      return g_utf8_get_char(other);
    at = g_utf8_next_char(other);
  }
  return 0;
}

/* Letters of their own where Unicode has them all; else @sign and brackets. */
static void
append_script(GString *out, char sign, const char *text)
{
  const char *pairs = sign == '^' ? RAISED : LOWERED;
  g_autoptr(GString) script = g_string_new(NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = find_script(pairs, g_utf8_get_char(at));
    if (*at == ' ')
      continue;
    if (c == 0) {
      g_string_append_printf(out, g_utf8_strlen(text, -1) > 1 ? "%c(%s)" : "%c%s", sign, text);
      return;
    }
    g_string_append_unichar(script, c);
  }
  g_string_append(out, script->str);
}

static void
skip_blanks(Reader *self)
{
  while (g_ascii_isspace(*self->at))
    self->at++;
}

static char *
dup_name(Reader *self)
{
  const char *begin = self->at;
  while (g_ascii_isalpha(*self->at))
    self->at++;
  return g_strndup(begin, (gsize) (self->at - begin));
}

static char *read_atom(Reader *self);

/* What a command or a script takes: a group, or the one atom that follows. */
static char *
read_argument(Reader *self)
{
  skip_blanks(self);
  if (*self->at == '\0')
    self->known = FALSE;
  return *self->at != '\0' ? read_atom(self) : g_strdup("");
}

static gboolean
is_simple(const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char(text))
    if (!g_unichar_isalnum(g_utf8_get_char(text)))
      return FALSE;
  return TRUE;
}

static char *
dup_bracketed(const char *text)
{
  return is_simple(text) ? g_strdup(text) : g_strdup_printf("(%s)", text);
}

static char *
read_fraction(Reader *self)
{
  g_autofree char *above = read_argument(self);
  g_autofree char *below = read_argument(self);
  g_autofree char *numerator = dup_bracketed(above);
  g_autofree char *denominator = dup_bracketed(below);
  return g_strconcat(numerator, "/", denominator, NULL);
}

static char *
read_root(Reader *self)
{
  g_autoptr(GString) root = g_string_new(NULL);
  skip_blanks(self);
  if (*self->at == '[') {
    self->at++;
    g_autofree char *degree = read_list(self, ']');
    append_script(root, '^', degree);
  }
  g_autofree char *radicand = read_argument(self);
  g_autofree char *bracketed = dup_bracketed(radicand);
  g_string_append_printf(root, "√%s", bracketed);
  return g_strdup(root->str);
}

/* Stands before a function's name: a blank where a letter or a number is to its left. */
#define LOOSE '\001'

static char *
read_function(const char *name)
{
  return g_strdup_printf("%c%s ", LOOSE, name);
}

static char *
read_named(Reader *self)
{
  g_autofree char *name = dup_name(self);
  const char *symbol = ilk_tex_find_symbol(name);
  if (symbol != NULL)
    return g_strdup(symbol);
  if (ilk_tex_is_function(name))
    return read_function(name);
  if (g_str_equal(name, "frac") || g_str_equal(name, "dfrac") || g_str_equal(name, "tfrac"))
    return read_fraction(self);
  if (g_str_equal(name, "sqrt"))
    return read_root(self);
  if (ilk_tex_is_wrapper(name))
    return read_argument(self);
  self->known = FALSE;
  return g_strdup("");
}

static char *
read_command(Reader *self)
{
  self->at++;
  if (g_ascii_isalpha(*self->at))
    return read_named(self);
  char sign = *self->at;
  if (sign != '\0')
    self->at++;
  if (sign != '\0' && strchr(",;:! ", sign) != NULL)
    return g_strdup(sign == '!' ? "" : " ");
  if (sign != '\0' && strchr("{}%$&#_|", sign) != NULL)
    return g_strndup(&sign, 1);
  self->known = FALSE;
  return g_strdup("");
}

static char *
read_letter(Reader *self)
{
  static const char *const relations = "=<>+";
  const char *begin = self->at;
  self->at = g_utf8_next_char(begin);
  if (strchr("&~", *begin) != NULL)
    self->known = self->known && *begin == '~';
  if (*begin == '~')
    return g_strdup(" ");
  if (*begin == '-')
    return g_strdup("−");
  if (strchr(relations, *begin) != NULL)
    return g_strdup_printf(" %c ", *begin);
  return g_strndup(begin, (gsize) (self->at - begin));
}

static char *
read_atom(Reader *self)
{
  if (*self->at == '\\')
    return read_command(self);
  if (*self->at != '{')
    return read_letter(self);
  self->at++;
  return read_list(self, '}');
}

/* Blanks mean nothing in TeX; those that symbols bring along are kept one at a time. */
static char *
dup_tidy(const char *text)
{
  GString *tidy = g_string_new(NULL);
  for (; *text != '\0'; text++) {
    if (*text != ' ' || (tidy->len > 0 && tidy->str[tidy->len - 1] != ' '))
      g_string_append_c(tidy, *text);
  }
  if (tidy->len > 0 && tidy->str[tidy->len - 1] == ' ')
    g_string_truncate(tidy, tidy->len - 1);
  return g_string_free(tidy, FALSE);
}

static void
read_script(Reader *self, GString *out)
{
  char sign = *self->at++;
  g_autofree char *text = read_argument(self);
  g_autofree char *tidy = dup_tidy(text);
  g_autoptr(GString) plain = g_string_new(tidy);
  g_string_replace(plain, "−", "-", 0);
  g_string_replace(plain, " ", "", 0);
  append_script(out, sign, plain->str);
}

static void
append_atom(GString *out, const char *atom)
{
  if (*atom != LOOSE) {
    g_string_append(out, atom);
    return;
  }
  if (out->len > 0 && (g_ascii_isalnum(out->str[out->len - 1]) || out->str[out->len - 1] == ')'))
    g_string_append_c(out, ' ');
  g_string_append(out, atom + 1);
}

static char *
read_list(Reader *self, char end)
{
  GString *out = g_string_new(NULL);
  if (++self->depth > MAX_DEPTH)
    self->known = FALSE;
  while (self->known && *self->at != '\0' && *self->at != end) {
    if (g_ascii_isspace(*self->at)) {
      skip_blanks(self);
    } else if (*self->at == '^' || *self->at == '_') {
      read_script(self, out);
    } else if (*self->at == '}') {
      self->known = FALSE;
    } else {
      g_autofree char *atom = read_atom(self);
      append_atom(out, atom);
    }
  }
  if (*self->at == end && end != '\0')
    self->at++;
  else if (end != '\0')
    self->known = FALSE;
  self->depth--;
  g_autofree char *text = g_string_free(out, FALSE);
  return dup_tidy(text);
}

char *
ilk_tex_to_text(const char *tex)
{
  g_return_val_if_fail(tex != NULL, NULL);

  if (strlen(tex) > ILK_MAX_TEX_BYTES || !g_utf8_validate(tex, -1, NULL))
    return NULL;
  Reader reader = {.at = tex, .known = TRUE};
  g_autofree char *text = read_list(&reader, '\0');
  return reader.known && *text != '\0' ? g_steal_pointer(&text) : NULL;
}
