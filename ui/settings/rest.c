/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change begins the wait anew.
 */
#include "ui/settings/rest.h"

#define REST_MS 400

static gboolean
rested_cb(gpointer user_data)
{
  UiRest *self = user_data;

  self->timer = 0;
  self->store(self->owner);
  return G_SOURCE_REMOVE;
}

void
ui_rest_init(UiRest *self, UiRestFunc store, gpointer owner)
{
  *self = (UiRest){store, owner, 0};
}

void
ui_rest_changed(UiRest *self)
{
  g_clear_handle_id(&self->timer, g_source_remove);
  self->timer = g_timeout_add(REST_MS, rested_cb, self);
}

void
ui_rest_flush(UiRest *self)
{
  if (ui_rest_take(self))
    self->store(self->owner);
}

gboolean
ui_rest_take(UiRest *self)
{
  gboolean waits = self->timer != 0;

  g_clear_handle_id(&self->timer, g_source_remove);
  return waits;
}
