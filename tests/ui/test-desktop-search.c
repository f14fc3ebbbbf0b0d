/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-desktop-search INTERLOCK
 *
 * The desktop's search, asked as the desktop asks.
 */
#include "tests/ui/application-fixture.h"

/* The desktop's search */

static void
answered_cb(GObject *bus, GAsyncResult *result, gpointer answer)
{
  g_autoptr(GError) error = NULL;

  *(GVariant **) answer = g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error);
  g_assert_no_error(error);
}

/* (transfer full): what the provider answers to @method, as the desktop calls it */
static GVariant *
ask(const char *method, GVariant *parameters)
{
  GVariant *answer = NULL;

  g_dbus_connection_call(g_application_get_dbus_connection(application), ILK_APP_ID,
                         "/io/github/interlock/Interlock/SearchProvider",
                         "org.gnome.Shell.SearchProvider2", method, parameters, NULL,
                         G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, &answer);
  wait_until(answer != NULL);
  return answer;
}

static GVariant *
words(const char *const *terms)
{
  return g_variant_new("(^as)", terms);
}

/* (transfer full): the first result that begins so */
static char *
find_result(GVariant *answer, const char *prefix)
{
  g_autofree const char **ids = NULL;

  g_variant_get(answer, "(^a&s)", &ids);
  for (const char **id = ids; *id != NULL; id++)
    if (g_str_has_prefix(*id, prefix))
      return g_strdup(*id);
  return NULL;
}

static void
test_desktop_search_finds_decks_and_cards(Fixture *fixture, gconstpointer data)
{
  static const char *const terms[] = {"gil", "par", NULL};
  const char *found[] = {NULL, NULL};

  start(fixture);
  g_autoptr(GVariant) results = ask("GetInitialResultSet", words(terms));
  g_autofree char *deck = find_result(results, "deck:");
  g_autofree char *card = find_result(results, "card:");
  g_assert_nonnull(deck);
  g_assert_nonnull(card);
  found[0] = deck;
  g_autoptr(GVariant) metas = ask("GetResultMetas", words(found));
  g_autofree char *text = g_variant_print(metas, FALSE);
  g_assert_nonnull(strstr(text, "The GIL and parallelism"));
  g_assert_nonnull(strstr(text, "to study"));
  g_variant_unref(ask("ActivateResult", g_variant_new("(s^asu)", deck, terms, 0)));
  wait_until(g_strcmp0(ui_places_get_name(fixture->window->places), "deck") == 0);
  g_variant_unref(ask("LaunchSearch", g_variant_new("(^asu)", terms, 0)));
  wait_until(g_strcmp0(adw_view_stack_get_visible_child_name(fixture->window->pages), "cards") ==
             0);
}

/* What is typed there is no language, and finds nothing rather than failing. */
static void
test_desktop_search_takes_anything(Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][3] = {
      {"\"", NULL}, {"", NULL}, {"qqq:", "(", NULL}, {"-", "<:", NULL}, {"xyzzy", NULL}};

  start(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GVariant) results = ask("GetInitialResultSet", words(cases[i]));
    g_autofree char *card = find_result(results, "card:");
    g_assert_null(card);
  }
}

/* Nobody has opened the window: the answer comes all the same. */
static void
test_desktop_search_needs_no_window(Fixture *fixture, gconstpointer data)
{
  static const char *const terms[] = {"gil", NULL};
  g_autoptr(IlkCollection) made = ilk_collection_open(fixture->directory, NULL);

  g_clear_object(&made);
  g_setenv("INTERLOCK_COLLECTION", fixture->directory, TRUE);
  g_autoptr(GVariant) results = ask("GetInitialResultSet", words(terms));
  g_autofree char *card = find_result(results, "card:");
  g_assert_nonnull(card);
  start(fixture);
}

int
main(int argc, char *argv[])
{
  start_application(&argc, &argv);
  ADD("desktop-search", "desktop-search-finds-decks-and-cards",
      test_desktop_search_finds_decks_and_cards);
  ADD("desktop-search", "desktop-search-takes-anything", test_desktop_search_takes_anything);
  ADD("desktop-search", "desktop-search-needs-no-window", test_desktop_search_needs_no_window);
  int result = g_test_run();
  g_object_unref(application);
  return result;
}
