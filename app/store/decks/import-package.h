/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A package on its way into the collection, for the files that make it up. Database thread only.
 */
#pragma once

#include "app/anki/arrival.h"
#include "app/store/decks/deck-schedule.h"
#include "app/store/decks/import-private.h"

/**
 * IlkPackageRun:
 * @decks: (element-type gint64): ids by the package's indexes, 0 where nothing is written
 * @device: under which the log is kept, 0 until there is one
 * @seq: the last number given under it
 */
typedef struct {
  /* Owned */
  GArray *decks;

  /* Borrowed */
  IlkImportRun *run;
  const IlkPackage *package;

  IlkDeckSchedule schedule;
  gint64 device;
  gint64 seq;
} IlkPackageRun;

/** ilk_package_run_find_decks: finds the package's decks, or adds them (import-package-deck.c) */
gboolean ilk_package_run_find_decks(IlkPackageRun *self, GError **error);

/** ilk_package_run_take_parameters: makes the package's parameters the collection's, where these
 * are the published ones (import-package-deck.c) */
gboolean ilk_package_run_take_parameters(IlkPackageRun *self, GError **error);

/** ilk_package_run_find_device: finds under what the package's log is kept
 * (import-package-log.c) */
gboolean ilk_package_run_find_device(IlkPackageRun *self, GError **error);

/** ilk_package_run_add_log: gives @card, which is new in @deck, its log (import-package-log.c) */
gboolean ilk_package_run_add_log(IlkPackageRun *self, gint64 card, gint64 deck,
                                 const IlkPackageCard *arrival, GError **error);

/** ilk_package_run_extend_log: adds to @card of @deck what of its log is new
 * (import-package-log.c).
 * @changed: (out): whether there was anything */
gboolean ilk_package_run_extend_log(IlkPackageRun *self, gint64 card, gint64 deck,
                                    const IlkPackageCard *arrival, gboolean *changed,
                                    GError **error);

/** ilk_package_run_count_log: counts what ilk_package_run_add_log() would add */
void ilk_package_run_count_log(IlkPackageRun *self, const IlkPackageCard *arrival);

/** ilk_package_run_dup_model_key: Returns: (transfer full): under what a model is kept
 * (import-package-text.c) */
char *ilk_package_run_dup_model_key(const IlkPackageRun *self, const char *model)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_package_run_render_again: Returns: (transfer full): @before, which a package brought, with
 * the fields and tags of @text, by the templates that were kept of it; @before itself when nothing
 * has changed or those are not there (import-package-text.c) */
IlkNote *ilk_package_run_render_again(IlkPackageRun *self, const IlkNote *text,
                                      const IlkNote *before, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
