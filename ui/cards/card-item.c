/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The id never changes, so an item outlives the list that it was in; its card is replaced whole.
 */
#include "ui/cards/card-item.h"

struct _UiCardItem {
  GObject parent_instance;

  /* Owned */
  IlkCard *card;

  gint64 id;
};

enum { PROP_0, PROP_CARD, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiCardItem, ui_card_item, G_TYPE_OBJECT)

static void
ui_card_item_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CARD)
    g_value_set_object(value, UI_CARD_ITEM(object)->card);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_card_item_dispose(GObject *object)
{
  g_clear_object(&UI_CARD_ITEM(object)->card);
  G_OBJECT_CLASS(ui_card_item_parent_class)->dispose(object);
}

static void
ui_card_item_class_init(UiCardItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);

  object_class->get_property = ui_card_item_get_property;
  object_class->dispose = ui_card_item_dispose;
  properties[PROP_CARD] = g_param_spec_object("card", NULL, NULL, ILK_TYPE_CARD,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ui_card_item_init(UiCardItem *self)
{
}

UiCardItem *
ui_card_item_new(gint64 id)
{
  UiCardItem *self = g_object_new(UI_TYPE_CARD_ITEM, NULL);

  self->id = id;
  return self;
}

gint64
ui_card_item_get_id(UiCardItem *self)
{
  g_return_val_if_fail(UI_IS_CARD_ITEM(self), 0);
  return self->id;
}

IlkCard *
ui_card_item_get_card(UiCardItem *self)
{
  g_return_val_if_fail(UI_IS_CARD_ITEM(self), NULL);
  return self->card;
}

void
ui_card_item_set_card(UiCardItem *self, IlkCard *card)
{
  g_return_if_fail(UI_IS_CARD_ITEM(self));

  if (g_set_object(&self->card, card))
    g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_CARD]);
}
