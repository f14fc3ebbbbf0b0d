/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys stand in two tables, the rest in help-page.ui.
 */
#include "ui/settings/help-page.h"

#include "config.h"
#include "ui/base/key-hint.h"
#include "ui/base/resource.h"
#include "ui/pages.h"

#include <glib/gi18n.h>

struct _UiHelpPage {
  UiPage parent_instance;

  /* Template */
  AdwPreferencesGroup *session_keys;
  AdwPreferencesGroup *window_keys;
};

typedef struct {
  const char *keys;
  const char *meaning;
} Key;

static const Key session_keys[] = {
    {NC_("key", "Space"), N_("Show the answer, then grade Good")},
    {"1 (–) 4", N_("Grade: again, hard, good, easy")},
    {"↑ ↓", N_("Scroll a long answer")},
    {"R", N_("Open the lab, then run the demo")},
    {NC_("key", "Ctrl Z"), N_("Undo the last grade")},
    {"F6", N_("Switch between card and lab")},
    {"E", N_("Edit the card")},
    {"I", N_("What is known of the card")},
    {"S", N_("Suspend the card")},
    {"B", N_("Bury the card until tomorrow")},
    {"F", N_("Flag the card")},
    {"P", N_("Play the sound of the card")},
    {"L", N_("Listen to the side that is up, or pause")},
    {"Shift L", N_("Listen to all of it")},
    {"Shift ← →", N_("A word back or on")},
    {"< >", N_("Slower or faster")},
    {"0 1 2", N_("As the scheduler in the lab: have that thread go on")},
    {NC_("key", "Esc"), N_("Close the lab, then end the session")},
};

static const Key window_keys[] = {
    {NC_("key", "Ctrl F"), N_("Find cards")},
    {NC_("key", "Ctrl N"), N_("New card")},
    {NC_("key", "E"), N_("Edit the selected card")},
    {"F6", N_("On the Cards page: from the search to the cards, to the editor")},
    {"I", N_("What is known of the selected card")},
    {NC_("key", "Ctrl Z"), N_("On the Cards page: undo what was done to cards")},
    {NC_("key", "Ctrl O"), N_("Import a deck")},
    {NC_("key", "Shift F10"), N_("Menu of the deck")},
    {"← →", N_("Hide or show the decks below a deck")},
    {"Alt ↑ ↓", N_("Study the deck earlier or later")},
    {NC_("key", "Esc"), N_("Back")},
    {"F1", N_("This page")},
    {NC_("key", "Ctrl ,"), N_("Preferences")},
    {"F11", N_("Fill the screen")},
    {NC_("key", "Ctrl W"), N_("Close the window")},
};

G_DEFINE_FINAL_TYPE(UiHelpPage, ui_help_page, UI_TYPE_PAGE)

/* Brackets stand around what is no key. */
static char *
dup_spoken(const char *keys)
{
  g_auto(GStrv) parts = g_strsplit_set(keys, "()", -1);

  return g_strjoinv("", parts);
}

static void
add_row(AdwPreferencesGroup *group, const char *keys, const char *meaning)
{
  GtkWidget *row = adw_action_row_new();
  g_autofree char *spoken = dup_spoken(keys);
  GtkWidget *hint = g_object_new(UI_TYPE_KEY_HINT, "keys", keys, "valign", GTK_ALIGN_CENTER, NULL);

  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), meaning);
  gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, meaning,
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  adw_action_row_add_suffix(ADW_ACTION_ROW(row), hint);
  adw_preferences_group_add(group, row);
}

static void
add_key(AdwPreferencesGroup *group, const Key *key)
{
  add_row(group, g_dpgettext2(NULL, "key", key->keys), _(key->meaning));
}

/* The pages of the switcher have the keys Alt and 1, 2 … */
static void
add_pages(UiHelpPage *self)
{
  g_autoptr(GString) titles = g_string_new(NULL);
  guint n_shown = 0;

  for (guint i = 0; i < ui_pages_n; i++) {
    if (!ui_pages[i].in_switcher)
      continue;
    g_string_append_printf(titles, "%s%s", n_shown > 0 ? ", " : "", _(ui_pages[i].title));
    n_shown++;
  }
  g_autofree char *keys = g_strdup_printf("Alt 1 (–) %u", n_shown);
  add_row(self->window_keys, keys, titles->str);
}

static void
ui_help_page_class_init(UiHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("settings/help-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiHelpPage, session_keys);
  gtk_widget_class_bind_template_child(widget_class, UiHelpPage, window_keys);
}

static void
ui_help_page_init(UiHelpPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  for (gsize i = 0; i < G_N_ELEMENTS(session_keys); i++)
    add_key(self->session_keys, &session_keys[i]);
  add_pages(self);
  for (gsize i = 0; i < G_N_ELEMENTS(window_keys); i++)
    add_key(self->window_keys, &window_keys[i]);
}
