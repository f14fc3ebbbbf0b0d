/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in decks that can be added: those that are not there, each with a button of its own.
 */
#include "app/deckfile/builtin-decks.h"
#include "tests/ui/person.h"
#include "tests/ui/start.h"
#include "ui/study/deck-offers.h"

/* The last argument of “win.add-deck”. */
static char *asked;

static void
add_deck_cb(GSimpleAction *action, GVariant *name, gpointer user_data)
{
  g_free(asked);
  asked = g_variant_dup_string(name, NULL);
}

static const GActionEntry actions[] = {
    {.name = "add-deck", .activate = add_deck_cb, .parameter_type = "s"}};

/* A collection that has the first @n built-in decks. */
static GPtrArray *
make_decks(guint n)
{
  g_auto(GStrv) names = ilk_builtin_decks_list();
  GPtrArray *decks = g_ptr_array_new_with_free_func(g_object_unref);
  const IlkDeckCounts counts = {.total = 1};

  for (guint i = 0; i < n; i++) {
    const IlkDeckPlace place = {.path = names[i], .file_id = names[i]};

    g_ptr_array_add(decks, ilk_deck_new_at(i + 1, names[i], &place, 0, &counts));
  }
  return decks;
}

/* The buttons below @widget, in order. */
static void
collect_buttons(GtkWidget *widget, GPtrArray *buttons)
{
  if (GTK_IS_BUTTON(widget))
    g_ptr_array_add(buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    collect_buttons(child, buttons);
}

static guint
count_buttons(GtkWidget *offers)
{
  g_autoptr(GPtrArray) buttons = g_ptr_array_new();

  collect_buttons(offers, buttons);
  return buttons->len;
}

static void
show(UiDeckOffers *offers, guint n)
{
  g_autoptr(GPtrArray) decks = make_decks(n);

  ui_deck_offers_set_decks(offers, decks);
}

static void
test_what_is_missing_can_be_added(void)
{
  GtkWidget *window = gtk_window_new();
  UiDeckOffers *offers = g_object_new(UI_TYPE_DECK_OFFERS, NULL);
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new();
  g_autoptr(GPtrArray) buttons = g_ptr_array_new();
  g_auto(GStrv) names = ilk_builtin_decks_list();

  g_action_map_add_action_entries(G_ACTION_MAP(group), actions, G_N_ELEMENTS(actions), NULL);
  gtk_widget_insert_action_group(window, "win", G_ACTION_GROUP(group));
  gtk_window_set_child(GTK_WINDOW(window), GTK_WIDGET(offers));
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(offers)));
  show(offers, 1);
  wait_until(gtk_widget_get_visible(GTK_WIDGET(offers)));
  collect_buttons(GTK_WIDGET(offers), buttons);
  g_assert_cmpuint(buttons->len, ==, g_strv_length(names) - 1);
  for (guint i = 0; i < buttons->len; i++) {
    g_signal_emit_by_name(buttons->pdata[i], "clicked");
    g_assert_cmpstr(asked, ==, names[i + 1]);
  }
  show(offers, 2);
  wait_until(count_buttons(GTK_WIDGET(offers)) == g_strv_length(names) - 2);
  show(offers, g_strv_length(names));
  wait_until(!gtk_widget_get_visible(GTK_WIDGET(offers)));
  gtk_window_destroy(GTK_WINDOW(window));
  g_free(asked);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/ui/study/deck-offers", test_what_is_missing_can_be_added);
  return g_test_run();
}
