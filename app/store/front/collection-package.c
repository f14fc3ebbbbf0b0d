/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: packages for others.
 */
#include "app/store/front/collection-package.h"

#include "app/store/front/operation.h"

typedef struct {
  IlkAnkiExport *request;
} Write;

static gboolean
write_package(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_anki_export(store, ((Write *) arguments)->request, error);
}

static const IlkOperation write_operation = {
    .name = "write package",
    .work = write_package,
    .size = sizeof(Write),
    .lane = ILK_LANE_LONG,
};

/* Who closes the collection does not wait for an export. */
static gboolean
goes_on(gpointer collection, GError **error)
{
  return ilk_collection_require_open(collection, error);
}

gboolean
ilk_collection_write_package(IlkCollection *self, IlkAnkiExport *request, GError **error)
{
  g_return_val_if_fail(request != NULL && request->files != NULL, FALSE);

  Write arguments = {request};
  request->goes_on = goes_on;
  request->data = self;
  return ilk_collection_call(self, &write_operation, &arguments, error);
}
