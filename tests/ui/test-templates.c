/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every widget with a template can be made, and is gone when nobody holds it any more.
 */
#include "tests/ui/start.h"
#include "ui/base/adaptive-bin.h"
#include "ui/base/key-hint.h"
#include "ui/base/notice-bar.h"
#include "ui/cards/card-editor.h"
#include "ui/cards/tag-entry.h"
#include "ui/cards/text-field.h"
#include "ui/pages.h"
#include "ui/progress/progress-figures.h"
#include "ui/settings/memory-curve.h"
#include "ui/settings/memory-days.h"
#include "ui/settings/memory-fit.h"
#include "ui/settings/memory-limits.h"
#include "ui/settings/memory-retention.h"
#include "ui/settings/memory-steps.h"
#include "ui/settings/memory-weekday.h"
#include "ui/study/card-view.h"
#include "ui/study/countdown-ring.h"
#include "ui/study/ending-view.h"
#include "ui/study/grade-bar.h"
#include "ui/text/markdown-view.h"

static void
test_made_and_gone(gconstpointer data)
{
  GType type = (GType) GPOINTER_TO_SIZE(data);
  GtkWidget *widget = g_object_ref_sink(g_object_new(type, NULL));

  g_assert_finalize_object(widget);
}

/* In a window that was on the screen, more refers to a widget than when it was only made. */
static void
test_shown_and_gone(gconstpointer data)
{
  GType type = (GType) GPOINTER_TO_SIZE(data);
  GtkWidget *widget = g_object_ref_sink(g_object_new(type, NULL));
  GtkWindow *window = GTK_WINDOW(gtk_window_new());

  gtk_window_set_child(window, widget);
  gtk_window_present(window);
  while (!gtk_widget_get_mapped(widget) || gtk_widget_get_width(widget) == 0)
    g_main_context_iteration(NULL, TRUE);
  gtk_window_destroy(window);
  while (G_OBJECT(widget)->ref_count > 1)
    g_main_context_iteration(NULL, TRUE);
  g_assert_finalize_object(widget);
}

static void
add(GType type)
{
  g_autofree char *made = g_strdup_printf("/ui/templates/made/%s", g_type_name(type));
  g_autofree char *shown = g_strdup_printf("/ui/templates/shown/%s", g_type_name(type));

  g_test_add_data_func(made, GSIZE_TO_POINTER(type), test_made_and_gone);
  g_test_add_data_func(shown, GSIZE_TO_POINTER(type), test_shown_and_gone);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  const GType types[] = {
      UI_TYPE_CARD_VIEW,    UI_TYPE_ENDING_VIEW,      UI_TYPE_GRADE_BAR,  UI_TYPE_MEMORY_CURVE,
      UI_TYPE_MEMORY_DAYS,  UI_TYPE_MEMORY_WEEKDAY,   UI_TYPE_MEMORY_FIT, UI_TYPE_MEMORY_LIMITS,
      UI_TYPE_MEMORY_STEPS, UI_TYPE_MEMORY_RETENTION, UI_TYPE_KEY_HINT,   UI_TYPE_PROGRESS_FIGURES,
      UI_TYPE_CARD_EDITOR,  UI_TYPE_TEXT_FIELD,       UI_TYPE_TAG_ENTRY,
  };
  for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
    add(types[i]);
  for (guint i = 0; i < ui_pages_n; i++)
    add(ui_pages[i].type());
  return g_test_run();
}
