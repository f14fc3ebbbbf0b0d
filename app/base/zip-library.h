/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libzip, loaded when an archive is first opened or written: it brings a library of cryptography
 * along, which is more than a twentieth of what an empty window needs. Its functions keep their
 * names here; only who has loaded it may call them. Any thread.
 */
#pragma once

#include <glib.h>
#include <zip.h>

/* Those that are used. */
#define ILK_ZIP_FUNCTIONS(F)                                                                       \
  F(zip_close)                                                                                     \
  F(zip_discard)                                                                                   \
  F(zip_error_fini)                                                                                \
  F(zip_error_init)                                                                                \
  F(zip_error_strerror)                                                                            \
  F(zip_fclose)                                                                                    \
  F(zip_file_add)                                                                                  \
  F(zip_file_set_dostime)                                                                          \
  F(zip_fopen_index)                                                                               \
  F(zip_fread)                                                                                     \
  F(zip_get_name)                                                                                  \
  F(zip_get_num_entries)                                                                           \
  F(zip_name_locate)                                                                               \
  F(zip_open)                                                                                      \
  F(zip_open_from_source)                                                                          \
  F(zip_register_cancel_callback_with_state)                                                       \
  F(zip_set_file_compression)                                                                      \
  F(zip_source_buffer)                                                                             \
  F(zip_source_buffer_create)                                                                      \
  F(zip_source_file_create)                                                                        \
  F(zip_source_free)                                                                               \
  F(zip_stat_index)                                                                                \
  F(zip_strerror)

typedef struct {
#define DECLARE(name) __typeof__(name) *name;
  ILK_ZIP_FUNCTIONS(DECLARE)
#undef DECLARE
} IlkZip;

/** ilk_zip_load: Returns: (transfer none) (nullable): its functions, NULL with ILK_ERROR_FAILED
 * when it is not there */
const IlkZip *ilk_zip_load(GError **error);
