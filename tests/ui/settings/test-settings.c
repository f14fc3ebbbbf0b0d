/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window remembers is there again at the next start, which reads it anew.
 */
#include "tests/ui/start.h"
#include "ui/settings/settings.h"

static UiSettings *
restart(UiSettings *settings)
{
  g_assert_finalize_object(settings);
  return ui_settings_new();
}

static void
test_timer_mode_is_kept(void)
{
  const IlkTimerMode modes[] = {ILK_TIMER_STRICT, ILK_TIMER_OFF, ILK_TIMER_COACH};
  g_autoptr(UiSettings) settings = ui_settings_new();

  g_assert_cmpint(ui_settings_get_timer_mode(settings), ==, ILK_TIMER_COACH);
  for (gsize i = 0; i < G_N_ELEMENTS(modes); i++) {
    ui_settings_set_timer_mode(settings, modes[i]);
    settings = restart(g_steal_pointer(&settings));
    g_assert_cmpint(ui_settings_get_timer_mode(settings), ==, modes[i]);
  }
}

static void
test_size_is_kept(void)
{
  g_autoptr(UiSettings) settings = ui_settings_new();
  GtkWindow *before = GTK_WINDOW(gtk_window_new());
  GtkWindow *after = GTK_WINDOW(gtk_window_new());
  int width, height;

  gtk_window_set_default_size(before, 812, 613);
  ui_settings_save_window(settings, before);
  settings = restart(g_steal_pointer(&settings));
  ui_settings_restore_window(settings, after);
  gtk_window_get_default_size(after, &width, &height);
  g_assert_cmpint(width, ==, 812);
  g_assert_cmpint(height, ==, 613);
  gtk_window_destroy(before);
  gtk_window_destroy(after);
}

/* Demos of the catalogue, each once, whatever else is said. */
static void
test_tried_demos_are_kept(void)
{
  const char *const told[] = {"convoy", "no-such-demo", "../convoy", "tasks", "convoy", ""};
  g_autoptr(UiSettings) settings = ui_settings_new();
  g_autoptr(GSimpleActionGroup) actions = ui_settings_dup_actions(settings);
  g_autofree char *tried = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS(told); i++)
    g_action_group_activate_action(G_ACTION_GROUP(actions), "demo-tried",
                                   g_variant_new_string(told[i]));
  g_clear_object(&actions);
  settings = restart(g_steal_pointer(&settings));
  g_object_get(settings, "tried-demos", &tried, NULL);
  g_assert_cmpstr(tried, ==, "convoy,tasks");
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/ui/settings/timer-mode-is-kept", test_timer_mode_is_kept);
  g_test_add_func("/ui/settings/size-is-kept", test_size_is_kept);
  g_test_add_func("/ui/settings/tried-demos-are-kept", test_tried_demos_are_kept);
  return g_test_run();
}
