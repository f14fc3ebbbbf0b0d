/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demos of one deck in the catalogue: a heading that counts those that were tried, and their
 * cards. Main thread.
 */
#pragma once

#include "ui/lab/demo-card.h"

#define UI_TYPE_DEMO_GROUP (ui_demo_group_get_type())
G_DECLARE_FINAL_TYPE(UiDemoGroup, ui_demo_group, UI, DEMO_GROUP, GtkBox)

/** ui_demo_group_new: @name: as ilk_catalogue_get_group() says it */
UiDemoGroup *ui_demo_group_new(const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** ui_demo_group_add: @card: (transfer full): goes behind the others. With it comes a button that
 * finds the flashcards that open its demo. */
void ui_demo_group_add(UiDemoGroup *self, UiDemoCard *card);

/** ui_demo_group_filter: shows the demos that @words are about, and the group if there are any.
 * Returns: (transfer none) (nullable): the first of them */
UiDemoCard *ui_demo_group_filter(UiDemoGroup *self, const char *words);

/** ui_demo_group_set_tried: @names: NULL-terminated, of demos of any group */
void ui_demo_group_set_tried(UiDemoGroup *self, const char *const *names);
