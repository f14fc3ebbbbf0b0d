/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demos that ship with the app. Only these can be started: a deck names a demo, it never
 * supplies one.
 */
#pragma once

#include "app/lab/demo.h"

/** ilk_catalogue_dup_names: Returns: (transfer full): the names of the demos that are there, in
 * the order in which they are best learned */
char **ilk_catalogue_dup_names(void) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_catalogue_get_group: Returns: what @name belongs to: the folder its files lie in, such as
 * "gil"; "" for a demo that is no lesson. Those of a group follow one another in the catalogue. */
const char *ilk_catalogue_get_group(const char *name);

/** ilk_catalogue_has: Returns: whether @name is a demo that ships with the app */
gboolean ilk_catalogue_has(const char *name);

/** ilk_catalogue_load: what the demo says about itself. It is asked once in the life of the
 * process, whoever wants to know; one that did not answer is asked again. Blocking; any thread.
 * Returns: (transfer full): NULL with ILK_ERROR_NOT_FOUND or ILK_ERROR_CHILD */
IlkDemo *ilk_catalogue_load(const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_catalogue_load_async(const char *name, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
/** ilk_catalogue_ref_known: Returns: (transfer full) (nullable): what the demo has said already */
IlkDemo *ilk_catalogue_ref_known(const char *name) G_GNUC_WARN_UNUSED_RESULT;
IlkDemo *ilk_catalogue_load_finish(GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
