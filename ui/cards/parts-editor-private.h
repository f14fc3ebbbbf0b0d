/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the editor of hidden parts share. Only they include this.
 */
#pragma once

#include "app/model/occlusion.h"
#include "ui/cards/parts-editor.h"
#include "ui/media/picture-load.h"

struct _UiPartsEditor {
  GtkWidget parent_instance;

  /* Owned */
  char *text;
  char *picture; /* its name in the text */
  char *address;
  GArray *parts; /* IlkHiddenPart, of @picture */
  UiLoadedPicture *loaded;
  GCancellable *cancellable;

  guint selected;
  gboolean drawing; /* the selected part is being drawn anew, else moved */
  IlkHiddenPart begun;
  double from_x;
  double from_y;
};

/* parts-editor.c */
IlkHiddenPart *ui_parts_editor_get_selected(UiPartsEditor *self);
/* Says which part is selected, and draws it. */
void ui_parts_editor_describe(UiPartsEditor *self);
/* The parts are others now. */
void ui_parts_editor_tell(UiPartsEditor *self);
graphene_rect_t ui_parts_editor_get_place(UiPartsEditor *self);

/* parts-editor-hand.c: parts are drawn, moved and removed, with the mouse or by keys */
void ui_parts_editor_install_keys(GtkWidgetClass *widget_class);
void ui_parts_editor_take_drags(UiPartsEditor *self);
