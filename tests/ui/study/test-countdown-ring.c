/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ring says in words what it shows, and counts whole seconds as a clock does.
 */
#include "tests/ui/start.h"
#include "ui/study/countdown-ring.h"

static void
test_says_what_it_shows(void)
{
  const struct {
    gint64 elapsed, target;
    const char *spoken;
    gboolean over;
  } cases[] = {
      {0, 17000, "17 seconds left", FALSE},     {1, 17000, "17 seconds left", FALSE},
      {1000, 17000, "16 seconds left", FALSE},  {16999, 17000, "1 second left", FALSE},
      {17000, 17000, "0 seconds over", TRUE},   {21000, 17000, "4 seconds over", TRUE},
      {500000, 1000, "499 seconds over", TRUE},
  };
  GtkWidget *ring = g_object_ref_sink(g_object_new(UI_TYPE_COUNTDOWN_RING, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    ui_countdown_ring_set_time(UI_COUNTDOWN_RING(ring), cases[i].elapsed, cases[i].target);
    gtk_test_accessible_assert_property(ring, GTK_ACCESSIBLE_PROPERTY_LABEL, cases[i].spoken);
    g_assert_cmpint(gtk_widget_has_css_class(ring, "over"), ==, cases[i].over);
  }
  g_assert_finalize_object(ring);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/study/countdown-ring/says-what-it-shows", test_says_what_it_shows);
  return g_test_run();
}
