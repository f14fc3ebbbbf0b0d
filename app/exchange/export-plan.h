/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which files go with a deck, and under which names: two cards may call different files the same,
 * and in one folder only one of them can bear that name. Any thread.
 */
#pragma once

#include "app/deckfile/deck-file.h"

/** IlkExportedFile: @name: a path in the deck's folder that leads nowhere else; @hash: of what is
 * written there */
typedef struct {
  char *name;
  char *hash;
} IlkExportedFile;

/**
 * ilk_export_plan:
 * @deck: where a name cannot stay, the card's text is changed
 * @deck_name: what the deck file is called, which no other file can be
 *
 * Returns: (transfer full) (element-type IlkExportedFile): what is written beside the deck file,
 * each name once
 */
GPtrArray *ilk_export_plan(IlkDeckFile *deck, const char *deck_name) G_GNUC_WARN_UNUSED_RESULT;
