/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Called by the demo's name and empty until its description is there; a demo that cannot describe
 * itself says why and cannot be opened.
 */
#include "ui/lab/demo-card.h"

#include "app/lab/catalogue.h"
#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UiDemoCard {
  GtkButton parent_instance;

  /* Owned */
  char *demo;
  char *words; /* what can be searched, folded */

  /* Template */
  GtkImage *icon;
  GtkWidget *tried;
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *question;
};

enum { PROP_0, PROP_TITLE };

G_DEFINE_FINAL_TYPE(UiDemoCard, ui_demo_card, GTK_TYPE_BUTTON)

/* A mark that is seen is said as well. */
static void
describe(UiDemoCard *self)
{
  const char *summary = gtk_label_get_label(self->summary);
  /* Translators: %s is what the demo is about, a sentence. */
  g_autofree char *marked =
      gtk_widget_get_visible(self->tried) ? g_strdup_printf(_("Tried. %s"), summary) : NULL;

  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 marked != NULL ? marked : summary, -1);
}

static void
show(UiDemoCard *self, const char *title, const char *summary, const char *question)
{
  g_autofree char *all = g_strjoin(" ", title, summary, question, NULL);

  gtk_label_set_label(self->title, title);
  gtk_label_set_label(self->summary, summary);
  gtk_label_set_label(self->question, question != NULL ? question : "");
  gtk_widget_set_visible(GTK_WIDGET(self->question), question != NULL);
  g_free(self->words);
  self->words = g_utf8_casefold(all, -1);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  describe(self);
  g_object_notify(G_OBJECT(self), "title");
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiDemoCard) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDemo) demo = ilk_catalogue_load_finish(result, &error);

  const IlkPrediction *prediction = demo != NULL ? ilk_demo_get_prediction(demo) : NULL;

  if (demo != NULL)
    show(self, ilk_demo_get_title(demo), ilk_demo_get_summary(demo),
         prediction != NULL ? prediction->question : NULL);
  else
    show(self, self->demo, error->message, NULL);
  gtk_widget_set_sensitive(GTK_WIDGET(self), demo != NULL);
}

static void
ui_demo_card_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string(value, ui_demo_card_get_title(UI_DEMO_CARD(object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_demo_card_finalize(GObject *object)
{
  g_free(UI_DEMO_CARD(object)->demo);
  g_free(UI_DEMO_CARD(object)->words);
  G_OBJECT_CLASS(ui_demo_card_parent_class)->finalize(object);
}

static void
ui_demo_card_class_init(UiDemoCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->get_property = ui_demo_card_get_property;
  G_OBJECT_CLASS(klass)->finalize = ui_demo_card_finalize;
  g_object_class_install_property(
      G_OBJECT_CLASS(klass), PROP_TITLE,
      g_param_spec_string("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/demo-card.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDemoCard, icon);
  gtk_widget_class_bind_template_child(widget_class, UiDemoCard, tried);
  gtk_widget_class_bind_template_child(widget_class, UiDemoCard, title);
  gtk_widget_class_bind_template_child(widget_class, UiDemoCard, summary);
  gtk_widget_class_bind_template_child(widget_class, UiDemoCard, question);
}

static void
ui_demo_card_init(UiDemoCard *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

/* An icon of its own lies in ui/lab/icons; a demo without one has that of the lab. */
static void
show_icon(UiDemoCard *self)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display(gtk_widget_get_display(GTK_WIDGET(self)));
  g_autofree char *own = g_strdup_printf("demo-%s-symbolic", self->demo);

  gtk_image_set_from_icon_name(
      self->icon, gtk_icon_theme_has_icon(theme, own) ? own : "applications-science-symbolic");
}

UiDemoCard *
ui_demo_card_new(const char *demo)
{
  UiDemoCard *self = g_object_new(UI_TYPE_DEMO_CARD, NULL);

  self->demo = g_strdup(demo);
  /* Tab can be faster than the demo. */
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, demo, -1);
  show_icon(self);
  ilk_catalogue_load_async(demo, NULL, loaded_cb, g_object_ref(self));
  return self;
}

const char *
ui_demo_card_get_demo(UiDemoCard *self)
{
  g_return_val_if_fail(UI_IS_DEMO_CARD(self), NULL);

  return self->demo;
}

const char *
ui_demo_card_get_title(UiDemoCard *self)
{
  g_return_val_if_fail(UI_IS_DEMO_CARD(self), NULL);
  const char *title = gtk_label_get_label(self->title);

  return *title != '\0' ? title : self->demo;
}

void
ui_demo_card_set_tried(UiDemoCard *self, gboolean tried)
{
  g_return_if_fail(UI_IS_DEMO_CARD(self));

  gtk_widget_set_visible(self->tried, tried);
  describe(self);
}

gboolean
ui_demo_card_matches(UiDemoCard *self, const char *words)
{
  g_return_val_if_fail(UI_IS_DEMO_CARD(self), FALSE);
  g_autofree char *folded = g_utf8_casefold(words, -1);
  g_auto(GStrv) wanted = g_strsplit_set(folded, " ", -1);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (self->words == NULL || strstr(self->words, wanted[i]) == NULL)
      return *folded == '\0';
  return TRUE;
}
