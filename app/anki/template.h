/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anki's templates: HTML in which `{{…}}` stands for fields, conditions and filters. A template is
 * parsed once and rendered for each card, in time that is linear in what comes of it. Any thread,
 * one at a time.
 */
#pragma once

#include <glib.h>

typedef struct _IlkTemplate IlkTemplate;

/**
 * IlkTemplateSpecial: names that are no fields, unless a field is called so
 */
typedef enum {
  ILK_TEMPLATE_TAGS,
  ILK_TEMPLATE_TYPE,
  ILK_TEMPLATE_DECK,
  ILK_TEMPLATE_SUBDECK,
  ILK_TEMPLATE_CARD,
  ILK_TEMPLATE_CARD_FLAG,
  ILK_TEMPLATE_CARD_ID,
  ILK_TEMPLATE_FRONT_SIDE,
} IlkTemplateSpecial;
#define ILK_N_TEMPLATE_SPECIALS 8

/**
 * IlkTemplateNote:
 * @fields: (array length=n_fields): HTML, in the order of the notetype
 * @specials: (nullable elements): plain text by #IlkTemplateSpecial
 * @number: of a deletion, 0 in a notetype without
 * @is_answer: which side is made; the question is then not repeated, see FrontSide
 *
 * What a template is rendered with.
 */
typedef struct {
  const char *const *fields;
  guint n_fields;
  const char *specials[ILK_N_TEMPLATE_SPECIALS];
  guint number;
  gboolean is_answer;
} IlkTemplateNote;

/**
 * IlkTemplateResult:
 * @typed: (nullable): HTML of what is to be typed; NULL when nothing is
 * @n_hints: how many hints there are; their texts are on the answer's side alone
 * @n_spoken: how many texts are meant to be spoken
 * @is_cut: it would have become longer than ILK_MAX_TEMPLATE_BYTES
 */
typedef struct {
  GString *html;
  char *typed;
  guint n_hints;
  guint n_spoken;
  gboolean is_cut;
} IlkTemplateResult;

/**
 * ilk_template_new:
 * @fields: (element-type utf8): names
 *
 * Returns: (transfer full) (nullable): NULL when the template is broken: conditions that are not
 * closed as they were opened, or fields that there are not
 */
IlkTemplate *ilk_template_new(const char *text, const GPtrArray *fields) G_GNUC_WARN_UNUSED_RESULT;
void ilk_template_free(IlkTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkTemplate, ilk_template_free)

/** ilk_template_render: @result: (out): to be cleared */
void ilk_template_render(const IlkTemplate *self, const IlkTemplateNote *note,
                         IlkTemplateResult *result);
void ilk_template_result_clear(IlkTemplateResult *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkTemplateResult, ilk_template_result_clear)
