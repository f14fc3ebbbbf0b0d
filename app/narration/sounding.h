/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be heard, and tells how that goes: a player, a recital, the listening through a deck.
 * Main thread.
 *
 * Signals: "changed": what its functions tell is another;
 *          "ended": all of it was heard, and nothing is heard any more;
 *          "failed" (const GError *): it cannot be heard; the sentence is for the learner, and
 * names a package where one is missing.
 */
#pragma once

#include <glib-object.h>

#define ILK_TYPE_SOUNDING (ilk_sounding_get_type())
G_DECLARE_DERIVABLE_TYPE(IlkSounding, ilk_sounding, ILK, SOUNDING, GObject)

struct _IlkSoundingClass {
  GObjectClass parent_class;
};

/* For the classes below. @self: an IlkSounding */
void ilk_sounding_emit_changed(gpointer self);
void ilk_sounding_emit_ended(gpointer self);
void ilk_sounding_emit_failed(gpointer self, const GError *error);
