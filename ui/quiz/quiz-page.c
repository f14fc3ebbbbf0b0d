/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page follows the quiz; nothing about it is remembered twice. The clock stands while a demo
 * runs, the window is not active, or the learner is elsewhere.
 */
#include "ui/quiz/quiz-page-private.h"

#include "app/lab/catalogue.h"
#include "app/store/front/collection-decks.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

enum { PROP_0, PROP_QUIZ_CHOICES, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiQuizPage, ui_quiz_page, UI_TYPE_PAGE)

static void
update_bar(UiQuizPage *self)
{
  guint position = ilk_quiz_get_position(self->quiz), total = ilk_quiz_get_total(self->quiz);
  g_autofree char *count = g_strdup_printf(_("%u of %u"), position, total);
  gboolean up = ilk_quiz_get_question(self->quiz) != NULL;

  gtk_label_set_label(self->count, count);
  gtk_progress_bar_set_fraction(self->progress,
                                total > 0 ? (double) (position - (up && position > 0)) / total : 0);
}

static void
update_pause(UiQuizPage *self)
{
  if (self->quiz == NULL)
    return;
  if (self->away || self->inactive)
    ilk_quiz_pause(self->quiz, ILK_QUIZ_PAUSE_INACTIVE);
  else
    ilk_quiz_resume(self->quiz, ILK_QUIZ_PAUSE_INACTIVE);
}

static void
show_end(UiQuizPage *self)
{
  ui_quiz_page_close_demo(self);
  ui_quiz_ending_show(self->ending, self->quiz);
  gtk_stack_set_visible_child_name(self->states, "end");
  ui_quiz_ending_focus(self->ending);
}

static void
changed_cb(UiQuizPage *self)
{
  IlkQuizPhase before = self->phase;

  self->phase = ilk_quiz_get_phase(self->quiz);
  update_bar(self);
  ui_quiz_page_update_actions(self);
  if (self->phase == ILK_QUIZ_PHASE_FINISHED) {
    if (before != self->phase)
      show_end(self);
  } else if (self->phase != ILK_QUIZ_PHASE_LOADING &&
             !g_str_equal(gtk_stack_get_visible_child_name(self->states), "demo")) {
    gtk_stack_set_visible_child_name(self->states, "question");
    ui_quiz_view_focus(self->view);
  }
  gtk_widget_set_visible(self->bar, ilk_quiz_get_question(self->quiz) != NULL);
}

static void
failed_cb(UiQuizPage *self, const GError *error)
{
  ui_notice_bar_show(self->notice, error->message);
}

void
ui_quiz_page_start(UiQuizPage *self, const IlkQuizPlan *plan)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));

  if (collection == NULL)
    return;
  g_autoptr(IlkQuiz) quiz = ilk_quiz_new(collection, plan);
  ui_quiz_page_end(self);
  self->quiz = g_object_ref(quiz);
  self->phase = ILK_QUIZ_PHASE_LOADING;
  ui_notice_bar_show(self->notice, NULL);
  /* The view first: what the page brings up is filled, and the focus goes nowhere else before. */
  ui_quiz_view_set_quiz(self->view, quiz);
  g_signal_connect_swapped(quiz, "changed", G_CALLBACK(changed_cb), self);
  g_signal_connect_swapped(quiz, "failed", G_CALLBACK(failed_cb), self);
  update_pause(self);
  ilk_quiz_start(quiz);
}

void
ui_quiz_page_end(UiQuizPage *self)
{
  if (self->quiz == NULL)
    return;
  ui_quiz_page_close_demo(self);
  ui_quiz_view_set_quiz(self->view, NULL);
  g_signal_handlers_disconnect_by_data(self->quiz, self);
  g_clear_object(&self->quiz);
  gtk_widget_set_visible(self->bar, FALSE);
  gtk_stack_set_visible_child_name(self->states, "setup");
  ui_quiz_page_update_actions(self);
}

static void
running_cb(UiQuizPage *self)
{
  if (self->quiz == NULL)
    return;
  if (ui_lab_pane_is_running(self->lab))
    ilk_quiz_pause(self->quiz, ILK_QUIZ_PAUSE_DEMO);
  else
    ilk_quiz_resume(self->quiz, ILK_QUIZ_PAUSE_DEMO);
}

static void
ensure_lab(UiQuizPage *self)
{
  if (self->lab != NULL)
    return;
  self->lab = ui_lab_pane_new();
  gtk_widget_set_vexpand(GTK_WIDGET(self->lab), TRUE);
  g_signal_connect_object(self->lab, "notify::running", G_CALLBACK(running_cb), self,
                          G_CONNECT_SWAPPED);
  gtk_box_prepend(self->demo, GTK_WIDGET(self->lab));
}

void
ui_quiz_page_open_demo(UiQuizPage *self)
{
  IlkQuizQuestion *question = self->quiz != NULL ? ilk_quiz_get_question(self->quiz) : NULL;
  const char *demo = question != NULL ? ilk_card_get_content(question->card)->demo : NULL;

  if (demo == NULL || !ilk_catalogue_has(demo))
    return;
  ensure_lab(self);
  ui_lab_pane_set_collection(self->lab, ui_page_get_collection(UI_PAGE(self)));
  ui_lab_pane_set_demo(self->lab, demo, ilk_card_get_id(question->card));
  gtk_stack_set_visible_child_name(self->states, "demo");
  gtk_widget_child_focus(GTK_WIDGET(self->demo), GTK_DIR_TAB_FORWARD);
}

gboolean
ui_quiz_page_close_demo(UiQuizPage *self)
{
  if (!g_str_equal(gtk_stack_get_visible_child_name(self->states), "demo"))
    return FALSE;
  gtk_stack_set_visible_child_name(self->states, "question");
  ui_lab_pane_set_demo(self->lab, NULL, 0);
  ui_quiz_view_focus(self->view);
  return TRUE;
}

static void
start_cb(UiQuizPage *self)
{
  IlkQuizPlan plan;

  ui_quiz_setup_get_plan(self->setup, &plan);
  ui_quiz_page_start(self, &plan);
}

static void
choices_cb(UiQuizPage *self)
{
  g_autofree char *choices = NULL;

  g_object_get(self->setup, "choices", &choices, NULL);
  gtk_widget_activate_action(GTK_WIDGET(self), "settings.quiz-choices", "s", choices);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_QUIZ_CHOICES]);
}

static void
window_active_cb(UiQuizPage *self)
{
  self->inactive = !gtk_window_is_active(self->window);
  update_pause(self);
}

static void
ui_quiz_page_root(GtkWidget *widget)
{
  UiQuizPage *self = UI_QUIZ_PAGE(widget);

  GTK_WIDGET_CLASS(ui_quiz_page_parent_class)->root(widget);
  if (!GTK_IS_WINDOW(gtk_widget_get_root(widget)))
    return;
  self->window = GTK_WINDOW(gtk_widget_get_root(widget));
  self->active_handler = g_signal_connect_swapped(self->window, "notify::is-active",
                                                  G_CALLBACK(window_active_cb), self);
}

static void
ui_quiz_page_unroot(GtkWidget *widget)
{
  UiQuizPage *self = UI_QUIZ_PAGE(widget);

  if (self->window != NULL)
    g_clear_signal_handler(&self->active_handler, self->window);
  self->window = NULL;
  GTK_WIDGET_CLASS(ui_quiz_page_parent_class)->unroot(widget);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiQuizPage) self = UI_QUIZ_PAGE(user_data);
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);

  if (decks != NULL)
    ui_quiz_setup_set_decks(self->setup, decks);
}

static void
ui_quiz_page_refresh(UiPage *page)
{
  UiQuizPage *self = UI_QUIZ_PAGE(page);

  ilk_collection_list_decks_async(ui_page_get_collection(page), self->cancellable, listed_cb,
                                  g_object_ref(self));
}

static void
ui_quiz_page_collection_changed(UiPage *page)
{
  ui_quiz_page_end(UI_QUIZ_PAGE(page));
}

static void
ui_quiz_page_set_deck(UiPage *page, gint64 deck)
{
  UiQuizPage *self = UI_QUIZ_PAGE(page);

  ui_quiz_page_end(self);
  ui_quiz_setup_choose_deck(self->setup, deck);
}

static void
ui_quiz_page_focus(UiPage *page)
{
  UiQuizPage *self = UI_QUIZ_PAGE(page);

  self->away = FALSE;
  update_pause(self);
  if (self->quiz == NULL)
    ui_quiz_setup_focus(self->setup);
  else if (self->phase == ILK_QUIZ_PHASE_FINISHED)
    ui_quiz_ending_focus(self->ending);
  else
    ui_quiz_view_focus(self->view);
}

static void
ui_quiz_page_leave(UiPage *page)
{
  UiQuizPage *self = UI_QUIZ_PAGE(page);

  self->away = TRUE;
  update_pause(self);
  /* Elsewhere other things are done, which would be undone in its place. */
  ui_quiz_ending_show_today(self->ending, 0);
}

static gboolean
ui_quiz_page_back(UiPage *page)
{
  UiQuizPage *self = UI_QUIZ_PAGE(page);

  if (self->quiz == NULL)
    return FALSE;
  if (!ui_quiz_page_close_demo(self)) {
    ui_quiz_page_end(self);
    ui_quiz_setup_focus(self->setup);
  }
  return TRUE;
}

static void
ui_quiz_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUIZ_CHOICES)
    g_object_get_property(G_OBJECT(UI_QUIZ_PAGE(object)->setup), "choices", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_quiz_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUIZ_CHOICES)
    g_object_set_property(G_OBJECT(UI_QUIZ_PAGE(object)->setup), "choices", value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_quiz_page_dispose(GObject *object)
{
  UiQuizPage *self = UI_QUIZ_PAGE(object);

  ui_quiz_page_end(self);
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  G_OBJECT_CLASS(ui_quiz_page_parent_class)->dispose(object);
}

static void
override_page(UiPageClass *page_class)
{
  page_class->concerns = ILK_CHANGE_DECKS;
  page_class->refresh = ui_quiz_page_refresh;
  page_class->collection_changed = ui_quiz_page_collection_changed;
  page_class->set_deck = ui_quiz_page_set_deck;
  page_class->focus = ui_quiz_page_focus;
  page_class->leave = ui_quiz_page_leave;
  page_class->back = ui_quiz_page_back;
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  g_type_ensure(UI_TYPE_QUIZ_ENDING);
  g_type_ensure(UI_TYPE_QUIZ_SETUP);
  g_type_ensure(UI_TYPE_QUIZ_VIEW);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("quiz/quiz-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, states);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, setup);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, view);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, ending);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, demo);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, notice);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, bar);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, count);
  gtk_widget_class_bind_template_child(widget_class, UiQuizPage, progress);
  gtk_widget_class_bind_template_callback(widget_class, start_cb);
  gtk_widget_class_bind_template_callback(widget_class, choices_cb);
}

static void
ui_quiz_page_class_init(UiQuizPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_quiz_page_get_property;
  object_class->set_property = ui_quiz_page_set_property;
  object_class->dispose = ui_quiz_page_dispose;
  widget_class->root = ui_quiz_page_root;
  widget_class->unroot = ui_quiz_page_unroot;
  override_page(UI_PAGE_CLASS(klass));
  properties[PROP_QUIZ_CHOICES] =
      g_param_spec_string("quiz-choices", NULL, NULL, NULL,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  ui_quiz_page_install_actions(widget_class);
  bind_template(widget_class);
}

static void
ui_quiz_page_init(UiQuizPage *self)
{
  self->cancellable = g_cancellable_new();
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->states));
  gtk_widget_set_visible(self->bar, FALSE);
  ui_quiz_page_update_actions(self);
}
