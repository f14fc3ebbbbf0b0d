/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions “quiz.…”: what keys and buttons of the page do. A number is an option, how sure one
 * is, or a grade, by what is asked for.
 */
#include "app/study/study-scope.h"
#include "ui/quiz/quiz-page-private.h"

static IlkQuiz *
get_quiz(GtkWidget *widget)
{
  return UI_QUIZ_PAGE(widget)->quiz;
}

static void
pick_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ilk_quiz_pick(get_quiz(widget), g_variant_get_uint32(parameter));
}

static void
number_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkQuiz *quiz = get_quiz(widget);
  guint number = (guint) CLAMP(g_variant_get_int32(parameter), 1, 9);

  if (ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_QUESTION)
    ilk_quiz_pick(quiz, number - 1);
  else if (ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_CONFIDENCE && number <= ILK_QUIZ_SURE)
    ilk_quiz_say_confidence(quiz, (IlkQuizConfidence) number);
  else if (number <= ILK_RATING_EASY)
    ilk_quiz_grade(quiz, (IlkRating) number);
}

static void
place_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint place, option;

  g_variant_get(parameter, "(uu)", &place, &option);
  ui_quiz_view_expect_move(UI_QUIZ_PAGE(widget)->view, place);
  ilk_quiz_place(get_quiz(widget), place, option);
}

/* “0” that was written and is not right says “I don't know”, as the key does elsewhere. */
static void
submit_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkQuiz *quiz = get_quiz(widget);
  const IlkQuizResponse *response = ilk_quiz_get_response(quiz);
  g_auto(IlkQuizResponse) given;
  ilk_quiz_response_copy(&given, response);
  given.given = TRUE;

  if (g_strcmp0(response->text, "0") == 0 &&
      !ilk_quiz_judge(ilk_quiz_get_question(quiz), &given).is_right)
    ilk_quiz_give_up(quiz);
  else
    ilk_quiz_submit(quiz);
}

static void
give_up_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ilk_quiz_give_up(get_quiz(widget));
}

static void
confidence_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  int confidence = CLAMP(g_variant_get_int32(parameter), ILK_QUIZ_GUESSED, ILK_QUIZ_SURE);

  ilk_quiz_say_confidence(get_quiz(widget), (IlkQuizConfidence) confidence);
}

static void
grade_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  int rating = CLAMP(g_variant_get_int32(parameter), ILK_RATING_AGAIN, ILK_RATING_EASY);

  ilk_quiz_grade(get_quiz(widget), (IlkRating) rating);
}

/* Space: what comes next. */
static void
proceed_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkQuiz *quiz = get_quiz(widget);

  if (ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_QUESTION)
    submit_cb(widget, name, NULL);
  else if (ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_CONFIDENCE)
    ilk_quiz_say_confidence(quiz, ILK_QUIZ_FAIRLY_SURE);
  else
    ilk_quiz_go_on(quiz);
}

static void
undo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ilk_quiz_undo(get_quiz(widget));
}

static void
demo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_quiz_page_open_demo(UI_QUIZ_PAGE(widget));
}

static void
close_demo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_quiz_page_close_demo(UI_QUIZ_PAGE(widget));
}

static void
escape_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_page_back(UI_PAGE(widget));
}

static void
finish_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ilk_quiz_finish(get_quiz(widget));
}

static void
new_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_quiz_page_end(UI_QUIZ_PAGE(widget));
  ui_page_focus(UI_PAGE(widget));
}

/* The cards of the mistakes, otherwise as before. */
static void
ask_again(UiQuizPage *self)
{
  IlkQuizPlan plan = *ilk_quiz_get_plan(self->quiz);
  g_autoptr(GArray) cards = ilk_quiz_list_missed_cards(self->quiz);

  plan.selection.search = NULL;
  plan.cards = cards;
  plan.n = 0;
  plan.minutes = 0;
  plan.seed++;
  ui_quiz_page_start(self, &plan);
}

static void
again_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_again(UI_QUIZ_PAGE(widget));
}

/* A session of those cards: the end of the quiz is where it leads back to. */
static void
as_cards_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr(GArray) cards = ilk_quiz_list_missed_cards(get_quiz(widget));
  g_autofree char *scope = ilk_study_scope_dup_of_cards(cards);

  gtk_widget_activate_action(widget, "win.study", "(xs)", G_GINT64_CONSTANT(0), scope);
}

void
ui_quiz_page_install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "quiz.pick", "u", pick_cb);
  gtk_widget_class_install_action(widget_class, "quiz.number", "i", number_cb);
  gtk_widget_class_install_action(widget_class, "quiz.place", "(uu)", place_cb);
  gtk_widget_class_install_action(widget_class, "quiz.submit", NULL, submit_cb);
  gtk_widget_class_install_action(widget_class, "quiz.give-up", NULL, give_up_cb);
  gtk_widget_class_install_action(widget_class, "quiz.confidence", "i", confidence_cb);
  gtk_widget_class_install_action(widget_class, "quiz.grade", "i", grade_cb);
  gtk_widget_class_install_action(widget_class, "quiz.proceed", NULL, proceed_cb);
  gtk_widget_class_install_action(widget_class, "quiz.undo", NULL, undo_cb);
  gtk_widget_class_install_action(widget_class, "quiz.demo", NULL, demo_cb);
  gtk_widget_class_install_action(widget_class, "quiz.close-demo", NULL, close_demo_cb);
  gtk_widget_class_install_action(widget_class, "quiz.escape", NULL, escape_cb);
  gtk_widget_class_install_action(widget_class, "quiz.finish", NULL, finish_cb);
  gtk_widget_class_install_action(widget_class, "quiz.new", NULL, new_cb);
  gtk_widget_class_install_action(widget_class, "quiz.again", NULL, again_cb);
  gtk_widget_class_install_action(widget_class, "quiz.as-cards", NULL, as_cards_cb);
  gtk_widget_class_install_action(widget_class, "quiz.today", NULL, ui_quiz_page_bring_today_cb);
  gtk_widget_class_install_action(widget_class, "quiz.undo-today", NULL,
                                  ui_quiz_page_undo_today_cb);
}

void
ui_quiz_page_update_actions(UiQuizPage *self)
{
  GtkWidget *widget = GTK_WIDGET(self);
  IlkQuiz *quiz = self->quiz;
  IlkQuizPhase phase = quiz != NULL ? ilk_quiz_get_phase(quiz) : ILK_QUIZ_PHASE_FINISHED;
  gboolean asking = phase == ILK_QUIZ_PHASE_QUESTION;
  gboolean sure = phase == ILK_QUIZ_PHASE_CONFIDENCE;
  gboolean feedback = phase == ILK_QUIZ_PHASE_FEEDBACK;
  gboolean grading = quiz != NULL && ilk_quiz_get_grading(quiz) != ILK_QUIZ_GRADING_NONE;
  gboolean ended = quiz != NULL && phase == ILK_QUIZ_PHASE_FINISHED;

  gtk_widget_action_set_enabled(widget, "quiz.pick", asking);
  gtk_widget_action_set_enabled(widget, "quiz.number", asking || sure || grading);
  gtk_widget_action_set_enabled(widget, "quiz.place", asking);
  gtk_widget_action_set_enabled(widget, "quiz.submit", asking);
  gtk_widget_action_set_enabled(widget, "quiz.give-up", asking);
  gtk_widget_action_set_enabled(widget, "quiz.confidence", sure);
  gtk_widget_action_set_enabled(widget, "quiz.grade", grading);
  gtk_widget_action_set_enabled(widget, "quiz.proceed", asking || sure || feedback);
  gtk_widget_action_set_enabled(widget, "quiz.undo", quiz != NULL && ilk_quiz_can_undo(quiz));
  gtk_widget_action_set_enabled(widget, "quiz.demo", feedback);
  gtk_widget_action_set_enabled(widget, "quiz.escape", quiz != NULL);
  gtk_widget_action_set_enabled(widget, "quiz.finish", asking || sure || feedback);
  gtk_widget_action_set_enabled(widget, "quiz.again", ended);
  gtk_widget_action_set_enabled(widget, "quiz.as-cards", ended);
  gtk_widget_action_set_enabled(widget, "quiz.today", ended);
}
