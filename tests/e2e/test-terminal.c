/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock study` at a real (pseudo) terminal: single keys, a countdown, and modes put back
 * however it ends.
 */
#include "tests/e2e/program.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

typedef struct {
  Sandbox *sandbox;
  GSubprocess *program;
  GInputStream *screen;
  int master;
  int slave;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer no_color)
{
  const struct winsize size = {.ws_row = 40, .ws_col = 80};
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  fixture->sandbox = sandbox_new();
  g_assert_cmpint(openpty(&fixture->master, &fixture->slave, NULL, NULL, &size), ==, 0);
  fixture->screen = g_unix_input_stream_new(fixture->master, FALSE);
  g_subprocess_launcher_setenv(launcher, "INTERLOCK_COLLECTION", fixture->sandbox->collection,
                               TRUE);
  g_subprocess_launcher_setenv(launcher, "INTERLOCK_NOW", fixture->sandbox->now, TRUE);
  g_subprocess_launcher_setenv(launcher, "TERM", "xterm", TRUE);
  g_subprocess_launcher_setenv(launcher, "NO_COLOR", no_color, TRUE);
  g_subprocess_launcher_take_stdin_fd(launcher, dup(fixture->slave));
  g_subprocess_launcher_take_stdout_fd(launcher, dup(fixture->slave));
  g_subprocess_launcher_take_stderr_fd(launcher, dup(fixture->slave));
  fixture->program =
      g_subprocess_launcher_spawn(launcher, &error, g_getenv("INTERLOCK_PROGRAM"), "study", NULL);
  g_assert_no_error(error);
}

static void
assert_modes_are_back(Fixture *fixture)
{
  struct termios modes;
  g_assert_cmpint(tcgetattr(fixture->slave, &modes), ==, 0);
  g_assert_true((modes.c_lflag & ICANON) != 0);
  g_assert_true((modes.c_lflag & ECHO) != 0);
}

static void
tear_down(Fixture *fixture, gconstpointer no_color)
{
  g_subprocess_wait(fixture->program, NULL, NULL);
  assert_modes_are_back(fixture);
  g_object_unref(fixture->program);
  g_object_unref(fixture->screen);
  close(fixture->slave);
  close(fixture->master);
  sandbox_free(fixture->sandbox);
}

static char *
read_until(Fixture *fixture, const char *text)
{
  return program_read_until(fixture->screen, text);
}

static void
press(Fixture *fixture, const char *keys)
{
  g_assert_cmpint(write(fixture->master, keys, strlen(keys)), ==, (gssize) strlen(keys));
}

static gint64
answers_today(Fixture *fixture)
{
  g_autoptr(JsonNode) stats = program_run_json(fixture->sandbox, "stats --json");
  return json_object_get_int_member(json_node_get_object(stats), "answers_today");
}

static void
test_keys(Fixture *fixture, gconstpointer no_color)
{
  g_autofree char *question = read_until(fixture, "Enter shows the answer");
  g_assert_nonnull(strstr(question, "What is the Global Interpreter Lock?"));
  g_assert_nonnull(strstr(question, "0:17"));
  press(fixture, "\n");
  g_autofree char *answer = read_until(fixture, "q end");
  g_assert_nonnull(strstr(answer, "mutex"));
  g_assert_nonnull(strstr(answer, "3 Good"));
  press(fixture, "3");
  g_autofree char *second = read_until(fixture, "Enter shows the answer");
  g_assert_nonnull(strstr(second, "10 min"));
  press(fixture, "q");
  g_autofree char *summary = read_until(fixture, "1 answer in");
  g_subprocess_wait(fixture->program, NULL, NULL);
  g_assert_cmpint(g_subprocess_get_exit_status(fixture->program), ==, 0);
  g_assert_cmpint(answers_today(fixture), ==, 1);
}

/* Delete, an arrow with Control, F1: their bytes hold digits and letters. */
static void
test_other_keys_do_nothing(Fixture *fixture, gconstpointer no_color)
{
  g_autofree char *question = read_until(fixture, "Enter shows the answer");
  press(fixture, "3");
  press(fixture, " ");
  g_autofree char *answer = read_until(fixture, "q end");
  press(fixture, "\033[3~\033[1;5C\033OPxyz");
  press(fixture, "q");
  g_autofree char *summary = read_until(fixture, "No card was answered.");
  g_subprocess_wait(fixture->program, NULL, NULL);
  g_assert_cmpint(answers_today(fixture), ==, 0);
}

/* “Nothing more waits” is no end as long as an undo is on its way. */
static void
test_undo_after_the_last_card(Fixture *fixture, gconstpointer no_color)
{
  for (int i = 0; i < 10; i++) {
    g_autofree char *question = read_until(fixture, "Enter shows the answer");
    press(fixture, "\n");
    g_autofree char *answer = read_until(fixture, "q end");
    press(fixture, "4");
  }
  g_autofree char *finished = read_until(fixture, "Press u to undo");
  press(fixture, "u");
  g_autofree char *back = read_until(fixture, "q end");
  g_assert_nonnull(strstr(back, "1 left"));
  press(fixture, "q");
  g_autofree char *summary = read_until(fixture, "9 answers in");
  g_subprocess_wait(fixture->program, NULL, NULL);
  g_assert_cmpint(answers_today(fixture), ==, 9);
}

static void
test_narrow(Fixture *fixture, gconstpointer no_color)
{
  const struct winsize narrow = {.ws_row = 200, .ws_col = 20};
  g_autofree char *question = read_until(fixture, "Enter shows the answer");
  g_assert_cmpint(ioctl(fixture->slave, TIOCSWINSZ, &narrow), ==, 0);
  press(fixture, "\n");
  g_autofree char *answer = read_until(fixture, "u undo");
  press(fixture, "4");
  g_autofree char *second = read_until(fixture, "Enter");
  press(fixture, "q");

  g_autofree char *all = g_strconcat(strstr(answer, "\n"), second, NULL);
  g_auto(GStrv) lines = g_strsplit_set(all, "\r\n", -1);
  for (char **line = lines; *line != NULL; line++)
    g_assert_cmpint(g_utf8_strlen(g_strchomp(*line), -1), <=, 20);
}

/* What is longer than the screen comes a screen at a time: of the question and the answer's start
 * nothing has scrolled away before the rest is asked for. */
static void
test_long_answers(Fixture *fixture, gconstpointer no_color)
{
  const struct winsize low = {.ws_row = 14, .ws_col = 40};
  g_autofree char *question = read_until(fixture, "Enter shows the answer");
  g_assert_cmpint(ioctl(fixture->slave, TIOCSWINSZ, &low), ==, 0);
  press(fixture, "\n");
  g_autofree char *page = read_until(fixture, "Space shows more");
  g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), <=, low.ws_row);
  g_assert_nonnull(strstr(page, "The GIL is a mutex"));
  g_assert_null(strstr(page, "3 Good"));
  press(fixture, " ");
  g_autofree char *second = read_until(fixture, "Space shows more");
  g_assert_null(strstr(second, "The GIL is a mutex"));
  /* The grades work all the time. */
  press(fixture, "3");
  g_autofree char *next = read_until(fixture, "Why does the GIL exist?");
  g_assert_nonnull(strstr(next, "Good: again in 10 min"));
  press(fixture, "q");
}

/* A screen that has become narrower is drawn anew. */
static void
test_narrower(Fixture *fixture, gconstpointer no_color)
{
  const struct winsize narrow = {.ws_row = 40, .ws_col = 30};
  g_autofree char *question = read_until(fixture, "Enter shows the answer");
  g_assert_cmpint(ioctl(fixture->slave, TIOCSWINSZ, &narrow), ==, 0);
  g_subprocess_send_signal(fixture->program, SIGWINCH);
  g_autofree char *cleared = read_until(fixture, "\033[2J");
  g_autofree char *anew = read_until(fixture, "Lock?");
  g_autofree char *clock = read_until(fixture, "Enter");
  g_assert_nonnull(strstr(anew, "The GIL and"));
  press(fixture, "q");
}

/* As in the window, a demo may be run before the answer is seen. */
static void
test_run_before_the_answer(Fixture *fixture, gconstpointer no_color)
{
  g_autofree char *question = read_until(fixture, "Enter shows the answer");
  press(fixture, "r");
  g_autofree char *run = read_until(fixture, "What is the Global Interpreter Lock?");
  g_assert_null(strstr(run, "mutex"));
  g_assert_nonnull(strstr(run, "Who holds the lock?"));
  press(fixture, "q");
}

static void
test_colour(Fixture *fixture, gconstpointer no_color)
{
  g_autofree char *question = read_until(fixture, "Enter shows the answer");
  gboolean coloured = strstr(question, "\033") != NULL;
  g_assert_true(coloured == g_str_equal(no_color, ""));
  press(fixture, "q");
}

static void
test_a_signal_restores_the_terminal(Fixture *fixture, gconstpointer no_color)
{
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGABRT};

  for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
    g_autofree char *question = read_until(fixture, "Enter shows the answer");
    g_subprocess_send_signal(fixture->program, signals[i]);
    g_subprocess_wait(fixture->program, NULL, NULL);
    assert_modes_are_back(fixture);
    if (i + 1 < G_N_ELEMENTS(signals)) {
      tear_down(fixture, no_color);
      set_up(fixture, no_color);
    }
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/e2e/terminal/keys", Fixture, "", set_up, test_keys, tear_down);
  g_test_add("/e2e/terminal/other-keys-do-nothing", Fixture, "", set_up, test_other_keys_do_nothing,
             tear_down);
  g_test_add("/e2e/terminal/undo-after-the-last", Fixture, "", set_up,
             test_undo_after_the_last_card, tear_down);
  g_test_add("/e2e/terminal/narrow", Fixture, "1", set_up, test_narrow, tear_down);
  g_test_add("/e2e/terminal/long-answers", Fixture, "1", set_up, test_long_answers, tear_down);
  g_test_add("/e2e/terminal/narrower", Fixture, "1", set_up, test_narrower, tear_down);
  g_test_add("/e2e/terminal/run-before-the-answer", Fixture, "1", set_up,
             test_run_before_the_answer, tear_down);
  g_test_add("/e2e/terminal/colour", Fixture, "", set_up, test_colour, tear_down);
  g_test_add("/e2e/terminal/no-colour", Fixture, "1", set_up, test_colour, tear_down);
  g_test_add("/e2e/terminal/signals", Fixture, "", set_up, test_a_signal_restores_the_terminal,
             tear_down);
  return g_test_run();
}
