/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of a picture that are covered or marked: drawn over it, and in words. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_parts_get_place: @part: an IlkHiddenPart. Returns: where it stands when the picture has
 * @place */
graphene_rect_t ui_parts_get_place(gconstpointer part, const graphene_rect_t *place);

/** ui_parts_draw: @parts: (element-type IlkHiddenPart). @shown: whether they are marked */
void ui_parts_draw(GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *place,
                   const GArray *parts, gboolean shown);

/** ui_parts_draw_selection: marks @rect as the one that keys are about */
void ui_parts_draw_selection(GtkSnapshot *snapshot, const graphene_rect_t *rect);

/** ui_parts_dup_text: Returns: (transfer full): where the parts are, "" without any */
char *ui_parts_dup_text(const GArray *parts, gboolean shown) G_GNUC_WARN_UNUSED_RESULT;
