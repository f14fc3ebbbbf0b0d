/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kinds of edits, each carried out within a transaction. What a function changes it touches
 * first, see change-set.h. Database thread only.
 */
#pragma once

#include "app/store/edits/change-set.h"
#include "app/store/front/collection-edits.h"
#include "app/store/rows/card.h"

/**
 * IlkEditRun:
 * @changes: what is touched
 * @made: a note or a deck, 0 for none
 *
 * An edit that is being carried out.
 */
typedef struct {
  IlkStore *store;
  const IlkEdit *edit;
  IlkChangeSet *changes;
  gint64 made;
} IlkEditRun;

/* edit-notes.c */
gboolean ilk_edit_run_add_note(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_replace_note(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_delete_notes(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_tag(IlkEditRun *run, GError **error);

/** ilk_edit_remove_card: takes a card away, and its note when that has no other */
gboolean ilk_edit_remove_card(IlkEditRun *run, const IlkCardRow *card, GError **error);

/* edit-cards.c */
gboolean ilk_edit_run_move_cards(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_mark(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_event(IlkEditRun *run, GError **error);

/** ilk_edit_list_cards: Returns: (transfer full) (element-type IlkCardRow): the cards of @note by
 * ordinal, without their demos */
GArray *ilk_edit_list_cards(IlkStore *store, gint64 note, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_edit_get_card: @row: (out): the card @id; its @id is 0 when there is none. @demo: (out)
 * (transfer full) (nullable): what @row's demo is */
gboolean ilk_edit_get_card(IlkStore *store, gint64 id, IlkCardRow *row, char **demo,
                           GError **error);

/** ilk_edit_next_position: @position: (out): behind all cards of @deck */
gboolean ilk_edit_next_position(IlkStore *store, gint64 deck, gint64 *position, GError **error);

/* edit-decks.c */
gboolean ilk_edit_run_add_deck(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_change_deck(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_delete_deck(IlkEditRun *run, GError **error);
gboolean ilk_edit_run_place_deck(IlkEditRun *run, GError **error);
