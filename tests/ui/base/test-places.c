/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way through places, and back.
 */
#include "tests/ui/start.h"
#include "ui/base/places.h"

/* One letter a place; “<” goes back. */
typedef struct {
  const char *way;
  const char *shown;
} Case;

static const Case cases[] = {
    {"", "a"},         /* the first that was added */
    {"b", "b"},        /* forth */
    {"b<", "a"},       /* and back */
    {"<", "a"},        /* nothing comes before the first */
    {"bc<", "b"},      /* a step at a time */
    {"bc<<", "a"},     /* all the way */
    {"bcb", "b"},      /* to where one was */
    {"bcb<", "a"},     /* is back, not forth */
    {"bb<", "a"},      /* staying is no step */
    {"bca", "a"},      /* home from anywhere */
    {"bca<", "a"},     /* ends every way */
    {"bcbcbcb<", "a"}, /* so no way is longer than there are places */
};

static UiPlaces *
make_places(void)
{
  UiPlaces *places = g_object_ref_sink(g_object_new(UI_TYPE_PLACES, NULL));
  const char *const names[] = {"a", "b", "c"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    ui_places_add(places, gtk_label_new(names[i]), names[i], NULL);
  return places;
}

static void
test_way(gconstpointer data)
{
  const Case *test = data;
  UiPlaces *places = make_places();

  for (const char *step = test->way; *step != '\0'; step++) {
    g_autofree char *name = g_strndup(step, 1);
    gboolean at_first = g_str_equal(ui_places_get_name(places), "a");

    if (*step == '<')
      g_assert_true(ui_places_back(places) == !at_first);
    else
      ui_places_go(places, name);
  }
  g_assert_cmpstr(ui_places_get_name(places), ==, test->shown);
  g_assert_true(ui_places_get_shown(places) == ui_places_find(places, test->shown));
  g_assert_finalize_object(places);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path =
        g_strdup_printf("/base/places/%s", *cases[i].way ? cases[i].way : "none");
    g_test_add_data_func(path, &cases[i], test_way);
  }
  return g_test_run();
}
