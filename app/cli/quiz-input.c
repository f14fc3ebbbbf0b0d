/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `0` is “I don't know”, `u` undoes, `q` ends, everywhere; where one writes, unless that is right.
 */
#include "app/cli/quiz-input.h"

#include <string.h>

/* Reads numbers from 1 to @most, parted by blanks or commas, or letters from a; `-` for none.
 * Returns: (transfer full) (nullable): options from 0 on */
static GArray *
read_options(const char *line, guint most)
{
  g_auto(GStrv) words = g_strsplit_set(line, " ,\t", -1);
  g_autoptr(GArray) options = g_array_new(FALSE, FALSE, sizeof(guint));
  for (char **word = words; *word != NULL; word++) {
    guint64 number = 0;
    guint option = ILK_QUIZ_NO_PICK;
    if (**word == '\0')
      continue;
    if (g_ascii_isalpha(**word) && (*word)[1] == '\0')
      number = (guint64) (g_ascii_tolower(**word) - 'a') + 1;
    else if (!g_str_equal(*word, "-") &&
             !g_ascii_string_to_unsigned(*word, 10, 1, most, &number, NULL))
      return NULL;
    if (number > most)
      return NULL;
    if (number > 0)
      option = (guint) number - 1;
    g_array_append_val(options, option);
  }
  return g_steal_pointer(&options);
}

static gboolean
has_twice(const GArray *options)
{
  for (guint i = 0; i < options->len; i++)
    for (guint j = 0; j < i; j++)
      if (g_array_index(options, guint, i) == g_array_index(options, guint, j))
        return TRUE;
  return FALSE;
}

static gboolean
choose(IlkQuiz *quiz, const GArray *options)
{
  if (options->len != 1 || g_array_index(options, guint, 0) == ILK_QUIZ_NO_PICK)
    return FALSE;
  ilk_quiz_pick(quiz, g_array_index(options, guint, 0));
  return TRUE;
}

static gboolean
choose_several(IlkQuiz *quiz, const GArray *options)
{
  if (options->len == 0 || has_twice(options))
    return FALSE;
  for (guint i = 0; i < options->len; i++)
    ilk_quiz_pick(quiz, g_array_index(options, guint, i));
  ilk_quiz_submit(quiz);
  return TRUE;
}

static gboolean
place_all(IlkQuiz *quiz, const GArray *options, guint places, gboolean once)
{
  if (options->len != places || (once && has_twice(options)))
    return FALSE;
  for (guint i = 0; i < places; i++)
    ilk_quiz_place(quiz, i, g_array_index(options, guint, i));
  ilk_quiz_submit(quiz);
  return TRUE;
}

static gboolean
answer_by_numbers(IlkQuiz *quiz, const char *line)
{
  const IlkQuizQuestion *question = ilk_quiz_get_question(quiz);
  g_autoptr(GArray) options = read_options(line, question->options->len);
  if (options == NULL)
    return FALSE;
  if (question->kind == ILK_QUIZ_SEVERAL)
    return choose_several(quiz, options);
  if (question->kind == ILK_QUIZ_ORDER)
    return place_all(quiz, options, question->options->len, TRUE);
  if (question->kind == ILK_QUIZ_MATCHING)
    return place_all(quiz, options, question->lefts->len, FALSE);
  return choose(quiz, options);
}

static gboolean
is_right(IlkQuiz *quiz, const char *line)
{
  g_auto(IlkQuizResponse) response;
  ilk_quiz_response_init(&response);
  response.given = TRUE;
  response.text = g_strdup(line);
  return ilk_quiz_judge(ilk_quiz_get_question(quiz), &response).is_right;
}

static void
write_answer(IlkQuiz *quiz, const char *line)
{
  ilk_quiz_write(quiz, line);
  ilk_quiz_submit(quiz);
}

static gboolean
answer(IlkQuiz *quiz, const char *line)
{
  IlkQuizKind kind = ilk_quiz_get_question(quiz)->kind;
  if (ilk_quiz_kind_is_written(kind)) {
    if (*line == '\0' || (g_str_equal(line, "0") && !is_right(quiz, line)))
      ilk_quiz_give_up(quiz);
    else
      write_answer(quiz, line);
    return TRUE;
  }
  if (g_str_equal(line, "0")) {
    ilk_quiz_give_up(quiz);
    return TRUE;
  }
  if (kind == ILK_QUIZ_OPEN) {
    ilk_quiz_submit(quiz);
    return TRUE;
  }
  return answer_by_numbers(quiz, line);
}

static gboolean
say_confidence(IlkQuiz *quiz, const char *line)
{
  int confidence = *line == '\0' ? ILK_QUIZ_FAIRLY_SURE : *line - '0';
  if (confidence < ILK_QUIZ_GUESSED || confidence > ILK_QUIZ_SURE ||
      (*line != '\0' && line[1] != '\0'))
    return FALSE;
  ilk_quiz_say_confidence(quiz, (IlkQuizConfidence) confidence);
  return TRUE;
}

static gboolean
grade_or_go_on(IlkQuiz *quiz, const char *line)
{
  IlkRating rating;
  gboolean graded = ilk_rating_from_name(line, &rating);
  if (!graded && line[0] >= '1' && line[0] <= '4' && line[1] == '\0') {
    rating = (IlkRating) (line[0] - '0');
    graded = TRUE;
  }
  if (graded && ilk_quiz_get_grading(quiz) != ILK_QUIZ_GRADING_NONE)
    ilk_quiz_grade(quiz, rating);
  else if (*line == '\0' && ilk_quiz_get_grading(quiz) != ILK_QUIZ_GRADING_NEEDED)
    ilk_quiz_go_on(quiz);
  else
    return FALSE;
  return TRUE;
}

static gboolean
is_command(IlkQuiz *quiz, const char *line, const char *command)
{
  if (!g_str_equal(line, command))
    return FALSE;
  gboolean writing = ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_QUESTION &&
                     ilk_quiz_kind_is_written(ilk_quiz_get_question(quiz)->kind);
  return !writing || !is_right(quiz, line);
}

IlkQuizInput
ilk_quiz_input(IlkQuiz *quiz, const char *text)
{
  g_autofree char *line = g_strstrip(g_strdup(text));
  IlkQuizPhase phase = ilk_quiz_get_phase(quiz);
  gboolean clear = TRUE;

  if (is_command(quiz, line, "q"))
    return ILK_QUIZ_INPUT_QUIT;
  if (is_command(quiz, line, "u"))
    ilk_quiz_undo(quiz);
  else if (phase == ILK_QUIZ_PHASE_FEEDBACK && g_str_equal(line, "r"))
    return ILK_QUIZ_INPUT_DEMO;
  else if (phase == ILK_QUIZ_PHASE_QUESTION)
    clear = answer(quiz, line);
  else if (phase == ILK_QUIZ_PHASE_CONFIDENCE)
    clear = say_confidence(quiz, line);
  else if (phase == ILK_QUIZ_PHASE_FEEDBACK)
    clear = grade_or_go_on(quiz, line);
  return clear ? ILK_QUIZ_INPUT_DONE : ILK_QUIZ_INPUT_UNCLEAR;
}
