/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-care INTERLOCK
 *
 * The collection's care among the preferences: its second copy, and going back.
 */
#include "app/base/clock.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-copy.h"
#include "app/store/front/collection-study.h"
#include "tests/ui/application-fixture.h"
#include "ui/base/ask-window.h"
#include "ui/settings/care-group.h"
#include "ui/settings/copy-place-row.h"
#include "ui/settings/copy-row.h"
#include "ui/settings/restore-choice.h"
#include "ui/settings/restore-row.h"

#include <glib/gstdio.h>

static GtkWidget *
open_preferences(Fixture *fixture)
{
  start(fixture);
  gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.page", "s", "preferences");
  return find_widget(GTK_WIDGET(fixture->window), UI_TYPE_CARE_GROUP);
}

static IlkCopyState
get_copy(Fixture *fixture)
{
  IlkCopyState state = {NULL};
  g_assert_true(ilk_collection_get_copy(fixture->window->collection, &state, NULL));
  return state;
}

static gboolean
is_kept(Fixture *fixture)
{
  g_auto(IlkCopyState) state = get_copy(fixture);
  return !state.is_off;
}

static void
test_copy_is_switched(Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = open_preferences(fixture);
  GtkWidget *row = find_widget(group, UI_TYPE_COPY_ROW);
  GtkWidget *place = find_widget(group, UI_TYPE_COPY_PLACE_ROW);
  GtkSwitch *keeps = GTK_SWITCH(find_widget(row, GTK_TYPE_SWITCH));

  wait_until(gtk_switch_get_active(keeps));
  gtk_switch_set_active(keeps, FALSE);
  wait_until(!is_kept(fixture));
  wait_until(is_label_shown(row, "Off:"));
  wait_until(!gtk_widget_get_sensitive(place));
  gtk_switch_set_active(keeps, TRUE);
  wait_until(is_kept(fixture));
  wait_until(is_label_shown(row, "last written on"));
  g_assert_true(gtk_widget_get_sensitive(place));
}

/* @label: on it */
static GtkButton *
find_button(GtkWidget *root, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkButton *found = find_button(child, label);
    if (found != NULL)
      return found;
  }
  return GTK_IS_BUTTON(root) && g_strcmp0(gtk_button_get_label(GTK_BUTTON(root)), label) == 0
             ? GTK_BUTTON(root)
             : NULL;
}

static void
test_place_is_chosen(Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_widget(open_preferences(fixture), UI_TYPE_COPY_PLACE_ROW);
  g_autofree char *disk = g_build_filename(fixture->directory, "a disk", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path(disk);
  GtkButton *beside = find_button(row, "Beside");

  g_assert_no_errno(g_mkdir(disk, 0700));
  wait_until(is_label_shown(row, "Beside the collection"));
  g_assert_false(gtk_widget_get_visible(GTK_WIDGET(beside)));
  ui_copy_place_row_choose(UI_COPY_PLACE_ROW(row), folder);
  wait_until(is_label_shown(row, "a disk"));
  g_assert_true(gtk_widget_get_visible(GTK_WIDGET(beside)));
  g_signal_emit_by_name(beside, "clicked");
  wait_until(is_label_shown(row, "Beside the collection"));
}

static gint64
get_card(IlkCollection *collection)
{
  g_autoptr(IlkCard) card = ilk_collection_next_card(collection, 0, 0, NULL);
  return card != NULL ? ilk_card_get_id(card) : 0;
}

static void
answer(Fixture *fixture)
{
  IlkCollection *collection = fixture->window->collection;
  IlkReview review = {
      .card = get_card(collection), .at = ilk_clock_now(), .rating = ILK_RATING_EASY, .ms = 1000};

  g_assert_true(ilk_collection_answer(collection, &review, NULL, NULL));
}

/* A disk that is pulled out is told once, and shown for as long as it is away. */
static void
test_trouble_is_told(Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_widget(open_preferences(fixture), UI_TYPE_COPY_ROW);
  GtkWidget *notice = GTK_WIDGET(fixture->window->notice);
  g_autofree char *disk = g_build_filename(fixture->directory, "disk", NULL);
  g_autofree char *away = g_strconcat(disk, "-away", NULL);

  g_assert_no_errno(g_mkdir(disk, 0700));
  g_assert_true(ilk_collection_set_copy_folder(fixture->window->collection, disk, NULL));
  g_assert_true(is_kept(fixture));
  g_assert_no_errno(g_rename(disk, away));
  answer(fixture);
  wait_until(is_label_shown(row, "the copy catches up"));
  wait_until(is_label_shown(notice, "the copy catches up"));
  g_assert_true(fixture->window->copy_is_behind);
}

static GtkWidget *
find_question(void)
{
  GListModel *windows = gtk_window_get_toplevels();

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);
    if (UI_IS_ASK_WINDOW(window))
      return window;
  }
  return NULL;
}

/* Returns: the window that asks, once it has found what there is */
static GtkWidget *
ask_to_restore(GtkWidget *row)
{
  g_signal_emit_by_name(find_button(row, "Restore…"), "clicked");
  wait_until(find_question() != NULL);
  return find_question();
}

/* Two answers are in the backup, the third is not. */
static GtkWidget *
open_with_backup(Fixture *fixture)
{
  GtkWidget *group = open_preferences(fixture);

  answer(fixture);
  answer(fixture);
  g_autofree char *backup = ilk_collection_backup(fixture->window->collection, NULL);
  g_assert_nonnull(backup);
  answer(fixture);
  g_assert_true(is_kept(fixture));
  return find_widget(group, UI_TYPE_RESTORE_ROW);
}

static guint64
count_reviews(Fixture *fixture)
{
  g_auto(IlkCheckReport) report = {NULL};

  g_assert_true(ilk_collection_check(fixture->window->collection, FALSE, &report, NULL));
  g_assert_cmpuint(report.problems->len, ==, 0);
  return report.reviews;
}

/* The second row is the backup. */
static void
test_backup_is_restored(Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = open_with_backup(fixture);
  GtkWidget *question = ask_to_restore(row);
  GtkWidget *choice = find_widget(question, UI_TYPE_RESTORE_CHOICE);

  wait_until(is_label_shown(choice, "3 reviews"));
  g_assert_true(is_label_shown(choice, "2 reviews"));
  GtkWidget *first = find_widget(choice, ADW_TYPE_ACTION_ROW);
  GtkWidget *second = gtk_widget_get_next_sibling(first);
  gtk_check_button_set_active(GTK_CHECK_BUTTON(find_widget(second, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_signal_emit_by_name(find_button(question, "Restore"), "clicked");
  wait_until(is_label_shown(row, "2 reviews now"));
  g_assert_true(is_label_shown(row, "collection-replaced-"));
  g_assert_cmpuint(count_reviews(fixture), ==, 2);
  g_assert_nonnull(find_button(row, "Restore…"));
}

static void
test_copy_is_restored(Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = open_with_backup(fixture);
  GtkWidget *question = ask_to_restore(row);

  g_signal_emit_by_name(find_button(question, "Restore"), "clicked");
  wait_until(is_label_shown(row, "3 reviews now"));
  g_assert_cmpuint(count_reviews(fixture), ==, 3);
}

/* Escape, and giving up while it is looked for. */
static void
test_nothing_happens_unasked(Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = open_with_backup(fixture);
  GtkWidget *question = ask_to_restore(row);

  gtk_window_destroy(GTK_WINDOW(question));
  g_signal_emit_by_name(find_button(row, "Restore…"), "clicked");
  g_signal_emit_by_name(find_button(row, "Cancel"), "clicked");
  wait_until(!ui_restore_row_is_busy(UI_RESTORE_ROW(row)));
  g_assert_null(find_question());
  g_assert_cmpuint(count_reviews(fixture), ==, 3);
}

int
main(int argc, char *argv[])
{
  start_application(&argc, &argv);
  ADD("care", "copy-is-switched", test_copy_is_switched);
  ADD("care", "place-is-chosen", test_place_is_chosen);
  ADD("care", "trouble-is-told", test_trouble_is_told);
  ADD("care", "backup-is-restored", test_backup_is_restored);
  ADD("care", "copy-is-restored", test_copy_is_restored);
  ADD("care", "nothing-happens-unasked", test_nothing_happens_unasked);
  return g_test_run();
}
