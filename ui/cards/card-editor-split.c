/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card that is forgotten again and again, and whose answer states several things at once, can
 * become a card for each: gaps of one text. It is only written into the fields, so that the learner
 * sees what would come of it before it is saved.
 */
#include "ui/cards/card-editor-private.h"

#include "app/model/statements.h"
#include "app/study/leech.h"
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
has_leech_tag(const UiNoteForm *form)
{
  g_auto(GStrv) tags = g_strsplit(form->tags, ",", -1);

  for (char **tag = tags; *tag != NULL; tag++)
    if (g_str_equal(g_strstrip(*tag), ILK_LEECH_TAG))
      return TRUE;
  return FALSE;
}

/* Returns: how many cards there would be, 0 when @form is better left as it is */
static guint
count_parts(const UiNoteForm *form)
{
  gboolean asks = form->kind == UI_NOTE_QUESTION_AND_ANSWER || form->kind == UI_NOTE_TYPED;

  return asks && form->note != 0 ? ilk_statements_count(form->answer) : 0;
}

void
ui_card_editor_offer_split(UiCardEditor *self, const UiNoteForm *form)
{
  guint n = has_leech_tag(form) ? count_parts(form) : 0;
  g_autofree char *sentence =
      g_strdup_printf(ngettext("This card is forgotten often. Its answer states %u thing.",
                               "This card is forgotten often. Its answer states %u things.", n),
                      n);

  gtk_label_set_label(self->split_text, sentence);
  gtk_widget_set_visible(self->split_bar, n > 0);
}

gboolean
ui_card_editor_split(UiCardEditor *self)
{
  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(self);
  char *more = NULL;
  char *gaps =
      count_parts(form) > 0 ? ilk_statements_dup_gaps(form->question, form->answer, &more) : NULL;

  if (gaps == NULL)
    return FALSE;
  g_free(form->question);
  g_free(form->answer);
  form->question = gaps;
  form->answer = more;
  form->kind = UI_NOTE_CLOZE;
  ui_card_editor_fill(self, form);
  ui_card_editor_keep_draft_soon(self);
  return TRUE;
}

static void
split_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_card_editor_split(UI_CARD_EDITOR(widget));
  ui_card_editor_focus(UI_CARD_EDITOR(widget));
}

void
ui_card_editor_install_split_action(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "editor.split", NULL, split_cb);
}
