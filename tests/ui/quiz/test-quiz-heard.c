/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-quiz-heard INTERLOCK
 *
 * A whole quiz without looking: what a screen reader says of each kind of question, of its options
 * and of what became of the answer. Whatever can be acted on is called something, and once.
 */
#include "tests/ui/heard.h"
#include "tests/ui/quiz/all-kinds.h"

#define NOW "2026-11-22T09:00:00Z"
#define MOST_STOPS 5

/* What gets the focus is what a screen reader says: its name, then its description. @stops: what
 * Tab leads to from the question, in any order. @pick: of those, the option that is chosen by its
 * letter; else @typed is written; else nothing is known. @leads_on: has the focus afterwards, and
 * @says what is said along with it. */
typedef struct {
  const char *question, *kind;
  const char *stops[MOST_STOPS];
  const char *pick, *typed, *leads_on, *says;
} Heard;

static const Heard kinds[N_KINDS] = {
    {"Open one?", "Open", {"Show the answer"}, NULL, "", "Good", "In one’s own words."},
    {"Choose one?",
     "Choice",
     {": right", ": wrong", ": also wrong", ": nearly"},
     ": wrong",
     NULL,
     "Next",
     "✗ Wrong\nRight is: right\nIt is the other one."},
    {"Choose several?",
     "Several right",
     {": sleep", ": read", ": add", ": multiply", "Check"},
     ": sleep",
     NULL,
     "Next",
     "✗ Wrong: 3 of 4 are right\nRight is: "},
    {"It waits.",
     "True or false",
     {"A, of 2: True", "B, of 2: False"},
     "B, of 2: False",
     NULL,
     "Next",
     "✓ Right\nFalse. It never does."},
    {"Type it?", "Typed", {"Check"}, NULL, "mutex", "Good", "✓ Right\nmutex"},
    {"How long?",
     "Number",
     {"Check"},
     NULL,
     "0.005 s",
     "Good",
     "✓ Right\n5 ms ± 10 %\nFive milliseconds."},
    {"A […].", "Gaps", {"Check"}, NULL, "lick", "Hard", "✓ Nearly: counts as right\nlock\nA lock."},
    {"In which order?",
     "Order",
     {"Move down from 1: ", "Move up from 2: ", "Move down from 2: ", "Move up from 3: ", "Check"},
     NULL,
     NULL,
     "Next",
     "✗ Not known\n1. ask\n2. wait\n3. go"},
    {"What belongs together?",
     "Matching",
     {"|a|Choose…", "|b|Choose…", "Check"},
     NULL,
     NULL,
     "Next",
     "✗ Not known\n• a → one\n• b → two"},
};

static void
run_command(const char *collection, const char *const *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GStrvBuilder) command = g_strv_builder_new();
  g_strv_builder_add_many(command, program, "--collection", collection, NULL);
  g_strv_builder_addv(command, (const char **) words);
  g_auto(GStrv) arguments = g_strv_builder_end(command);
  g_autoptr(GSubprocess) child =
      g_subprocess_newv((const char *const *) arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error(error);
  g_assert_true(g_subprocess_wait_check(child, NULL, &error));
  g_assert_no_error(error);
}

static void
set_up_quiz(Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  g_autofree char *deck = g_build_filename(fixture->directory, "all.md", NULL);
  g_assert_true(g_file_set_contents(deck, deck_of_all_kinds, -1, NULL));
  run_command(fixture->directory, (const char *const[]){"import", deck, NULL});
  run_command(fixture->directory,
              (const char *const[]){"remove", "deck", "the-gil-and-parallelism", NULL});
  /* However slow the machine is, no answer is late. */
  start_program(fixture, NOW);
}

/* Goes through the stops. Returns: the letter of the option that is picked, 0 when none is */
static char
hear_stops(const Heard *kind)
{
  char letter = 0;
  guint n = 0, found = 0;

  while (n < MOST_STOPS && kind->stops[n] != NULL)
    n++;
  for (guint i = 0; i < n; i++) {
    press("Tab");
    g_autofree char *words = hear();
    const char *name = strchr(words, '|') + 1;
    for (guint j = 0; j < n; j++)
      found |= strstr(words, kind->stops[j]) != NULL ? 1u << j : 0;
    if (kind->pick != NULL && strstr(name, kind->pick) != NULL)
      letter = g_ascii_tolower(*name);
  }
  g_assert_cmpuint(found, ==, (1u << n) - 1);
  for (guint i = 0; i < n; i++) {
    press("shift+Tab");
    g_free(hear());
  }
  return letter;
}

static void
answer(const Heard *kind, char letter)
{
  const char key[] = {letter, '\0'};

  if (letter != 0)
    press(key);
  else if (kind->typed != NULL && *kind->typed != '\0')
    run_xdotool((const char *const[]){"xdotool", "type", kind->typed, NULL});
  else if (kind->typed == NULL)
    press("0");
  if (kind->typed != NULL || g_str_equal(kind->kind, "Several right"))
    press("Return");
}

/* The question that @words ask is answered, and what becomes of that is heard. */
static void
pass(const Heard *kind, const char *words)
{
  g_autofree char *description = g_strconcat("|", kind->kind, NULL);

  g_assert_true(g_str_has_suffix(words, description));
  answer(kind, hear_stops(kind));
  g_autofree char *button = g_strdup_printf("button|%s|", kind->leads_on);
  g_autofree char *verdict = hear_of(button);
  g_test_message("to be heard: %s", kind->says);
  /* To the end: nothing is said twice. The order of several is not known. */
  g_assert_true(g_str_has_suffix(verdict, kind->says) ||
                (g_str_has_suffix(kind->says, ": ") && strstr(verdict, kind->says) != NULL));
  press(g_str_equal(kind->kind, "Open") ? "3" : "space");
}

static gboolean
is_written(const Heard *kind)
{
  return kind->typed != NULL && *kind->typed != '\0';
}

/* What was wrong comes again. */
static void
give_up(const char *words)
{
  press("0");
  if (g_str_has_prefix(words, "text|"))
    press("Return");
  g_autofree char *verdict = hear_of("|✗ Not known");
  press("space");
}

static void
go_to_quiz(void)
{
  focus_program();
  g_free(hear_of("|Study now|"));
  press("alt+2");
  g_free(hear_of("|Start the quiz|"));
  press("Return");
}

static void
test_a_quiz(Fixture *fixture, gconstpointer data)
{
  g_autoptr(AtspiEventListener) focus = listen(focused_cb, "object:state-changed:focused");
  g_autoptr(AtspiEventListener) names = listen(ignored_cb, "object:property-change");
  guint passed = 0;

  go_to_quiz();
  for (;;) {
    g_autofree char *words = hear();
    guint i = 0;
    while (i < N_KINDS && strstr(words, kinds[i].question) == NULL)
      i++;
    if (strstr(words, "|Only these again|") != NULL) {
      g_assert_nonnull(strstr(words, "5 of 9 right the first time"));
      break;
    }
    /* Where one writes, the focus may come by the question. */
    if (i == N_KINDS || (is_written(&kinds[i]) && !g_str_has_prefix(words, "text|")))
      continue;
    if ((passed & 1u << i) == 0)
      pass(&kinds[i], words);
    else
      give_up(words);
    passed |= 1u << i;
  }
  g_assert_cmpuint(passed, ==, (1u << N_KINDS) - 1);
  g_queue_clear_full(&said, g_free);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  /* The client library warns when a program is asked before it has registered. */
  g_log_set_always_fatal(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_assert_cmpint(argc, ==, 2);
  program = argv[1];
  atspi_init();
  g_test_add("/quiz/heard", Fixture, NULL, set_up_quiz, test_a_quiz, tear_down);
  return g_test_run();
}
