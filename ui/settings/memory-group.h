/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base of a group on the page “Memory”: it holds the options, shows them again whenever they
 * change, and puts back the defaults when its action “group.defaults” is asked for. Main thread.
 */
#pragma once

#include "app/schedule/study-options.h"
#include "ui/settings/memory-options.h"

#include <adwaita.h>

#define UI_TYPE_MEMORY_GROUP (ui_memory_group_get_type())
G_DECLARE_DERIVABLE_TYPE(UiMemoryGroup, ui_memory_group, UI, MEMORY_GROUP, AdwPreferencesGroup)

/**
 * UiMemoryGroupClass:
 * @show: shows @options
 * @reset: gives @options those of the @defaults that the group is about
 */
struct _UiMemoryGroupClass {
  AdwPreferencesGroupClass parent_class;

  void (*show)(UiMemoryGroup *self, const IlkStudyOptions *options);
  void (*reset)(UiMemoryGroup *self, IlkStudyOptions *options, const IlkStudyOptions *defaults);
};

/** ui_memory_group_set_options: @options: (nullable): what is shown and changed */
void ui_memory_group_set_options(UiMemoryGroup *self, UiMemoryOptions *options);

/** ui_memory_group_get_options: Returns: (nullable) (transfer none) */
UiMemoryOptions *ui_memory_group_get_options(UiMemoryGroup *self);
