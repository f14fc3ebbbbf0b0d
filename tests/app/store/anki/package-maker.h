/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For tests: packages as Anki writes them, made up. Main thread only.
 */
#pragma once

#include <glib.h>

/** PackageForm: how a package is packed */
typedef enum { PACKAGE_LEGACY_1, PACKAGE_LEGACY_2, PACKAGE_LATEST } PackageForm;

/** PackageFile: a picture or sound; @name NULL ends a list */
typedef struct {
  const char *name;
  const char *content;
} PackageFile;

/** PACKAGE_CREATED: when the collections were made: 2026-11-12, 04:00 UTC. NOON is their day 10. */
#define PACKAGE_CREATED "1794456000"

/** package_make: @sql: what is in it besides the empty tables, decks 1 “Default” and 2 “Top::Sub”,
 * and notetypes 1 “Basic”, 2 with a card for each direction, 3 “Cloze”. @files: (nullable).
 * Returns: (transfer full): its path in @folder */
char *package_make(const char *folder, const char *name, PackageForm form, const char *sql,
                   const PackageFile *files) G_GNUC_WARN_UNUSED_RESULT;

/** package_make_of: the same of any database */
char *package_make_of(const char *folder, const char *name, PackageForm form, const char *database,
                      const PackageFile *files) G_GNUC_WARN_UNUSED_RESULT;

/** package_make_database: Returns: (transfer full): path of a database with @sql alone */
char *package_make_database(const char *folder, const char *sql) G_GNUC_WARN_UNUSED_RESULT;

/** package_schema: the empty tables of version 11, or 18, with the decks and notetypes above */
char *package_schema(PackageForm form) G_GNUC_WARN_UNUSED_RESULT;
