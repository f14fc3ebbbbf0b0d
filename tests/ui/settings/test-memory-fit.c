/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fits and models on the page “Memory”: what it says of them, and what it stores.
 */
#include "tests/app/store/fixture.h"
#include "tests/ui/settings/memory-fixture.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/settings/memory-fit.h"
#include "ui/settings/memory-limits.h"
#include "ui/settings/memory-model.h"

static void
fit(MemoryFixture *fixture)
{
  UiMemoryFit *group = UI_MEMORY_FIT(memory_find(fixture, UI_TYPE_MEMORY_FIT));
  GtkWidget *button = memory_find_template(fixture, UI_TYPE_MEMORY_FIT, "fit");

  gtk_test_accessible_assert_property(button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Fit to my reviews");
  g_signal_emit_by_name(button, "clicked");
  g_assert_true(ui_memory_fit_is_running(group));
  wait_until(!ui_memory_fit_is_running(group));
}

static gboolean
has_default_parameters(MemoryFixture *fixture)
{
  IlkStudyOptions defaults, options = memory_stored(fixture);

  ilk_study_options_init(&defaults);
  defaults.model = options.model;
  return ilk_study_options_same_model(&defaults, &options);
}

static void
test_too_few(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show(fixture);
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "needs at least 128 reviews"));
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "so far there are 0."));
  g_assert_true(has_default_parameters(fixture));
}

/* Who sees no card again for more than a year is no example, however many reviews there are. */
static void
test_nothing_to_learn(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study_every(fixture, 400, 9, 18);
  memory_show(fixture);
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "your reviews teach nothing yet"));
  g_assert_true(has_default_parameters(fixture));
}

/* Who forgets every second time is not the learner the defaults describe. */
static void
test_better(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study(fixture, 8, 50);
  memory_show(fixture);
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "The new parameters are in use"));
  g_assert_false(has_default_parameters(fixture));
  fixture_assert_sound(fixture->collection);
  memory_click_defaults(fixture, UI_TYPE_MEMORY_FIT);
  g_assert_true(has_default_parameters(fixture));
}

/* Parameters that already know these reviews are not replaced by ones that do not do better. */
static void
test_kept(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study(fixture, 8, 50);
  memory_show(fixture);
  fit(fixture);
  IlkStudyOptions before = memory_stored(fixture);
  fit(fixture);
  IlkStudyOptions after = memory_stored(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "Your present parameters are kept"));
  g_assert_cmpmem(before.parameters, sizeof before.parameters, after.parameters,
                  sizeof after.parameters);
}

static void
test_cancelled(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study(fixture, 8, 50);
  memory_show(fixture);
  UiMemoryFit *group = UI_MEMORY_FIT(memory_find(fixture, UI_TYPE_MEMORY_FIT));
  ui_memory_fit_start(group);
  g_signal_emit_by_name(memory_find_template(fixture, UI_TYPE_MEMORY_FIT, "cancel"), "clicked");
  wait_until(!ui_memory_fit_is_running(group));
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "Cancelled. Nothing was changed."));
  g_assert_true(has_default_parameters(fixture));
}

static void
choose_model(MemoryFixture *fixture, const char *button)
{
  GtkWidget *model = memory_find_template(fixture, UI_TYPE_MEMORY_MODEL, button);
  gtk_check_button_set_active(GTK_CHECK_BUTTON(model), TRUE);
}

static gboolean
is_asking(MemoryFixture *fixture)
{
  return gtk_widget_get_visible(memory_find_template(fixture, UI_TYPE_MEMORY_MODEL, "buttons")) &&
         gtk_widget_get_visible(memory_find_template(fixture, UI_TYPE_MEMORY_MODEL, "question"));
}

static void
click_model(MemoryFixture *fixture, const char *button)
{
  g_signal_emit_by_name(memory_find_template(fixture, UI_TYPE_MEMORY_MODEL, button), "clicked");
}

/* A choice alone changes nothing; to go back on it takes one click. */
static void
test_model_is_asked_for(MemoryFixture *fixture, gconstpointer unused)
{
  memory_show(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *six = memory_find_template(fixture, UI_TYPE_MEMORY_MODEL, "six");
  GtkWidget *seven = memory_find_template(fixture, UI_TYPE_MEMORY_MODEL, "seven");

  /* Its row says “FSRS-7 (experimental)”. */
  g_assert_true(
      gtk_test_accessible_has_relation(GTK_ACCESSIBLE(seven), GTK_ACCESSIBLE_RELATION_LABELLED_BY));

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
  g_assert_cmpint(memory_stored(fixture).model, ==, ILK_MODEL_FSRS_6);
}

static void
change_model(MemoryFixture *fixture, const char *to)
{
  choose_model(fixture, to);
  click_model(fixture, "change");
  wait_until(!is_asking(fixture));
}

/* There and back, each with its own parameters; what else is changed meanwhile is kept. */
static void
test_model_is_changed(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study(fixture, 3, 30);
  memory_show_curve(fixture);
  GtkWidget *page = GTK_WIDGET(fixture->page);
  GtkWidget *new_cards = memory_find_template(fixture, UI_TYPE_MEMORY_LIMITS, "new_cards");

  choose_model(fixture, "seven");
  click_model(fixture, "change");
  g_assert_true(is_label_shown(page, "Replaying your reviews…"));
  gtk_spin_button_set_value(GTK_SPIN_BUTTON(new_cards), 7);
  ui_page_leave(UI_PAGE(fixture->page));
  wait_until(!is_asking(fixture));
  g_assert_true(is_label_shown(page, "FSRS-7 is in use now."));
  g_assert_false(ui_page_is_ready(UI_PAGE(fixture->page))); /* another curve is on its way */
  g_assert_true(is_label_shown(page, "The published parameters of FSRS-7 are in use."));
  g_assert_cmpint(memory_stored(fixture).model, ==, ILK_MODEL_FSRS_7);
  g_assert_cmpint(memory_stored(fixture).new_per_day, ==, 7);
  fixture_assert_sound(fixture->collection);

  change_model(fixture, "six");
  g_assert_true(is_label_shown(page, "FSRS-6 is in use now."));
  g_assert_cmpint(memory_stored(fixture).model, ==, ILK_MODEL_FSRS_6);
  fixture_assert_sound(fixture->collection);
}

/* Whether the replay was faster or not, the buttons show what is in use. */
static void
test_model_is_cancelled(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study(fixture, 3, 30);
  memory_show(fixture);
  GtkWidget *six = memory_find_template(fixture, UI_TYPE_MEMORY_MODEL, "six");
  choose_model(fixture, "seven");
  click_model(fixture, "change");
  click_model(fixture, "cancel");
  wait_until(!is_asking(fixture));
  gboolean kept = is_label_shown(GTK_WIDGET(fixture->page), "Cancelled. Nothing was changed.");
  g_assert_cmpint(gtk_check_button_get_active(GTK_CHECK_BUTTON(six)), ==, kept);
  g_assert_cmpint(memory_stored(fixture).model, ==, kept ? ILK_MODEL_FSRS_6 : ILK_MODEL_FSRS_7);
  fixture_assert_sound(fixture->collection);
}

/* A fit is one of the model in use, and leaves the other's parameters alone. */
static void
test_model_is_fitted(MemoryFixture *fixture, gconstpointer unused)
{
  IlkStudyOptions defaults;

  memory_study(fixture, 8, 50);
  memory_show(fixture);
  change_model(fixture, "seven");
  fit(fixture);
  g_assert_true(is_label_shown(GTK_WIDGET(fixture->page), "The new parameters are in use"));
  g_assert_false(has_default_parameters(fixture));
  IlkStudyOptions options = memory_stored(fixture);
  fixture_assert_sound(fixture->collection);
  ilk_study_options_init(&defaults);
  g_assert_cmpmem(options.parameters[ILK_MODEL_FSRS_6], sizeof options.parameters[0],
                  defaults.parameters[ILK_MODEL_FSRS_6], sizeof options.parameters[0]);
  change_model(fixture, "six");
  change_model(fixture, "seven");
  IlkStudyOptions again = memory_stored(fixture);
  g_assert_true(ilk_study_options_same_model(&options, &again));
}

/* Whichever of the two is done first: only what is in use is called so. */
static void
test_model_is_changed_while_fitting(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study(fixture, 8, 50);
  memory_show(fixture);
  UiMemoryFit *group = UI_MEMORY_FIT(memory_find(fixture, UI_TYPE_MEMORY_FIT));
  ui_memory_fit_start(group);
  change_model(fixture, "seven");
  wait_until(!ui_memory_fit_is_running(group));
  GtkWidget *page = GTK_WIDGET(fixture->page);
  g_assert_true(!is_label_shown(page, "The new parameters are in use") ||
                !has_default_parameters(fixture));
  change_model(fixture, "six");
  g_assert_false(is_label_shown(page, "The new parameters are in use"));
}

static void
test_leaving_while_replaying(MemoryFixture *fixture, gconstpointer unused)
{
  memory_study(fixture, 3, 30);
  memory_show(fixture);
  choose_model(fixture, "seven");
  click_model(fixture, "change");
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  memory_add("too-few", test_too_few);
  memory_add("nothing-to-learn", test_nothing_to_learn);
  memory_add("better", test_better);
  memory_add("kept", test_kept);
  memory_add("cancelled", test_cancelled);
  memory_add("model-asked", test_model_is_asked_for);
  memory_add("model-changed", test_model_is_changed);
  memory_add("model-cancelled", test_model_is_cancelled);
  memory_add("model-fitted", test_model_is_fitted);
  memory_add("model-changed-while-fitting", test_model_is_changed_while_fitting);
  memory_add("model-leaving", test_leaving_while_replaying);
  return g_test_run();
}
