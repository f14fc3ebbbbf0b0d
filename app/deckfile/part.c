/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Divides a part by its headings of level 3, whose words are fixed: any other is an error, so that
 * a mistyped `### Wrong anwsers` does not end up in the answer.
 */
#include "app/deckfile/part.h"

#include "config.h"

#include "app/base/limits.h"
#include "app/deckfile/markdown-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECTION_LEVEL 3

static const char *const section_names[ILK_N_SECTIONS] = {
    "",       "Description", "Question", "Answer", "Short answer", "Wrong answers", "Right answers",
    "Accept", "Pairs",       "Order",    "Source",
};

const char *
ilk_section_get_name(IlkSectionKind kind)
{
  return section_names[kind];
}

void
ilk_part_clear(IlkPart *self)
{
  g_clear_pointer(&self->heading, g_free);
  ilk_metadata_clear(&self->metadata);
  for (int i = 0; i < ILK_N_SECTIONS; i++)
    g_clear_pointer(&self->sections[i].text, g_free);
}

/* Whether @block opens a section or a part. */
static gboolean
is_structure(const IlkBlock *block)
{
  return block->type == ILK_BLOCK_HEADING && block->level <= SECTION_LEVEL;
}

/* A line that `---` below it makes a heading is more often meant as text. */
static gboolean
check_not_underlined(const IlkSourceText *source, const IlkBlock *block, GError **error)
{
  if (!block->underlined)
    return TRUE;
  return ilk_source_text_fail(
      source, block->begin, ILK_ERROR_INVALID, error,
      _("The line below makes a heading of this line. Begin a heading with “#”, or leave a blank "
        "line between the two."));
}

static gboolean
read_heading(const IlkSourceText *source, const IlkBlock *block, char **heading, GError **error)
{
  if (!check_not_underlined(source, block, error))
    return FALSE;

  *heading = ilk_outline_dup_heading(source->text, block);
  if (**heading == '\0')
    return ilk_source_text_fail(source, block->begin, ILK_ERROR_INVALID, error,
                                _("This heading has no text."));
  return TRUE;
}

static gboolean
belongs(IlkSectionKind kind, int level)
{
  return kind != ILK_SECTION_BODY && (kind == ILK_SECTION_DESCRIPTION) == (level == 1);
}

static gboolean
find_section(const IlkPart *self, const char *heading, IlkSectionKind *kind, gboolean *quoted)
{
  for (int i = 0; i < ILK_N_SECTIONS; i++) {
    gsize length = strlen(section_names[i]);
    if (!belongs((IlkSectionKind) i, self->level) ||
        g_ascii_strncasecmp(heading, section_names[i], length) != 0)
      continue;
    *kind = (IlkSectionKind) i;
    *quoted = g_str_equal(heading + length, ILK_SECTION_QUOTED);
    if (*quoted || heading[length] == '\0')
      return TRUE;
  }
  return FALSE;
}

static gboolean
fail_unknown(const IlkPart *self, const IlkSourceText *source, const IlkBlock *block,
             const char *heading, GError **error)
{
  g_autofree char *excerpt = ilk_excerpt(heading);
  return ilk_source_text_fail(
      source, block->begin, ILK_ERROR_INVALID, error,
      self->level == 1
          ? _("“%s” is no section. Only “Description” may stand here; a question begins with “##”, "
              "a heading inside the description with “####”.")
          : _("“%s” is no section. Sections are “Question”, “Answer”, “Short answer”, "
              "“Wrong answers”, “Right answers”, “Accept”, “Pairs”, “Order” and “Source”; a "
              "heading inside one of them begins with “####”."),
      excerpt);
}

/* Takes the quotation mark off each line. */
static char *
unquote(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(GString) plain = g_string_new(NULL);
  for (char **line = lines; *line != NULL; line++) {
    if (**line != '>')
      return NULL;
    g_string_append_printf(plain, "%s\n", *line + ((*line)[1] == ' ' ? 2 : 1));
  }
  return ilk_markdown_normalise(plain->str);
}

static gboolean
take_text(IlkSection *section, const IlkSourceText *source, gsize begin, gsize end, gboolean quoted,
          GError **error)
{
  g_autofree char *raw = g_strndup(source->text + begin, end - begin);
  section->text = ilk_markdown_normalise(raw);
  if (quoted) {
    g_autofree char *quotation = g_steal_pointer(&section->text);
    section->text = unquote(quotation);
    if (section->text == NULL)
      return ilk_source_text_fail(source, section->begin, ILK_ERROR_INVALID, error,
                                  _("Each line of a quoted section begins with “>”."));
  }
  if (strlen(section->text) > ILK_MAX_TEXT_BYTES)
    return ilk_source_text_fail(source, section->begin, ILK_ERROR_TOO_LARGE, error,
                                _("This text is longer than %d bytes."), ILK_MAX_TEXT_BYTES);
  return TRUE;
}

/* Reads up to the next heading that is structure. */
static gboolean
read_text(IlkSection *section, const IlkSourceText *source, guint *block, gsize begin,
          gboolean quoted, GError **error)
{
  const IlkBlock *next;
  while ((next = ilk_source_text_get_block(source, *block)) != NULL && !is_structure(next))
    ++*block;
  if (next != NULL && !check_not_underlined(source, next, error))
    return FALSE;
  return take_text(section, source, begin, next != NULL ? next->begin : source->length, quoted,
                   error);
}

static gboolean
read_section(IlkPart *self, const IlkSourceText *source, guint *block, GError **error)
{
  const IlkBlock *opening = ilk_source_text_get_block(source, *block);
  g_autofree char *heading = NULL;
  IlkSectionKind kind = ILK_SECTION_BODY;
  gboolean quoted = FALSE;

  if (!read_heading(source, opening, &heading, error))
    return FALSE;
  if (!find_section(self, heading, &kind, &quoted))
    return fail_unknown(self, source, opening, heading, error);

  IlkSection *section = &self->sections[kind];
  if (section->present)
    return ilk_source_text_fail(source, opening->begin, ILK_ERROR_INVALID, error,
                                _("A second section “%s” for the same heading."), heading);
  section->present = TRUE;
  section->begin = opening->begin;
  ++*block;
  if (!read_text(section, source, block, opening->end, quoted, error))
    return FALSE;
  if (*section->text == '\0')
    return ilk_source_text_fail(source, opening->begin, ILK_ERROR_INVALID, error,
                                _("The section “%s” is empty."), heading);
  return TRUE;
}

gboolean
ilk_part_read(IlkPart *self, const IlkSourceText *source, guint *block, GError **error)
{
  const IlkBlock *opening = ilk_source_text_get_block(source, *block);
  gsize offset = opening->end;
  IlkSection *body = &self->sections[ILK_SECTION_BODY];

  self->begin = opening->begin;
  self->level = opening->level;
  ++*block;
  if (!read_heading(source, opening, &self->heading, error) ||
      !ilk_metadata_read(&self->metadata, source, block, &offset, self->level == 1, error))
    return FALSE;

  body->begin = offset + strspn(source->text + offset, " \t\n");
  if (!read_text(body, source, block, offset, FALSE, error))
    return FALSE;
  body->present = *body->text != '\0';

  const IlkBlock *next;
  while ((next = ilk_source_text_get_block(source, *block)) != NULL &&
         next->level == SECTION_LEVEL) {
    if (!read_section(self, source, block, error))
      return FALSE;
  }
  return TRUE;
}
