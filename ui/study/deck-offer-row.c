/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a deck is about is its description's first sentence; the rest is on its page.
 */
#include "ui/study/deck-offer-row.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/row-layout.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

struct _UiDeckOfferRow {
  GtkListBoxRow parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *about;
  GtkButton *add_button;
};

G_DEFINE_FINAL_TYPE(UiDeckOfferRow, ui_deck_offer_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_first_sentence(const char *description)
{
  char *text = ui_label_text(description != NULL ? description : "");
  char *end = strstr(text, ". ");

  text[strcspn(text, "\n")] = '\0';
  if (end != NULL)
    end[1] = '\0';
  return text;
}

static void
ui_deck_offer_row_class_init(UiDeckOfferRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  g_type_ensure(UI_TYPE_ROW_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-offer-row.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDeckOfferRow, title);
  gtk_widget_class_bind_template_child(widget_class, UiDeckOfferRow, about);
  gtk_widget_class_bind_template_child(widget_class, UiDeckOfferRow, add_button);
}

static void
ui_deck_offer_row_init(UiDeckOfferRow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

UiDeckOfferRow *
ui_deck_offer_row_new(const IlkDeckFile *file)
{
  g_return_val_if_fail(file != NULL, NULL);

  UiDeckOfferRow *self = g_object_new(UI_TYPE_DECK_OFFER_ROW, NULL);
  g_autofree char *about = dup_first_sentence(file->description);
  /* Translators: a button's name for a screen reader; %s is a deck. */
  g_autofree char *name = g_strdup_printf(_("Add “%s”"), file->title);

  gtk_label_set_label(self->title, file->title);
  gtk_label_set_label(self->about, about);
  gtk_actionable_set_action_target(GTK_ACTIONABLE(self->add_button), "s", file->id);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 name, -1);
  return self;
}
