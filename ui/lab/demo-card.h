/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo in the catalogue: a button with its icon, its title and what it is about, once the demo
 * has said so. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_DEMO_CARD (ui_demo_card_get_type())
G_DECLARE_FINAL_TYPE(UiDemoCard, ui_demo_card, UI, DEMO_CARD, GtkButton)

/** ui_demo_card_new: @demo: a demo of the catalogue, which is asked to describe itself */
UiDemoCard *ui_demo_card_new(const char *demo) G_GNUC_WARN_UNUSED_RESULT;
const char *ui_demo_card_get_demo(UiDemoCard *self);

/** ui_demo_card_get_title: what the demo calls itself; its name until it has said so. The property
 * "title" (string, read-only) tells when it changes. */
const char *ui_demo_card_get_title(UiDemoCard *self);

/** ui_demo_card_set_tried: marks it as a demo that the learner has run */
void ui_demo_card_set_tried(UiDemoCard *self, gboolean tried);

/** ui_demo_card_matches: Returns: whether title, summary or question hold each of @words */
gboolean ui_demo_card_matches(UiDemoCard *self, const char *words);
