/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “Your collection” in Preferences: a backup now, when the last one was made, the share of the disk
 * that backups may take, and the check.
 */
#include "app/store/care/backup.h"
#include "app/store/front/collection-care.h"
#include "tests/app/store/fixture.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/settings/backup-row.h"
#include "ui/settings/care-group.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  GtkWidget *window;
  UiCareGroup *group;
  UiBackupRow *share;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->window = gtk_window_new();
  fixture->group = g_object_new(UI_TYPE_CARE_GROUP, NULL);
  fixture->share = g_object_new(UI_TYPE_BACKUP_ROW, NULL);
  adw_preferences_group_add(ADW_PREFERENCES_GROUP(fixture->group), GTK_WIDGET(fixture->share));
  gtk_window_set_child(GTK_WINDOW(fixture->window), GTK_WIDGET(fixture->group));
  gtk_window_present(GTK_WINDOW(fixture->window));
  ui_care_group_read(fixture->group, fixture->collection);
  ui_backup_row_read(fixture->share, fixture->collection);
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
{
  gpointer group = fixture->group;

  g_object_add_weak_pointer(group, &group);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(group == NULL);
  while (G_OBJECT(fixture->collection)->ref_count > 1)
    g_main_context_iteration(NULL, TRUE);
  fixture_close(fixture->collection);
  fixture_remove(fixture->directory);
}

/* Returns: the button below @root that says @label */
static GtkWidget *
find_button(GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON(root) && g_strcmp0(gtk_button_get_label(GTK_BUTTON(root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_button(child, label);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
shows(Fixture *fixture, const char *text)
{
  return is_label_shown(GTK_WIDGET(fixture->group), text);
}

static void
test_backup_now(Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button = find_button(GTK_WIDGET(fixture->group), "Back Up");
  ilk_clock_advance(ILK_MS_PER_MINUTE);
  g_assert_true(gtk_widget_get_sensitive(button));
  g_signal_emit_by_name(button, "clicked");
  g_assert_cmpstr(gtk_button_get_label(GTK_BUTTON(button)), ==, "Cancel");
  wait_until(find_button(GTK_WIDGET(fixture->group), "Back Up") != NULL);
  g_assert_true(shows(fixture, "last backup on "));
  g_assert_cmpint(ilk_backup_get_newest_time(fixture->directory), >=, NOON + ILK_MS_PER_MINUTE);
  g_autofree char *newest = ilk_backup_dup_newest(fixture->directory);
  g_assert_nonnull(newest);
}

/* A second press gives it up, and says so. */
static void
test_given_up(Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button = find_button(GTK_WIDGET(fixture->group), "Back Up");
  g_signal_emit_by_name(button, "clicked");
  g_signal_emit_by_name(button, "clicked");
  wait_until(find_button(GTK_WIDGET(fixture->group), "Back Up") != NULL);
  g_assert_true(shows(fixture, "No backup was made.") || shows(fixture, "last backup on "));
}

static void
test_check(Fixture *fixture, gconstpointer unused)
{
  fixture_answer(fixture->collection, fixture_next(fixture->collection, 0), ILK_RATING_GOOD);
  g_signal_emit_by_name(find_button(GTK_WIDGET(fixture->group), "Check"), "clicked");
  wait_until(find_button(GTK_WIDGET(fixture->group), "Check") != NULL);
  g_assert_true(shows(fixture, "The collection is sound; it holds 1 review."));
}

static void
share_read_cb(GObject *source, GAsyncResult *result, gpointer share)
{
  *(guint *) share = ilk_collection_get_backup_share_finish(ILK_COLLECTION(source), result, NULL);
}

static guint
read_share(Fixture *fixture)
{
  guint share = 0;
  ilk_collection_get_backup_share_async(fixture->collection, NULL, share_read_cb, &share);
  wait_until(share != 0);
  return share;
}

/* What is chosen is stored, and shown again by a row that reads it anew. */
static void
test_share(Fixture *fixture, gconstpointer unused)
{
  GtkSpinButton *spin =
      GTK_SPIN_BUTTON(find_widget(GTK_WIDGET(fixture->share), GTK_TYPE_SPIN_BUTTON));
  wait_until(gtk_spin_button_get_value_as_int(spin) == ILK_BACKUP_SHARE);
  gtk_spin_button_set_value(spin, 25);
  g_assert_cmpuint(read_share(fixture), ==, 25);
  UiBackupRow *again = g_object_ref_sink(g_object_new(UI_TYPE_BACKUP_ROW, NULL));
  GtkWidget *shown = find_widget(GTK_WIDGET(again), GTK_TYPE_SPIN_BUTTON);
  ui_backup_row_read(again, fixture->collection);
  wait_until(gtk_spin_button_get_value_as_int(GTK_SPIN_BUTTON(shown)) == 25);
  while (G_OBJECT(again)->ref_count > 1)
    g_main_context_iteration(NULL, TRUE);
  g_assert_finalize_object(again);
  g_assert_cmpuint(read_share(fixture), ==, 25);
}

#define ADD(name, test) g_test_add("/ui/care/" name, Fixture, NULL, set_up, test, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  ADD("backup-now", test_backup_now);
  ADD("given-up", test_given_up);
  ADD("check", test_check);
  ADD("share", test_share);
  return g_test_run();
}
