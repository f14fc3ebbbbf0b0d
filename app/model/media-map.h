/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which file each name in a note means: a map as text, a line a file: its name as it stands in the
 * note, a tab, the SHA-256 of its content in hexadecimal. Two notes may call different files the
 * same. Pure functions, any thread.
 */
#pragma once

#include <glib.h>

/** ILK_MEDIA_HASH_LENGTH: characters of a hash */
#define ILK_MEDIA_HASH_LENGTH 64

/** ILK_MEDIA_SCHEME: begins an address that a file was found for, see ilk_media_map_resolve() */
#define ILK_MEDIA_SCHEME "media:"

/** ilk_media_hash_is_valid: Returns: whether @hash (nullable) is one: nothing else may become part
 * of a path */
gboolean ilk_media_hash_is_valid(const char *hash);

/** ilk_media_map_dup_hash: @map: (nullable). Returns: (transfer full) (nullable): the hash of the
 * file that @name means */
char *ilk_media_map_dup_hash(const char *map, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_map_append: adds a line to @map; @name has neither tab nor line end */
void ilk_media_map_append(GString *map, const char *name, const char *hash);

/** ilk_media_map_merge: Returns: (transfer full): a map of @names (array zero-terminated=1), each
 * as @map (nullable) has it, else as @earlier (nullable) has it */
char *ilk_media_map_merge(const char *map, const char *earlier, const char *const *names)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_map_dup_hashes: Returns: (transfer full): the hashes in @map (nullable) */
char **ilk_media_map_dup_hashes(const char *map) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_media_map_resolve:
 * @markdown: valid UTF-8
 * @map: (nullable)
 * @picture: (nullable): the name of a picture that gets @options
 * @options: (nullable): put behind its hash, such as “;hide=…”
 *
 * Returns: (transfer full): @markdown in which a picture that has a file says so: `![text](NAME)`
 * becomes `![text](media:HASH/NAME)`
 */
char *ilk_media_map_resolve(const char *markdown, const char *map, const char *picture,
                            const char *options) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_map_dup_unresolved: Returns: (transfer full): @markdown as it was before
 * ilk_media_map_resolve() */
char *ilk_media_map_dup_unresolved(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_map_rename: Returns: (transfer full): @markdown in which the pictures that are called
 * @name, in @map, are called @to */
char *ilk_media_map_rename(const char *markdown, const char *map, const char *name, const char *to)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_media_address_parse:
 * @address: as it stands in a resolved text
 * @hash: (out) (transfer full): set when it names a file
 * @options: (out) (transfer full) (nullable): what was put behind the hash, NULL when nothing was
 *
 * Returns: (transfer none): the name of the file in its note; all of @address when it was not
 * resolved, and then @hash is NULL
 */
const char *ilk_media_address_parse(const char *address, char **hash, char **options);
