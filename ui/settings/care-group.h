/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “Your collection” among the preferences: how large it is, when it was copied last; copying,
 * checking, repairing and restoring it, and its second copy. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_CARE_GROUP (ui_care_group_get_type())
G_DECLARE_FINAL_TYPE(UiCareGroup, ui_care_group, UI, CARE_GROUP, AdwPreferencesGroup)

/** ui_care_group_read: shows what there is to know of @collection (nullable) */
void ui_care_group_read(UiCareGroup *self, IlkCollection *collection);
