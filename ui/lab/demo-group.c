/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card is a button, and the button that leads to its flashcards lies over it, in the corner that
 * the card leaves free: a button cannot be in a button.
 */
#include "ui/lab/demo-group.h"

#include "config.h"

#include <glib/gi18n.h>

struct _UiDemoGroup {
  GtkBox parent_instance;

  /* In its tree */
  GtkLabel *tried;
  GtkFlowBox *cards;

  /* Owned */
  char *words; /* nullable: what is searched */
};

G_DEFINE_FINAL_TYPE(UiDemoGroup, ui_demo_group, GTK_TYPE_BOX)

/* As the decks call themselves, in whatever language they are. */
static const struct {
  const char *name;
  const char *title;
} titles[] = {
    {"gil", "The GIL and parallelism"},
    {"asyncio", "asyncio"},
    {"testing", "Testing concurrent code"},
};

static const char *
get_title(const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS(titles); i++)
    if (g_str_equal(titles[i].name, name))
      return titles[i].title;
  return _("More demos");
}

static UiDemoCard *
get_card(GtkFlowBoxChild *child)
{
  return UI_DEMO_CARD(gtk_overlay_get_child(GTK_OVERLAY(gtk_flow_box_child_get_child(child))));
}

static gboolean
is_wanted(GtkFlowBoxChild *child, gpointer user_data)
{
  UiDemoGroup *self = user_data;

  return self->words == NULL || ui_demo_card_matches(get_card(child), self->words);
}

static GtkWidget *
make_heading(UiDemoGroup *self, const char *title)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new(title);

  gtk_widget_add_css_class(label, "title-4");
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_widget_set_hexpand(label, TRUE);
  self->tried = GTK_LABEL(gtk_label_new(NULL));
  gtk_widget_add_css_class(GTK_WIDGET(self->tried), "dim-label");
  gtk_widget_set_valign(GTK_WIDGET(self->tried), GTK_ALIGN_BASELINE);
  gtk_box_append(GTK_BOX(box), label);
  gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->tried));
  return box;
}

static GtkWidget *
make_cards(UiDemoGroup *self, const char *title)
{
  self->cards = g_object_new(GTK_TYPE_FLOW_BOX, "homogeneous", TRUE, "min-children-per-line", 1,
                             "max-children-per-line", 3, "selection-mode", GTK_SELECTION_NONE,
                             "row-spacing", 12, "column-spacing", 12, NULL);
  gtk_flow_box_set_filter_func(self->cards, is_wanted, self, NULL);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->cards), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                 -1);
  return GTK_WIDGET(self->cards);
}

static void
ui_demo_group_finalize(GObject *object)
{
  g_free(UI_DEMO_GROUP(object)->words);
  G_OBJECT_CLASS(ui_demo_group_parent_class)->finalize(object);
}

static void
ui_demo_group_class_init(UiDemoGroupClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_demo_group_finalize;
}

static void
ui_demo_group_init(UiDemoGroup *self)
{
  gtk_orientable_set_orientation(GTK_ORIENTABLE(self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing(GTK_BOX(self), 10);
  gtk_widget_add_css_class(GTK_WIDGET(self), "lab-demo-group");
}

UiDemoGroup *
ui_demo_group_new(const char *name)
{
  UiDemoGroup *self = g_object_new(UI_TYPE_DEMO_GROUP, NULL);
  const char *title = get_title(name);

  gtk_box_append(GTK_BOX(self), make_heading(self, title));
  gtk_box_append(GTK_BOX(self), make_cards(self, title));
  return self;
}

/* Adding */

static void
name_button_cb(UiDemoCard *card, GParamSpec *pspec, GtkAccessible *button)
{
  g_autofree char *name = NULL;

  /* Translators: a demo's title. */
  name = g_strdup_printf(_("Cards on “%s”"), ui_demo_card_get_title(card));
  gtk_accessible_update_property(button, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_find_button(UiDemoCard *card)
{
  GtkWidget *button = gtk_button_new_from_icon_name("accessories-dictionary-symbolic");
  g_autofree char *terms = g_strconcat("demo:", ui_demo_card_get_demo(card), NULL);

  gtk_actionable_set_action_target(GTK_ACTIONABLE(button), "s", terms);
  gtk_actionable_set_action_name(GTK_ACTIONABLE(button), "win.find");
  gtk_widget_set_tooltip_text(button, _("Cards that open this demo"));
  gtk_widget_add_css_class(button, "flat");
  gtk_widget_add_css_class(button, "circular");
  gtk_widget_set_halign(button, GTK_ALIGN_END);
  gtk_widget_set_valign(button, GTK_ALIGN_START);
  gtk_widget_add_css_class(button, "lab-demo-find");
  g_signal_connect_object(card, "notify::title", G_CALLBACK(name_button_cb), button, 0);
  name_button_cb(card, NULL, GTK_ACCESSIBLE(button));
  return button;
}

/* The flow box's own child takes no focus: the buttons in it do. */
void
ui_demo_group_add(UiDemoGroup *self, UiDemoCard *card)
{
  g_return_if_fail(UI_IS_DEMO_GROUP(self) && UI_IS_DEMO_CARD(card));
  GtkWidget *overlay = gtk_overlay_new();

  gtk_overlay_set_child(GTK_OVERLAY(overlay), GTK_WIDGET(card));
  gtk_overlay_add_overlay(GTK_OVERLAY(overlay), make_find_button(card));
  gtk_flow_box_insert(self->cards, overlay, -1);
  gtk_widget_set_focusable(gtk_widget_get_parent(overlay), FALSE);
}

/* Searching and marking */

UiDemoCard *
ui_demo_group_filter(UiDemoGroup *self, const char *words)
{
  g_return_val_if_fail(UI_IS_DEMO_GROUP(self) && words != NULL, NULL);
  UiDemoCard *first = NULL;
  GtkFlowBoxChild *child;

  g_free(self->words);
  self->words = g_strdup(words);
  gtk_flow_box_invalidate_filter(self->cards);
  for (int i = 0; (child = gtk_flow_box_get_child_at_index(self->cards, i)) != NULL; i++)
    if (first == NULL && is_wanted(child, self))
      first = get_card(child);
  gtk_widget_set_visible(GTK_WIDGET(self), first != NULL);
  return first;
}

void
ui_demo_group_set_tried(UiDemoGroup *self, const char *const *names)
{
  g_return_if_fail(UI_IS_DEMO_GROUP(self) && names != NULL);
  GtkFlowBoxChild *child;
  guint n = 0, of = 0;

  for (; (child = gtk_flow_box_get_child_at_index(self->cards, (int) of)) != NULL; of++) {
    gboolean tried = g_strv_contains(names, ui_demo_card_get_demo(get_card(child)));

    ui_demo_card_set_tried(get_card(child), tried);
    n += tried;
  }
  /* Translators: how many of how many demos, such as 3 of 12. */
  g_autofree char *text = g_strdup_printf(_("%u of %u tried"), n, of);
  gtk_label_set_label(self->tried, n > 0 ? text : "");
}
