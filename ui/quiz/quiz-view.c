/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown is made anew for each question; while that is up, only marks and rows change.
 */
#include "ui/quiz/quiz-view-private.h"

#include "config.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"
#include "ui/base/stop.h"
#include "ui/base/wrap-layout.h"
#include "ui/quiz/quiz-lists.h"
#include "ui/quiz/quiz-option.h"
#include "ui/text/spoken.h"

#include <glib/gi18n.h>

#define NO_MOVE G_MAXUINT

G_DEFINE_FINAL_TYPE(UiQuizView, ui_quiz_view, ADW_TYPE_BIN)

static void
show_time(UiQuizView *self)
{
  const IlkQuizPlan *plan = ilk_quiz_get_plan(self->quiz);
  gint64 limit = ilk_quiz_get_limit(self->quiz);
  gboolean timed = plan->clock != ILK_QUIZ_CLOCK_OFF && limit > 0;

  gtk_widget_set_visible(GTK_WIDGET(self->ring), timed);
  if (timed)
    ui_countdown_ring_set_time(self->ring, ilk_quiz_get_elapsed(self->quiz), limit);
}

static gboolean
tick_cb(GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  UiQuizView *self = UI_QUIZ_VIEW(widget);

  if (self->quiz == NULL || ilk_quiz_get_phase(self->quiz) != ILK_QUIZ_PHASE_QUESTION) {
    self->ticking = 0;
    return G_SOURCE_REMOVE;
  }
  show_time(self);
  ilk_quiz_tick(self->quiz);
  return G_SOURCE_CONTINUE;
}

static void
empty(GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(box))) != NULL)
    gtk_box_remove(box, child);
}

static gboolean
is_chosen(IlkQuizKind kind)
{
  return kind == ILK_QUIZ_CHOICE || kind == ILK_QUIZ_SEVERAL || kind == ILK_QUIZ_TRUE_FALSE;
}

static void
fill_answers(UiQuizView *self, const IlkQuizQuestion *question)
{
  empty(self->answers);
  if (question->kind == ILK_QUIZ_ORDER)
    ui_quiz_order_list_fill(self->answers, self->quiz);
  else if (question->kind == ILK_QUIZ_MATCHING)
    ui_quiz_match_list_fill(self->answers, self->quiz);
  else
    for (guint i = 0; i < question->options->len; i++)
      gtk_box_append(self->answers,
                     ui_quiz_option_new(i, question->options->len,
                                        ilk_quiz_question_get_option(question, i)->text));
}

/* The focus goes there: a screen reader says what is asked, and how it is answered. */
static void
describe_question(UiQuizView *self, const IlkQuizQuestion *question)
{
  g_autofree char *plain = ui_spoken(ilk_card_get_content(question->card)->question);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self->prompt), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 ilk_quiz_kind_get_label(question->kind), -1);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 ilk_quiz_kind_get_label(question->kind), -1);
}

static void
show_question(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  const char *label = ilk_quiz_kind_get_label(question->kind);
  const char *text = ilk_quiz_get_response(self->quiz)->text;
  g_autofree char *again = g_strdup_printf(_("%s · once more"), label);

  gtk_label_set_label(self->kind, ilk_quiz_get_round(self->quiz) > 0 ? again : label);
  ui_markdown_view_set_markdown(self->question, ilk_card_get_content(question->card)->question);
  describe_question(self, question);
  fill_answers(self, question);
  gtk_editable_set_text(GTK_EDITABLE(self->entry), text != NULL ? text : "");
  gtk_adjustment_set_value(gtk_scrolled_window_get_vadjustment(self->scroller), 0);
}

static void
show_phase(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  gboolean asking = self->phase == ILK_QUIZ_PHASE_QUESTION;
  gboolean written = ilk_quiz_kind_is_written(question->kind);
  const char *submit = question->kind == ILK_QUIZ_OPEN ? _("Show the answer") : _("Check");
  gboolean one = question->kind == ILK_QUIZ_CHOICE || question->kind == ILK_QUIZ_TRUE_FALSE;

  gtk_widget_set_visible(GTK_WIDGET(self->entry), written);
  gtk_editable_set_editable(GTK_EDITABLE(self->entry), asking);
  gtk_widget_set_sensitive(GTK_WIDGET(self->answers), asking);
  gtk_widget_set_visible(self->unknown_button, asking);
  gtk_widget_set_visible(self->submit_button, asking && !one);
  gtk_button_set_label(GTK_BUTTON(self->submit_button), submit);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->submit_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 submit, -1);
  gtk_widget_set_visible(self->sureness, self->phase == ILK_QUIZ_PHASE_CONFIDENCE);
  gtk_widget_set_visible(self->next_button, FALSE);
  gtk_widget_set_visible(self->grades, FALSE);
  if (self->phase == ILK_QUIZ_PHASE_FEEDBACK)
    ui_quiz_view_show_feedback(self);
  else if (is_chosen(question->kind))
    ui_quiz_view_mark_options(self);
  /* Only when it is filled: a text that comes into a box which was measured empty is given one
   * line. */
  gtk_widget_set_visible(self->feedback, self->phase == ILK_QUIZ_PHASE_FEEDBACK);
}

static void
keep_focus(UiQuizView *self)
{
  GtkWidget *row = gtk_widget_get_first_child(GTK_WIDGET(self->answers));

  for (guint i = 0; row != NULL && i < self->moved; i++)
    row = gtk_widget_get_next_sibling(row);
  if (row != NULL)
    gtk_widget_child_focus(row, GTK_DIR_TAB_FORWARD);
  self->moved = NO_MOVE;
}

/* While the question is up. */
static void
show_choice(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);

  if (self->phase != ILK_QUIZ_PHASE_QUESTION)
    return;
  if (question->kind == ILK_QUIZ_SEVERAL)
    ui_quiz_view_mark_options(self);
  if (question->kind == ILK_QUIZ_ORDER && self->moved != NO_MOVE) {
    ui_quiz_order_list_fill(self->answers, self->quiz);
    keep_focus(self);
  }
}

static void
changed_cb(UiQuizView *self)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(self->quiz);
  IlkQuizPhase phase = ilk_quiz_get_phase(self->quiz);
  gboolean asked = phase == ILK_QUIZ_PHASE_QUESTION && self->phase != phase;

  if (question == NULL) {
    self->shown = NULL;
    self->phase = phase;
    return;
  }
  if (question == self->shown && phase == self->phase) {
    show_choice(self);
    return;
  }
  self->phase = phase;
  if (question != self->shown || asked)
    show_question(self);
  self->shown = question;
  show_time(self);
  show_phase(self);
  ui_quiz_view_focus(self);
  if (phase == ILK_QUIZ_PHASE_QUESTION && self->ticking == 0)
    self->ticking = gtk_widget_add_tick_callback(GTK_WIDGET(self), tick_cb, NULL, NULL);
}

static void
written_cb(UiQuizView *self)
{
  if (self->quiz != NULL)
    ilk_quiz_write(self->quiz, gtk_editable_get_text(GTK_EDITABLE(self->entry)));
}

static void
entered_cb(UiQuizView *self)
{
  gtk_widget_activate_action(GTK_WIDGET(self), "quiz.submit", NULL);
}

static void
ui_quiz_view_dispose(GObject *object)
{
  ui_quiz_view_set_quiz(UI_QUIZ_VIEW(object), NULL);
  G_OBJECT_CLASS(ui_quiz_view_parent_class)->dispose(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, scroller);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, kind);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, ring);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, prompt);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, question);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, answers);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, entry);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, sureness);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, fairly_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, feedback);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, verdict);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, typed);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, remark);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, key);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, answer);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, source);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, demo_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, unknown_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, submit_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, next_button);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, grades);
  gtk_widget_class_bind_template_child(widget_class, UiQuizView, grade_question);
}

static void
ui_quiz_view_class_init(UiQuizViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_quiz_view_dispose;
  g_type_ensure(UI_TYPE_COUNTDOWN_RING);
  g_type_ensure(UI_TYPE_MARKDOWN_VIEW);
  g_type_ensure(UI_TYPE_STOP);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("quiz/quiz-view.ui"));
  bind_template(widget_class);
  gtk_widget_class_bind_template_callback(widget_class, written_cb);
  gtk_widget_class_bind_template_callback(widget_class, entered_cb);
}

static void
add_grade_button(UiQuizView *self, IlkRating rating)
{
  const char *label = ilk_rating_get_label(rating);
  GtkWidget *button = gtk_button_new_with_label(label);

  gtk_actionable_set_action_target(GTK_ACTIONABLE(button), "i", (int) rating);
  gtk_actionable_set_action_name(GTK_ACTIONABLE(button), "quiz.grade");
  gtk_widget_add_css_class(button, "grade");
  gtk_widget_add_css_class(button, ilk_rating_get_name(rating));
  gtk_widget_set_hexpand(button, TRUE);
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  ui_prompt_key(button);
  gtk_box_append(GTK_BOX(gtk_widget_get_last_child(self->grades)), button);
  self->grade_buttons[rating - 1] = button;
}

static void
ui_quiz_view_init(UiQuizView *self)
{
  self->moved = NO_MOVE;
  gtk_widget_init_template(GTK_WIDGET(self));
  for (int i = ILK_RATING_AGAIN; i <= ILK_RATING_EASY; i++)
    add_grade_button(self, (IlkRating) i);
  ui_prompt_key(self->unknown_button);
  ui_prompt_key(self->submit_button);
  ui_prompt_key(self->next_button);
  ui_prompt_key(self->demo_button);
}

void
ui_quiz_view_set_quiz(UiQuizView *self, IlkQuiz *quiz)
{
  g_return_if_fail(UI_IS_QUIZ_VIEW(self));

  if (self->quiz != NULL)
    g_signal_handlers_disconnect_by_data(self->quiz, self);
  if (self->ticking != 0)
    gtk_widget_remove_tick_callback(GTK_WIDGET(self), self->ticking);
  self->ticking = 0;
  self->shown = NULL;
  self->phase = ILK_QUIZ_PHASE_LOADING;
  if (!g_set_object(&self->quiz, quiz) || quiz == NULL)
    return;
  g_signal_connect_swapped(quiz, "changed", G_CALLBACK(changed_cb), self);
  changed_cb(self);
}

void
ui_quiz_view_expect_move(UiQuizView *self, guint place)
{
  g_return_if_fail(UI_IS_QUIZ_VIEW(self));
  self->moved = place;
}

void
ui_quiz_view_focus(UiQuizView *self)
{
  g_return_if_fail(UI_IS_QUIZ_VIEW(self));

  /* A focus that comes before its widget is seen is never told to a screen reader. */
  if (self->quiz == NULL || ilk_quiz_get_question(self->quiz) == NULL ||
      !gtk_widget_get_mapped(GTK_WIDGET(self)))
    return;
  IlkQuizGrading grading = ilk_quiz_get_grading(self->quiz);
  const IlkQuizVerdict *verdict = ilk_quiz_get_verdict(self->quiz);
  GtkWidget *target = self->prompt;
  if (self->phase == ILK_QUIZ_PHASE_CONFIDENCE)
    target = self->fairly_button;
  else if (grading == ILK_QUIZ_GRADING_NEEDED)
    target = self->grade_buttons[ILK_RATING_GOOD - 1];
  else if (grading == ILK_QUIZ_GRADING_CONFIRM)
    target = self->grade_buttons[verdict->rating - 1];
  else if (self->phase == ILK_QUIZ_PHASE_FEEDBACK)
    target = self->next_button;
  else if (gtk_widget_get_visible(GTK_WIDGET(self->entry)))
    target = GTK_WIDGET(self->entry);
  gtk_widget_grab_focus(target);
}
