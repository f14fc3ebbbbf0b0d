/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client counts its questions, each once, and that which time ran out on, too.
 */
#include "demos/interpreter/client.h"

#include <glib.h>
#include <sys/socket.h>

static Client client;

static void
setup(gpointer *fixture, gconstpointer data)
{
  g_assert_true(client_open(&client));
}

static void
teardown(gpointer *fixture, gconstpointer data)
{
  client_close(&client);
}

/* The socket's time limit ends a wait early; a question comes nevertheless. */
static char
read_question(void)
{
  char question;
  while (recv(client.answers_end, &question, 1, 0) != 1)
    ;
  return question;
}

static void
answer(char question)
{
  g_assert_cmpint(send(client.answers_end, &question, 1, 0), ==, 1);
}

static void
test_counts_answers(gpointer *fixture, gconstpointer data)
{
  g_assert_true(client_start(&client));
  for (int i = 0; i < 3; i++)
    answer(read_question());
  read_question();
  client_stop(&client);
  /* The last one was not answered, which took at least until the end. */
  g_assert_cmpuint(client.n, ==, 4);
  for (gsize i = 0; i < client.n; i++)
    g_assert_cmpuint(client.trips[i], >, 0);
}

/* Hogs can make the server late beyond the end of a run. */
static void
test_a_late_answer_is_not_the_next_ones(gpointer *fixture, gconstpointer data)
{
  g_assert_true(client_start(&client));
  char given_up = read_question();
  client_stop(&client);
  g_assert_cmpuint(client.n, ==, 1);
  answer(given_up);
  g_assert_true(client_start(&client));
  answer(read_question());
  read_question();
  client_stop(&client);
  g_assert_cmpuint(client.n, ==, 2);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add("/interpreter/client/" path, gpointer, NULL, setup, function, teardown)
  ADD("counts-answers", test_counts_answers);
  ADD("a-late-answer-is-not-the-next-ones", test_a_late_answer_is_not_the_next_ones);
  return g_test_run();
}
