/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of a deck file: a title or a question with everything up to the next one, divided into its
 * sections. For app/deckfile. Any thread.
 */
#pragma once

#include "app/deckfile/metadata.h"
#include "app/deckfile/source-text.h"

/**
 * IlkSectionKind:
 * @ILK_SECTION_BODY: what stands below the heading and its metadata, before any section
 * @ILK_SECTION_DESCRIPTION: of the deck, the others are a card's
 */
typedef enum {
  ILK_SECTION_BODY,
  ILK_SECTION_DESCRIPTION,
  ILK_SECTION_QUESTION,
  ILK_SECTION_ANSWER,
  ILK_SECTION_SHORT_ANSWER,
  ILK_SECTION_WRONG_ANSWERS,
  ILK_SECTION_RIGHT_ANSWERS,
  ILK_SECTION_ACCEPT,
  ILK_SECTION_PAIRS,
  ILK_SECTION_ORDER,
  ILK_SECTION_SOURCE,
  ILK_N_SECTIONS,
} IlkSectionKind;

/** ilk_section_get_name: Returns: the words of @kind's heading in a deck file, never translated */
const char *ilk_section_get_name(IlkSectionKind kind);

/* Ends the heading of a section whose text stands in a block quote, since it would otherwise change
 * how the rest of the file is read. */
#define ILK_SECTION_QUOTED " (quoted)"

/**
 * IlkSection:
 * @present: whether the part has it; a body without text is not present
 * @begin: where it begins, for messages
 * @text: (nullable): its Markdown, normalised and not empty
 */
typedef struct {
  gboolean present;
  gsize begin;
  char *text;
} IlkSection;

/**
 * IlkPart:
 * @begin: where its heading begins
 * @level: 1 for the deck, 2 for a card
 * @heading: Markdown, normalised and not empty
 */
typedef struct {
  gsize begin;
  int level;
  char *heading;
  IlkMetadata metadata;
  IlkSection sections[ILK_N_SECTIONS];
} IlkPart;

void ilk_part_clear(IlkPart *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkPart, ilk_part_clear)

/**
 * ilk_part_read:
 * @self: (out caller-allocates): all zero before; to be cleared also after a failure
 * @block: (inout): index of the part's heading; moved to the next part's, or behind the last block
 */
gboolean ilk_part_read(IlkPart *self, const IlkSourceText *source, guint *block, GError **error);
