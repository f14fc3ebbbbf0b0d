/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers by which decks and notes are known everywhere. Any thread.
 */
#pragma once

#include "app/model/note.h"

/** ilk_uid_derive: makes a deck's or note's uid from the ids in its file, so that a file that is
 * imported again finds its rows. @card: (nullable) */
void ilk_uid_derive(guint8 uid[ILK_UID_LENGTH], const char *deck, const char *card);

/** ilk_uid_random: makes a uid for what no file brought */
void ilk_uid_random(guint8 uid[ILK_UID_LENGTH]);
