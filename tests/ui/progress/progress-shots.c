/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of the page “Progress” for looking at:
 *   progress-shots FILE.png WIDTHxHEIGHT weeks|first-day|empty [dark] [rtl]
 */
#include "tests/ui/progress/learner.h"
#include "tests/ui/widget-tree.h"
#include "ui/progress/progress-page.h"

typedef struct {
  const char *file;
  int width;
  int height;
  const char *state;
} Shot;

static void
load_styles(void)
{
  static const char *const styles[] = {
      "/io/github/interlock/Interlock/style.css",
      "/io/github/interlock/Interlock/ui/progress/progress.css",
  };

  for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
    g_autoptr(GtkCssProvider) provider = gtk_css_provider_new();
    gtk_css_provider_load_from_resource(provider, styles[i]);
    gtk_style_context_add_provider_for_display(gdk_display_get_default(),
                                               GTK_STYLE_PROVIDER(provider),
                                               GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  }
}

static void
fill(IlkCollection *collection, const char *state)
{
  if (g_str_equal(state, "empty"))
    return;
  fixture_import(collection, 800);
  learner_study(collection, g_str_equal(state, "weeks") ? 120 : 1);
  if (g_str_equal(state, "weeks"))
    learner_predict(collection, 24);
}

static gboolean
count_down_cb(GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  gtk_widget_queue_draw(widget);
  return --*(int *) frames > 0;
}

static void
save(GtkWidget *window, const Shot *shot)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new(window);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new();
  int frames = 6;

  gtk_widget_add_tick_callback(window, count_down_cb, &frames, NULL);
  wait_until(frames == 0);
  gdk_paintable_snapshot(paintable, snapshot, shot->width, shot->height);
  g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node(g_steal_pointer(&snapshot));
  g_autoptr(GdkTexture) texture = gsk_renderer_render_texture(
      gtk_native_get_renderer(GTK_NATIVE(window)), node,
      &GRAPHENE_RECT_INIT(0, 0, (float) shot->width, (float) shot->height));
  gdk_texture_save_to_png(texture, shot->file);
}

static void
shoot(const Shot *shot)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  GtkWidget *window = gtk_window_new();
  UiPage *page = g_object_new(UI_TYPE_PROGRESS_PAGE, NULL);

  fill(collection, shot->state);
  gtk_window_set_decorated(GTK_WINDOW(window), FALSE);
  gtk_window_set_default_size(GTK_WINDOW(window), shot->width, shot->height);
  gtk_window_set_child(GTK_WINDOW(window), GTK_WIDGET(page));
  gtk_window_present(GTK_WINDOW(window));
  ui_page_set_collection(page, collection);
  wait_until(ui_page_is_ready(page));
  save(window, shot);
  gtk_window_destroy(GTK_WINDOW(window));
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  Shot shot = {.file = argv[1], .state = argv[3]};

  if (argc < 4 || sscanf(argv[2], "%dx%d", &shot.width, &shot.height) != 2)
    return 2;
  adw_init();
  load_styles();
  g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, "gtk-font-name",
               "Cantarell 11", NULL);
  for (int i = 4; i < argc; i++) {
    if (g_str_equal(argv[i], "dark"))
      adw_style_manager_set_color_scheme(adw_style_manager_get_default(),
                                         ADW_COLOR_SCHEME_FORCE_DARK);
    if (g_str_equal(argv[i], "rtl"))
      gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
  }
  shoot(&shot);
  return 0;
}
