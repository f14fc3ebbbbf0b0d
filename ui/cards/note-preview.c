/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views of a card stay while only its text changes, so that typing moves nothing.
 */
#include "ui/cards/note-preview.h"

#include "app/model/face.h"
#include "config.h"
#include "ui/text/markdown-view.h"

#include <glib/gi18n.h>

#define MAX_FACES 4

typedef struct {
  GtkWidget *box;
  GtkWidget *caption;
  UiMarkdownView *question;
  UiMarkdownView *answer;
} Face;

struct _UiNotePreview {
  GtkWidget parent_instance;

  /* Borrowed */
  Face faces[MAX_FACES];
};

G_DEFINE_FINAL_TYPE(UiNotePreview, ui_note_preview, GTK_TYPE_WIDGET)

static UiMarkdownView *
add_markdown(Face *face, const char *css_class)
{
  GtkWidget *view = g_object_new(UI_TYPE_MARKDOWN_VIEW, NULL);

  gtk_widget_add_css_class(view, css_class);
  gtk_box_append(GTK_BOX(face->box), view);
  return UI_MARKDOWN_VIEW(view);
}

static void
make_face(UiNotePreview *self, Face *face)
{
  face->box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class(face->box, "card");
  gtk_widget_add_css_class(face->box, "card-side");
  gtk_widget_set_parent(face->box, GTK_WIDGET(self));
  face->caption = gtk_label_new(NULL);
  gtk_label_set_xalign(GTK_LABEL(face->caption), 0);
  gtk_widget_add_css_class(face->caption, "dim-label");
  gtk_box_append(GTK_BOX(face->box), face->caption);
  face->question = add_markdown(face, "question");
  gtk_box_append(GTK_BOX(face->box), gtk_separator_new(GTK_ORIENTATION_HORIZONTAL));
  face->answer = add_markdown(face, "answer");
}

static void
show_face(Face *face, IlkNote *note, int ordinal, guint number, guint n)
{
  g_autoptr(IlkFace) shown = ilk_face_new(note, ordinal, 0, NULL, NULL);
  g_autofree char *caption = g_strdup_printf(_("Card %u of %u"), number, n);

  gtk_widget_set_visible(face->box, shown != NULL);
  if (shown == NULL)
    return;
  gtk_label_set_label(GTK_LABEL(face->caption), caption);
  gtk_widget_set_visible(face->caption, n > 1);
  ui_markdown_view_set_markdown(face->question, ilk_face_get_content(shown)->question);
  ui_markdown_view_set_markdown(face->answer, ilk_face_get_content(shown)->answer);
}

static void
ui_note_preview_dispose(GObject *object)
{
  UiNotePreview *self = UI_NOTE_PREVIEW(object);

  for (guint i = 0; i < MAX_FACES; i++)
    g_clear_pointer(&self->faces[i].box, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_note_preview_parent_class)->dispose(object);
}

static void
ui_note_preview_class_init(UiNotePreviewClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_note_preview_dispose;
  gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(GTK_WIDGET_CLASS(klass), "note-preview");
}

static void
ui_note_preview_init(UiNotePreview *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager(GTK_WIDGET(self));

  gtk_orientable_set_orientation(GTK_ORIENTABLE(layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class(GTK_WIDGET(self), "narrow");
}

void
ui_note_preview_show(UiNotePreview *self, IlkNote *note)
{
  g_return_if_fail(UI_IS_NOTE_PREVIEW(self) && note != NULL);

  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  for (guint i = 0; i < MAX_FACES; i++) {
    Face *face = &self->faces[i];

    if (i < ordinals->len && face->box == NULL)
      make_face(self, face);
    if (i < ordinals->len)
      show_face(face, note, g_array_index(ordinals, int, i), i + 1, ordinals->len);
    else if (face->box != NULL)
      gtk_widget_set_visible(face->box, FALSE);
  }
}
