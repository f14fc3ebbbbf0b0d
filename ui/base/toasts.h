/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told in passing over a page, one sentence at a time. Nothing else adds toasts to an
 * overlay or dismisses them: libadwaita 1.2 uses a toast after it has freed it when it is dismissed
 * twice, or while it still slides in. Main thread.
 */
#pragma once

#include <adwaita.h>

/** ui_toasts_tell: tells @sentence when those before it have gone. @undo: (nullable): the action of
 * its button “Undo” */
void ui_toasts_tell(AdwToastOverlay *overlay, const char *sentence, const char *undo);

/** ui_toasts_offer_now: tells @sentence in place of whatever is told or waits, with a button
 * @label that activates @action with @target (nullable, floating) */
void ui_toasts_offer_now(AdwToastOverlay *overlay, const char *sentence, const char *label,
                         const char *action, GVariant *target);

/** ui_toasts_tell_now: the same in place of whatever is told or waits */
void ui_toasts_tell_now(AdwToastOverlay *overlay, const char *sentence, const char *undo);

/** ui_toasts_clear: ends what is told, and forgets what waits; from a toast's own action, too */
void ui_toasts_clear(AdwToastOverlay *overlay);

/** ui_toasts_is_empty: Returns: whether nothing is told and nothing waits */
gboolean ui_toasts_is_empty(AdwToastOverlay *overlay);
