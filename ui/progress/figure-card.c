/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two labels above whatever is put into the box.
 */
#include "ui/progress/figure-card.h"

#include "ui/base/resource.h"

struct _UiFigureCard {
  GtkBox parent_instance;

  /* Template */
  GtkLabel *title;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE(UiFigureCard, ui_figure_card, GTK_TYPE_BOX)

enum { PROP_0, PROP_TITLE, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

static void
ui_figure_card_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string(value, gtk_label_get_label(UI_FIGURE_CARD(object)->title));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

/* A screen reader calls the group by its title. */
static void
ui_figure_card_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  const char *title = g_value_get_string(value);

  if (id != PROP_TITLE) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
    return;
  }
  gtk_label_set_label(UI_FIGURE_CARD(object)->title, title);
  gtk_accessible_update_property(GTK_ACCESSIBLE(object), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
ui_figure_card_class_init(UiFigureCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_figure_card_get_property;
  object_class->set_property = ui_figure_card_set_property;
  properties[PROP_TITLE] =
      g_param_spec_string("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_accessible_role(widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("progress/figure-card.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiFigureCard, title);
  gtk_widget_class_bind_template_child(widget_class, UiFigureCard, words);
}

static void
ui_figure_card_init(UiFigureCard *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_figure_card_set_words(UiFigureCard *self, const char *words)
{
  g_return_if_fail(UI_IS_FIGURE_CARD(self));

  gtk_label_set_label(self->words, words);
}
