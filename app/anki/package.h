/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A package of Anki's, .apkg or .colpkg: an archive with a database and with pictures and sounds.
 * It is not trusted: members are opened by the names and numbers that are known, nothing in it
 * becomes a path, and all is bounded. One thread at a time; blocking.
 */
#pragma once

#include <gio/gio.h>

typedef struct _IlkAnkiPackage IlkAnkiPackage;

/** ilk_anki_package_is: Returns: whether @file has a package's name, or is an archive that holds a
 * collection */
gboolean ilk_anki_package_is(GFile *file);

/**
 * ilk_anki_package_open:
 * @file: an archive, or the database alone
 * @error: ILK_ERROR_NOT_FOUND, INVALID, TOO_LARGE, NEWER, and those of unpacking into the cache
 *
 * Returns: (transfer full): a package whose database is unpacked
 */
IlkAnkiPackage *ilk_anki_package_open(GFile *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_anki_package_free(IlkAnkiPackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkAnkiPackage, ilk_anki_package_free)

/** ilk_anki_package_get_name: Returns: (transfer none): the file's, without its suffix */
const char *ilk_anki_package_get_name(const IlkAnkiPackage *self);

/** ilk_anki_package_get_database: Returns: (transfer none): path of the database */
const char *ilk_anki_package_get_database(const IlkAnkiPackage *self);

/** ilk_anki_package_may_be_dummy: Returns: whether it is of a form in which the database may be
 * there only to say that a newer Anki is needed */
gboolean ilk_anki_package_may_be_dummy(const IlkAnkiPackage *self);

/** ilk_anki_package_forget_database: removes what was unpacked: who has it open goes on */
void ilk_anki_package_forget_database(IlkAnkiPackage *self);

/** ilk_anki_package_has_media: Returns: whether it has a file that notes call @name */
gboolean ilk_anki_package_has_media(IlkAnkiPackage *self, const char *name);

/** ilk_anki_package_read_media: Returns: (transfer full) (nullable): the file that notes call
 * @name; NULL with @error when it is larger than ILK_MAX_MEDIA_BYTES or damaged */
GBytes *ilk_anki_package_read_media(IlkAnkiPackage *self, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
