/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A collection that files of other programs come into, each looked at before it is stored. Main
 * thread of a test.
 */
#pragma once

#include "app/anki/loss.h"
#include "app/exchange/import-file.h"
#include "app/model/card.h"
#include "tests/app/store/fixture.h"

/** ImportFixture: @error: of the last import, NULL when it was done */
typedef struct {
  char *directory;
  IlkCollection *collection;
  IlkImportSummary summary;
  guint losses[ILK_N_LOSSES];
  char *error;
} ImportFixture;

void import_fixture_set_up(ImportFixture *self, gconstpointer unused);
void import_fixture_tear_down(ImportFixture *self, gconstpointer unused);

/** import_fixture_path: imports what is at @path, and asserts that what was told beforehand is what
 * was done */
void import_fixture_path(ImportFixture *self, const char *path);

/** import_fixture_bytes: the same of a file of the name @name */
void import_fixture_bytes(ImportFixture *self, const char *name, const char *bytes, gsize length);

/** import_fixture_find: Returns: (transfer full) (nullable): the first card that @words find */
IlkCard *import_fixture_find(ImportFixture *self, const char *words);

/** import_fixture_count: Returns: how many cards @words find, at most 100 */
guint import_fixture_count(ImportFixture *self, const char *words);

/** import_fixture_check_face: asserts what the card says that @words find */
void import_fixture_check_face(ImportFixture *self, const char *words, const char *question,
                               const char *answer);
