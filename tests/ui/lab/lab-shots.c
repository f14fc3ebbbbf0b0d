/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of the lab pane for looking at:
 *   lab-shots FILE.png DEMO WIDTHxHEIGHT
 * catalogue|page|before|running|finished|python|code|marks|turns [dark] [rtl] [large] [bottom] Runs
 * the demo for real, so it needs INTERLOCK_DEMO_DIR and INTERLOCK_SUPERVISOR. With “turns”, what
 * follows that are digits are steps.
 */
#include "config.h"
#include "tests/ui/widget-tree.h"
#include "ui/icons.h"
#include "ui/lab/code-view.h"
#include "ui/lab/lab-page.h"
#include "ui/lab/lab-pane.h"
#include "ui/lab/turn-view.h"

#include <glib/gi18n.h>
#include <locale.h>

#define SHOW_MS 900

typedef struct {
  const char *file;
  const char *demo;
  const char *state;
  const char *steps;
  int width;
  int height;
  gboolean bottom;
} Shot;

static void
load_styles(void)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new();

  gtk_css_provider_load_from_resource(provider, "/io/github/interlock/Interlock/ui/lab/lab.css");
  gtk_style_context_add_provider_for_display(gdk_display_get_default(),
                                             GTK_STYLE_PROVIDER(provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  ui_icons_load(gdk_display_get_default());
}

static gboolean
quit_cb(gpointer loop)
{
  g_main_loop_quit(loop);
  return G_SOURCE_REMOVE;
}

static void
spin_for(guint ms)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);

  g_timeout_add(ms, quit_cb, loop);
  g_main_loop_run(loop);
}

static void
save(GtkWidget *window, const Shot *shot)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new(window);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new();
  int width = gtk_widget_get_width(window), height = gtk_widget_get_height(window);

  gdk_paintable_snapshot(paintable, snapshot, width, height);
  g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node(g_steal_pointer(&snapshot));
  GskRenderer *renderer = gtk_native_get_renderer(GTK_NATIVE(window));
  g_autoptr(GdkTexture) texture = gsk_renderer_render_texture(
      renderer, node, &GRAPHENE_RECT_INIT(0, 0, (float) width, (float) height));
  gdk_texture_save_to_png(texture, shot->file);
}

static GtkWidget *
create_content(const Shot *shot)
{
  if (g_str_equal(shot->state, "catalogue") || g_str_equal(shot->state, "page"))
    return GTK_WIDGET(ui_lab_page_new());
  return GTK_WIDGET(ui_lab_pane_new());
}

static GtkWidget *
find_button(GtkWidget *root, const char *label)
{
  if (GTK_IS_TOGGLE_BUTTON(root) && g_strcmp0(gtk_button_get_label(GTK_BUTTON(root)), label) == 0)
    return root;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child && !found;
       child = gtk_widget_get_next_sibling(child))
    found = find_button(child, label);
  return found;
}

static void
take_turns(GtkWidget *content, const char *steps)
{
  UiTurnView *view = UI_TURN_VIEW(find_widget(content, UI_TYPE_TURN_VIEW));
  UiTurnGame *game = ui_turn_view_get_game(view);

  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(find_button(content, _("You are the scheduler"))),
                               TRUE);
  for (const char *step = steps; *step != '\0'; step++) {
    while (ui_turn_game_is_waiting(game))
      spin_for(20);
    ui_turn_game_step(game, (guint) (*step - '0'));
  }
  while (ui_turn_game_is_waiting(game))
    spin_for(20);
  spin_for(600);
}

static void
play(GtkWidget *content, const Shot *shot)
{
  if (UI_IS_LAB_PAGE(content)) {
    if (g_str_equal(shot->state, "page"))
      ui_lab_page_open(UI_LAB_PAGE(content), shot->demo);
    spin_for(1500);
    return;
  }
  UiLabPane *pane = UI_LAB_PANE(content);
  ui_lab_pane_set_demo(pane, shot->demo, 0);
  spin_for(600);
  if (g_str_equal(shot->state, "code") || g_str_equal(shot->state, "marks")) {
    ui_code_view_open(UI_CODE_VIEW(find_widget(content, UI_TYPE_CODE_VIEW)),
                      g_str_equal(shot->state, "marks") ? 2 : 0);
    spin_for(600);
  }
  if (g_str_equal(shot->state, "before") || g_str_equal(shot->state, "code"))
    return;
  if (g_str_equal(shot->state, "turns")) {
    while (!ui_lab_pane_is_ready(pane))
      spin_for(50);
    take_turns(content, shot->steps);
    return;
  }
  ui_lab_pane_run(pane);
  spin_for(SHOW_MS);
  if (g_str_equal(shot->state, "running") || g_str_equal(shot->state, "marks"))
    return;
  while (ui_lab_pane_is_running(pane))
    spin_for(50);
  if (g_str_equal(shot->state, "python"))
    gtk_widget_activate_action(content, "lab.run-python", "i", 0);
  while (g_str_equal(shot->state, "python") && ui_lab_pane_is_running(pane))
    spin_for(50);
  spin_for(300);
}

static void
scroll_down(GtkWidget *content)
{
  GtkWidget *scroller = find_widget(content, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scroller));

  gtk_adjustment_set_value(down, gtk_adjustment_get_upper(down));
  spin_for(300);
}

int
main(int argc, char *argv[])
{
  Shot shot = {.file = argv[1], .demo = argv[2], .state = argv[4], .steps = ""};

  if (argc < 5 || sscanf(argv[3], "%dx%d", &shot.width, &shot.height) != 2)
    return 2;
  setlocale(LC_ALL, "");
  bindtextdomain(GETTEXT_PACKAGE, g_getenv("INTERLOCK_LOCALE_DIR"));
  bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
  textdomain(GETTEXT_PACKAGE);
  adw_init();
  load_styles();
  for (int i = 5; i < argc; i++) {
    if (g_str_equal(argv[i], "dark"))
      adw_style_manager_set_color_scheme(adw_style_manager_get_default(),
                                         ADW_COLOR_SCHEME_FORCE_DARK);
    if (g_str_equal(argv[i], "rtl"))
      gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
    if (g_str_equal(argv[i], "large"))
      g_object_set(gtk_settings_get_default(), "gtk-xft-dpi", 2 * 96 * PANGO_SCALE, NULL);
    if (g_ascii_isdigit(argv[i][0]))
      shot.steps = argv[i];
    shot.bottom = shot.bottom || g_str_equal(argv[i], "bottom");
  }
  g_object_set(gtk_settings_get_default(), "gtk-font-name", "Cantarell 11", NULL);
  GtkWidget *window = gtk_window_new();
  GtkWidget *content = create_content(&shot);
  gtk_window_set_decorated(GTK_WINDOW(window), FALSE);
  gtk_window_set_default_size(GTK_WINDOW(window), shot.width, shot.height);
  gtk_window_set_child(GTK_WINDOW(window), content);
  gtk_window_present(GTK_WINDOW(window));
  play(content, &shot);
  if (shot.bottom)
    scroll_down(content);
  save(window, &shot);
  gtk_window_destroy(GTK_WINDOW(window));
  return 0;
}
