/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Memory” in a window: what it stores, what it says of a fit, and that it goes away.
 */
#include "app/study/fit.h"
#include "tests/app/store/fixture.h"
#include "tests/ui/widget-tree.h"
#include "ui/settings/memory-curve.h"
#include "ui/settings/memory-days.h"
#include "ui/settings/memory-fit.h"
#include "ui/settings/memory-limits.h"
#include "ui/settings/memory-model.h"
#include "ui/settings/memory-page.h"
#include "ui/settings/memory-retention.h"
#include "ui/settings/memory-steps.h"
#include "ui/settings/memory-weekday.h"
#include "ui/styles.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  GtkWidget *window;
  UiMemoryPage *page;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->directory = fixture_dup_directory();
  fixture->collection = fixture_open(fixture->directory);
  fixture->window = gtk_window_new();
  fixture->page = ui_memory_page_new();
  gtk_window_set_child(GTK_WINDOW(fixture->window), GTK_WIDGET(fixture->page));
}

static void
tear_down(Fixture *fixture, gconstpointer unused)
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

static GtkWidget *
find(Fixture *fixture, GType type)
{
  return find_widget(GTK_WIDGET(fixture->page), type);
}

static GtkWidget *
find_template(Fixture *fixture, GType type, const char *name)
{
  return GTK_WIDGET(gtk_widget_get_template_child(find(fixture, type), type, name));
}

static void
show(Fixture *fixture)
{
  gtk_window_present(GTK_WINDOW(fixture->window));
  ui_memory_page_set_collection(fixture->page, fixture->collection);
  wait_until(ui_memory_page_is_ready(fixture->page));
}

static IlkStudyOptions
stored(Fixture *fixture)
{
  IlkStudyOptions options;

  ui_memory_page_flush(fixture->page);
  g_assert_true(ilk_collection_get_options(fixture->collection, 0, &options, NULL));
  return options;
}

/* The first button of a group is its “Defaults”. */
static void
click_defaults(Fixture *fixture, GType group)
{
  g_signal_emit_by_name(find_widget(find(fixture, group), GTK_TYPE_BUTTON), "clicked");
}

/* Cards are seen every day, and every second answer is Again, by chance. */
static void
study(Fixture *fixture, int days, int cards)
{
  gint64 first = NOON - days * ILK_MS_PER_DAY;
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
  for (int day = 1; day <= days; day++)
    for (guint i = 0; i < ids->len; i++) {
      IlkRating rating = g_rand_boolean(random) ? ILK_RATING_AGAIN : ILK_RATING_GOOD;
      ilk_clock_freeze(first + day * ILK_MS_PER_DAY + i * 1000, 0);
      fixture_answer(fixture->collection, g_array_index(ids, gint64, i), rating);
    }
}

static void
test_retention(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *spin = find_template(fixture, UI_TYPE_MEMORY_RETENTION, "retention");
  GtkWidget *use = find_template(fixture, UI_TYPE_MEMORY_RETENTION, "use");

  gtk_test_accessible_assert_property(spin, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      "Desired retention in percent");
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "at 90\u00a0% takes about"));
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 85);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "at 85\u00a0% takes about"));
  g_assert_cmpfloat_with_epsilon(stored(fixture).desired_retention, 0.85, 1e-9);
  g_signal_emit_by_name(use, "clicked");
  g_assert_false(gtk_widget_get_sensitive(use));
  g_assert_cmpfloat(stored(fixture).desired_retention, !=, 0.85);
  click_defaults(fixture, UI_TYPE_MEMORY_RETENTION);
  g_assert_cmpfloat_with_epsilon(stored(fixture).desired_retention, 0.9, 1e-9);
}

static double
stored_retention(Fixture *fixture, gint64 deck)
{
  IlkStudyOptions options;

  ui_memory_page_flush(fixture->page);
  g_assert_true(ilk_collection_get_options(fixture->collection, deck, &options, NULL));
  return options.desired_retention;
}

static void
choose(Fixture *fixture, gint64 deck)
{
  ui_memory_page_choose_deck(fixture->page, deck);
  wait_until(ui_memory_page_is_ready(fixture->page));
}

/* A deck follows all decks until it gets a retention of its own, which then stands. */
static void
test_retention_of_a_deck(Fixture *fixture, gconstpointer unused)
{
  gint64 deck = fixture_import(fixture->collection, 12);

  show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *chooser = find_template(fixture, UI_TYPE_MEMORY_RETENTION, "chooser");
  GtkWidget *same = find_template(fixture, UI_TYPE_MEMORY_RETENTION, "same");
  GtkWidget *spin = find_template(fixture, UI_TYPE_MEMORY_RETENTION, "retention");

  g_assert_false(gtk_widget_is_visible(same));
  choose(fixture, deck);
  g_assert_true(is_label_shown(page, "Learning 12 cards at 90\u00a0%"));
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(same)));
  g_assert_false(gtk_widget_get_sensitive(spin));

  gtk_switch_set_active(GTK_SWITCH(same), FALSE);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 80);
  g_assert_true(is_label_shown(page, "Learning 12 cards at 80\u00a0%"));
  g_assert_true(is_label_shown(page, "Made up · 80\u00a0%"));
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, deck), 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, 0), 0.9, 1e-9);

  adw_combo_row_set_selected(ADW_COMBO_ROW(chooser), 0);
  wait_until(ui_memory_page_is_ready(fixture->page));
  g_assert_cmpint(gtk_spin_button_get_value_as_int(GTK_SPIN_BUTTON(spin)), ==, 90);
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(spin), 85);
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, deck), 0.8, 1e-9);

  choose(fixture, deck);
  click_defaults(fixture, UI_TYPE_MEMORY_RETENTION);
  g_assert_cmpint(gtk_spin_button_get_value_as_int(GTK_SPIN_BUTTON(spin)), ==, 85);
  g_assert_cmpfloat_with_epsilon(stored_retention(fixture, deck), 0.85, 1e-9);
  fixture_assert_sound(fixture->collection);
}

#define MOST_STEPS 60

/* Returns: whether walking through the page with Tab comes by @target. */
static gboolean
is_reached(Fixture *fixture, GtkWidget *target)
{
  GtkRoot *root = GTK_ROOT(fixture->window);

  gtk_root_set_focus(root, NULL);
  for (int i = 0; i < MOST_STEPS; i++) {
    gtk_widget_child_focus(fixture->window, GTK_DIR_TAB_FORWARD);
    GtkWidget *focus = gtk_root_get_focus(root);
    if (focus != NULL && (focus == target || gtk_widget_is_ancestor(focus, target)))
      return TRUE;
  }
  return FALSE;
}

static void
test_retention_by_keyboard(Fixture *fixture, gconstpointer unused)
{
  gint64 deck = fixture_import(fixture->collection, 12);

  show(fixture);
  choose(fixture, deck);
  GtkWidget *same = find_template(fixture, UI_TYPE_MEMORY_RETENTION, "same");
  GtkWidget *spin = find_template(fixture, UI_TYPE_MEMORY_RETENTION, "retention");
  g_assert_true(is_reached(fixture, find_template(fixture, UI_TYPE_MEMORY_RETENTION, "chooser")));
  g_assert_true(is_reached(fixture, same));
  g_assert_false(is_reached(fixture, spin));
  gtk_widget_activate(same);
  wait_until(!gtk_switch_get_active(GTK_SWITCH(same)));
  g_assert_true(is_reached(fixture, spin));
  g_assert_true(is_reached(fixture, find_template(fixture, UI_TYPE_MEMORY_RETENTION, "use")));
}

/* What is said comes from the learner's own times once there are enough of them. */
static void
test_own_times(Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = GTK_WIDGET(fixture->page);

  show(fixture);
  g_assert_true(is_label_shown(page, "an average learner’s"));
  study(fixture, 1, 50);
  ui_memory_page_set_collection(fixture->page, fixture->collection);
  wait_until(ui_memory_page_is_ready(fixture->page));
  g_assert_true(is_label_shown(page, "Times are your own, from 100 answers."));
}

static void
test_curve_in_words(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *curve = find(fixture, UI_TYPE_MEMORY_CURVE);
  const char *words = ui_chart_get_description(UI_CHART(curve));

  g_assert_nonnull(strstr(words, "at your 90\u00a0%"));
  gtk_test_accessible_assert_role(curve, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property(curve, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

static void
apply(GtkWidget *row, const char *text)
{
  gtk_editable_set_text(GTK_EDITABLE(row), text);
  g_signal_emit_by_name(row, "apply");
}

static void
test_steps(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *learning = find_template(fixture, UI_TYPE_MEMORY_STEPS, "learning");
  GtkWidget *relearning = find_template(fixture, UI_TYPE_MEMORY_STEPS, "relearning");

  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(learning)), ==, "1m 10m");
  apply(learning, "5m 60m");
  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(learning)), ==, "5m 1h");
  apply(relearning, "soon");
  g_assert_true(is_label_shown(page, "“soon” is no step"));
  IlkStudyOptions options = stored(fixture);
  g_assert_cmpint(options.n_learning_steps, ==, 2);
  g_assert_cmpint(options.learning_steps[1], ==, 60);
  g_assert_cmpint(options.n_relearning_steps, ==, 1);
  apply(relearning, "");
  g_assert_false(is_label_shown(page, "is no step"));
  g_assert_cmpint(stored(fixture).n_relearning_steps, ==, 0);
  click_defaults(fixture, UI_TYPE_MEMORY_STEPS);
  g_assert_cmpint(stored(fixture).learning_steps[1], ==, 10);
  g_assert_cmpint(stored(fixture).n_relearning_steps, ==, 1);
}

static void
test_limits(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *rollover = find_template(fixture, UI_TYPE_MEMORY_LIMITS, "rollover");
  GtkWidget *new_cards = find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");

  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(rollover)), ==, "04:00");
  gtk_editable_set_text(GTK_EDITABLE(rollover), "5:30");
  gtk_spin_button_update(GTK_SPIN_BUTTON(rollover));
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 7);
  g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(rollover)), ==, "05:30");
  g_assert_cmpint(stored(fixture).rollover, ==, 330);
  g_assert_cmpint(stored(fixture).new_per_day, ==, 7);
  click_defaults(fixture, UI_TYPE_MEMORY_LIMITS);
  g_assert_cmpint(stored(fixture).rollover, ==, 240);
  g_assert_cmpint(stored(fixture).new_per_day, ==, 20);
}

/* A number that is being turned is stored by itself once it rests. */
static void
test_stored_by_itself(Fixture *fixture, gconstpointer unused)
{
  IlkStudyOptions options = {0};

  show(fixture);
  GtkWidget *new_cards = find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 3);
  do {
    g_main_context_iteration(NULL, TRUE);
    g_assert_true(ilk_collection_get_options(fixture->collection, 0, &options, NULL));
  } while (options.new_per_day != 3);
}

static void
fit(Fixture *fixture)
{
  UiMemoryFit *group = UI_MEMORY_FIT(find(fixture, UI_TYPE_MEMORY_FIT));
  GtkWidget *button = find_template(fixture, UI_TYPE_MEMORY_FIT, "fit");

  gtk_test_accessible_assert_property(button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Fit to my reviews");
  g_signal_emit_by_name(button, "clicked");
  g_assert_true(ui_memory_fit_is_running(group));
  wait_until(!ui_memory_fit_is_running(group));
}

static gboolean
has_default_parameters(Fixture *fixture)
{
  IlkStudyOptions defaults, options = stored(fixture);

  ilk_study_options_init(&defaults);
  defaults.model = options.model;
  return ilk_study_options_same_model(&defaults, &options);
}

static void
test_too_few(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "needs at least 128 reviews"));
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "so far there are 0."));
  g_assert_true(has_default_parameters(fixture));
}

/* So few cards are all outliers, however often they were reviewed. */
static void
test_nothing_to_learn(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 9, 18);
  show(fixture);
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "your reviews teach nothing yet"));
  g_assert_true(has_default_parameters(fixture));
}

/* Who forgets every second time is not the learner the defaults describe. */
static void
test_better(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 8, 50);
  show(fixture);
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "The new parameters are in use"));
  g_assert_false(has_default_parameters(fixture));
  fixture_assert_sound(fixture->collection);
  click_defaults(fixture, UI_TYPE_MEMORY_FIT);
  g_assert_true(has_default_parameters(fixture));
}

/* Parameters that already know these reviews are not replaced by ones that do not do better. */
static void
test_kept(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 8, 50);
  show(fixture);
  fit(fixture);
  IlkStudyOptions before = stored(fixture);
  fit(fixture);
  IlkStudyOptions after = stored(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "Your present parameters are kept"));
  g_assert_cmpmem(before.parameters, sizeof before.parameters, after.parameters,
                  sizeof after.parameters);
}

static void
test_cancelled(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 8, 50);
  show(fixture);
  UiMemoryFit *group = UI_MEMORY_FIT(find(fixture, UI_TYPE_MEMORY_FIT));
  ui_memory_fit_start(group);
  g_signal_emit_by_name(find_template(fixture, UI_TYPE_MEMORY_FIT, "cancel"), "clicked");
  wait_until(!ui_memory_fit_is_running(group));
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "Cancelled. Nothing was changed."));
  g_assert_true(has_default_parameters(fixture));
}

static void
choose_model(Fixture *fixture, const char *button)
{
  GtkWidget *model = find_template(fixture, UI_TYPE_MEMORY_MODEL, button);
  gtk_check_button_set_active(GTK_CHECK_BUTTON(model), TRUE);
}

static gboolean
is_asking(Fixture *fixture)
{
  return gtk_widget_get_visible(find_template(fixture, UI_TYPE_MEMORY_MODEL, "buttons")) &&
         gtk_widget_get_visible(find_template(fixture, UI_TYPE_MEMORY_MODEL, "question"));
}

static void
click_model(Fixture *fixture, const char *button)
{
  g_signal_emit_by_name(find_template(fixture, UI_TYPE_MEMORY_MODEL, button), "clicked");
}

/* A choice alone changes nothing; to go back on it takes one click. */
static void
test_model_is_asked_for(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *six = find_template(fixture, UI_TYPE_MEMORY_MODEL, "six");
  gtk_test_accessible_assert_property(find_template(fixture, UI_TYPE_MEMORY_MODEL, "seven"),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, "FSRS-7 (experimental)");

  g_assert_false(is_asking(fixture));
  choose_model(fixture, "seven");
  g_assert_true(is_asking(fixture));
  g_assert_true(is_label_shown(page, "With FSRS-7 all your reviews are played again"));
  choose_model(fixture, "six");
  g_assert_false(is_asking(fixture));
  choose_model(fixture, "seven");
  click_model(fixture, "cancel");
  g_assert_false(is_asking(fixture));
  g_assert_true(gtk_check_button_get_active(GTK_CHECK_BUTTON(six)));
  g_assert_cmpint(stored(fixture).model, ==, ILK_MODEL_FSRS_6);
}

static void
change_model(Fixture *fixture, const char *to)
{
  choose_model(fixture, to);
  click_model(fixture, "change");
  wait_until(!is_asking(fixture));
}

/* There and back, each with its own parameters; what else is changed meanwhile is kept. */
static void
test_model_is_changed(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 3, 30);
  show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *new_cards = find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");

  choose_model(fixture, "seven");
  click_model(fixture, "change");
  g_assert_true(is_label_shown(page, "Playing your reviews again…"));
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 7);
  ui_memory_page_flush(fixture->page);
  wait_until(!is_asking(fixture));
  g_assert_true(is_label_shown(page, "FSRS-7 is in use now."));
  g_assert_false(ui_memory_page_is_ready(fixture->page)); /* another curve is on its way */
  g_assert_true(is_label_shown(page, "The published parameters of FSRS-7 are in use."));
  g_assert_cmpint(stored(fixture).model, ==, ILK_MODEL_FSRS_7);
  g_assert_cmpint(stored(fixture).new_per_day, ==, 7);
  fixture_assert_sound(fixture->collection);

  change_model(fixture, "six");
  g_assert_true(is_label_shown(page, "FSRS-6 is in use now."));
  g_assert_cmpint(stored(fixture).model, ==, ILK_MODEL_FSRS_6);
  fixture_assert_sound(fixture->collection);
}

/* Whether the replay was faster or not, the buttons show what is in use. */
static void
test_model_is_cancelled(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 3, 30);
  show(fixture);
  GtkWidget *six = find_template(fixture, UI_TYPE_MEMORY_MODEL, "six");
  choose_model(fixture, "seven");
  click_model(fixture, "change");
  click_model(fixture, "cancel");
  wait_until(!is_asking(fixture));
  gboolean kept = is_label_shown(GTK_WIDGET(fixture->page), "Cancelled. Nothing was changed.");
  g_assert_cmpint(gtk_check_button_get_active(GTK_CHECK_BUTTON(six)), ==, kept);
  g_assert_cmpint(stored(fixture).model, ==, kept ? ILK_MODEL_FSRS_6 : ILK_MODEL_FSRS_7);
  fixture_assert_sound(fixture->collection);
}

/* A fit is one of the model in use, and leaves the other's parameters alone. */
static void
test_model_is_fitted(Fixture *fixture, gconstpointer unused)
{
  IlkStudyOptions defaults;

  study(fixture, 8, 50);
  show(fixture);
  change_model(fixture, "seven");
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "The new parameters are in use"));
  g_assert_false(has_default_parameters(fixture));
  IlkStudyOptions options = stored(fixture);
  fixture_assert_sound(fixture->collection);
  ilk_study_options_init(&defaults);
  g_assert_cmpmem(options.parameters[ILK_MODEL_FSRS_6], sizeof options.parameters[0],
                  defaults.parameters[ILK_MODEL_FSRS_6], sizeof options.parameters[0]);
  change_model(fixture, "six");
  change_model(fixture, "seven");
  IlkStudyOptions again = stored(fixture);
  g_assert_true(ilk_study_options_same_model(&options, &again));
}

static void
test_leaving_while_replaying(Fixture *fixture, gconstpointer unused)
{
  study(fixture, 3, 30);
  show(fixture);
  choose_model(fixture, "seven");
  click_model(fixture, "change");
}

static GtkWidget *
find_weekday(Fixture *fixture, int weekday)
{
  GtkWidget *day = gtk_widget_get_first_child(find_template(fixture, UI_TYPE_MEMORY_DAYS, "week"));
  while (ui_memory_weekday_get_weekday(UI_MEMORY_WEEKDAY(day)) != weekday)
    day = gtk_widget_get_next_sibling(day);
  return day;
}

static void
press(Fixture *fixture, int weekday, int times)
{
  for (int i = 0; i < times; i++)
    g_signal_emit_by_name(find_weekday(fixture, weekday), "clicked");
}

static void
test_easy_days(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  g_assert_true(is_label_shown(page, "Press a day for fewer reviews"));
  press(fixture, 4, 1);
  g_assert_true(is_label_shown(page, "Fewer on Fri"));
  press(fixture, 5, 2);
  g_assert_true(is_label_shown(page, "Fewer on Fri; none on Sat"));
  gtk_test_accessible_assert_property(find_weekday(fixture, 4), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      "Friday: fewer reviews");
  gtk_test_accessible_assert_property(find_weekday(fixture, 5), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      "Saturday: no reviews");
  IlkStudyOptions options = stored(fixture);
  const int expected[] = {100, 100, 100, 100, 50, 0, 100};
  g_assert_cmpmem(options.easy_days, sizeof options.easy_days, expected, sizeof expected);

  press(fixture, 4, 2);
  g_assert_true(is_label_shown(page, "None on Sat"));
  click_defaults(fixture, UI_TYPE_MEMORY_DAYS);
  g_assert_true(is_label_shown(page, "Press a day for fewer reviews"));
  for (int day = 0; day < ILK_WEEKDAYS; day++)
    press(fixture, day, 1);
  g_assert_true(is_label_shown(page, "All days alike"));
}

static void
test_spreading_evenly(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *balance = find_template(fixture, UI_TYPE_MEMORY_DAYS, "balance");
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(balance)));
  gtk_switch_set_active(GTK_SWITCH(balance), FALSE);
  g_assert_false(stored(fixture).load_balance);
  click_defaults(fixture, UI_TYPE_MEMORY_DAYS);
  g_assert_true(gtk_switch_get_active(GTK_SWITCH(balance)));
  g_assert_true(stored(fixture).load_balance);
}

/* Weeks of the C locale begin on a Sunday. */
static void
test_weekdays(Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  for (int day = 0; day < ILK_WEEKDAYS; day++) {
    g_autofree char *name = ui_memory_weekday_format(day, "%a");
    g_assert_cmpstr(name, ==, names[day]);
  }
  g_assert_cmpint(ui_memory_weekday_get_first(), ==, 6);
}

/* Going away in the middle of all of it is no error. */
static void
test_leaving_early(Fixture *fixture, gconstpointer unused)
{
  show(fixture);
  GtkWidget *new_cards = find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 5);
  ui_memory_fit_start(UI_MEMORY_FIT(find(fixture, UI_TYPE_MEMORY_FIT)));
}

static void
test_fits(Fixture *fixture, gconstpointer unused)
{
  int width;

  ui_styles_load();
  show(fixture);
  gtk_widget_measure(GTK_WIDGET(fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                     NULL);
  g_assert_cmpint(width, <=, 340);
}

static void
add(const char *name, void (*test)(Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat("/memory-page/", name, NULL);
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  gtk_test_init(&argc, &argv, NULL);
  adw_init();
  add("retention", test_retention);
  add("retention-of-a-deck", test_retention_of_a_deck);
  add("retention-by-keyboard", test_retention_by_keyboard);
  add("own-times", test_own_times);
  add("curve-in-words", test_curve_in_words);
  add("steps", test_steps);
  add("limits", test_limits);
  add("stored-by-itself", test_stored_by_itself);
  add("too-few", test_too_few);
  add("nothing-to-learn", test_nothing_to_learn);
  add("better", test_better);
  add("kept", test_kept);
  add("cancelled", test_cancelled);
  add("model-asked", test_model_is_asked_for);
  add("model-changed", test_model_is_changed);
  add("model-cancelled", test_model_is_cancelled);
  add("model-fitted", test_model_is_fitted);
  add("model-leaving", test_leaving_while_replaying);
  add("leaving-early", test_leaving_early);
  add("easy-days", test_easy_days);
  add("spreading-evenly", test_spreading_evenly);
  add("weekdays", test_weekdays);
  add("fits", test_fits);
  return g_test_run();
}
