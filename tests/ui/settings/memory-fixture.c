/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page in a window, and a learner to show it.
 */
#include "tests/ui/settings/memory-fixture.h"

#include "app/store/front/collection-options.h"
#include "tests/app/store/fixture.h"
#include "tests/ui/widget-tree.h"
#include "ui/settings/memory-fit.h"

static void
set_up(MemoryFixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->window = gtk_window_new();
  fixture->page = g_object_new(UI_TYPE_MEMORY_PAGE, NULL);
  gtk_window_set_child(GTK_WINDOW(fixture->window), GTK_WIDGET(fixture->page));
}

static void
tear_down(MemoryFixture *fixture, gconstpointer unused)
{
  gpointer page = fixture->page;

  g_object_add_weak_pointer(page, &page);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(page == NULL);
  while (G_OBJECT(fixture->collection)->ref_count > 1)
    g_main_context_iteration(NULL, TRUE);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

GtkWidget *
memory_find(MemoryFixture *fixture, GType type)
{
  return find_widget(GTK_WIDGET(fixture->page), type);
}

GtkWidget *
memory_find_template(MemoryFixture *fixture, GType type, const char *name)
{
  return GTK_WIDGET(gtk_widget_get_template_child(memory_find(fixture, type), type, name));
}

void
memory_show(MemoryFixture *fixture)
{
  gtk_window_present(GTK_WINDOW(fixture->window));
  ui_page_set_collection(UI_PAGE(fixture->page), fixture->collection);
  UiMemoryGroup *group = UI_MEMORY_GROUP(memory_find(fixture, UI_TYPE_MEMORY_FIT));
  wait_until(ui_memory_group_get_options(group) != NULL &&
             ui_memory_options_is_loaded(ui_memory_group_get_options(group)));
}

void
memory_show_curve(MemoryFixture *fixture)
{
  memory_show(fixture);
  wait_until(ui_page_is_ready(UI_PAGE(fixture->page)));
}

IlkStudyOptions
memory_stored(MemoryFixture *fixture)
{
  IlkStudyOptions options;

  ui_page_leave(UI_PAGE(fixture->page));
  g_assert_true(ilk_collection_get_options(fixture->collection, 0, &options, NULL));
  return options;
}

void
memory_click_defaults(MemoryFixture *fixture, GType group)
{
  g_signal_emit_by_name(find_widget(memory_find(fixture, group), GTK_TYPE_BUTTON), "clicked");
}

void
memory_study(MemoryFixture *fixture, int days, int cards)
{
  memory_study_every(fixture, 1, days, cards);
}

void
memory_study_every(MemoryFixture *fixture, int days, int times, int cards)
{
  gint64 wait = days * ILK_MS_PER_DAY, first = NOON - times * wait;
  g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  gint64 deck = fixture_import(fixture->collection, (guint) cards);
  IlkStudyOptions options;

  ilk_study_options_init(&options);
  options.new_per_day = cards;
  g_assert_true(ilk_collection_set_options(fixture->collection, 0, &options, NULL));
  for (int i = 0; i < cards; i++) {
    ilk_clock_freeze(first + i * 1000, 0);
    gint64 card = fixture_next(fixture->collection, deck);
    fixture_answer(fixture->collection, card, ILK_RATING_EASY);
    g_array_append_val(ids, card);
  }
  for (int time = 1; time <= times; time++)
    for (guint i = 0; i < ids->len; i++) {
      IlkRating rating = g_rand_boolean(random) ? ILK_RATING_AGAIN : ILK_RATING_GOOD;
      ilk_clock_freeze(first + time * wait + i * 1000, 0);
      fixture_answer(fixture->collection, g_array_index(ids, gint64, i), rating);
    }
}

void
memory_add(const char *name, void (*test)(MemoryFixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/memory-page/", name, NULL);
  g_test_add(path, MemoryFixture, NULL, set_up, test, tear_down);
}
