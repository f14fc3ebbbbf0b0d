/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-turns-heard INTERLOCK
 *
 * The learner is the scheduler without looking, from the first page to the lost update: by keys
 * alone, and by what a screen reader says of each step.
 */
#include "tests/ui/heard.h"

#define DEMO "Every order there is"
#define MOST_STOPS 60
#define LOOKS_UNTIL_QUIET 4

/* The node is called something that begins so. */
static gboolean
begins_so(AtspiAccessible *node, gconstpointer prefix)
{
  g_autofree char *name = atspi_accessible_get_name(node, NULL);

  return name != NULL && g_str_has_prefix(name, prefix);
}

/* (transfer full): what the button of the thread @key is called: “thread 0, next: …” */
static char *
dup_thread(const char *key)
{
  g_autofree char *prefix = g_strdup_printf("thread %s, ", key);
  g_autoptr(AtspiAccessible) thread = wait_for(begins_so, prefix);

  char *name = atspi_accessible_get_name(thread, NULL);
  g_test_message("button: %s", name);
  return name;
}

/* (transfer full): what was said last, once nothing more is */
static char *
hear_last(void)
{
  char *words = hear();

  for (guint quiet = 0; quiet < LOOKS_UNTIL_QUIET; quiet++) {
    wait_a_little();
    while (!g_queue_is_empty(&said)) {
      g_free(words);
      words = hear();
      quiet = 0;
    }
  }
  return words;
}

/* Goes on with Tab until what has the focus says @words. */
static void
tab_to(const char *words)
{
  for (guint i = 0; i < MOST_STOPS; i++) {
    press("Tab");
    g_autofree char *heard = hear_last();
    if (strstr(heard, words) != NULL)
      return;
  }
  g_error("Tab does not lead to “%s”", words);
}

static void
wait_for_other(const char *key, const char *name)
{
  for (;;) {
    g_autofree char *now = dup_thread(key);
    if (!g_str_equal(now, name))
      return;
    wait_a_little();
  }
}

/* Has the thread @key go on until its button says @words. Of each step is heard which thread went
 * on, what it has in hand now, and what all see. Returns: (transfer full): the last */
static char *
go_on(const char *key, const char *words)
{
  g_autofree char *begin = g_strdup_printf("thread %s, ", key);
  g_autofree char *last = NULL;

  for (;;) {
    g_autofree char *name = dup_thread(key);
    if (strstr(name, words) != NULL)
      return g_steal_pointer(&last);
    g_queue_clear_full(&announced, g_free);
    press(key);
    g_free(last);
    last = hear_announced();
    g_assert_true(g_str_has_prefix(last, begin));
    g_assert_nonnull(strstr(last, "counter "));
    wait_for_other(key, name);
  }
}

static void
test_lose_an_update(Fixture *fixture, gconstpointer data)
{
  g_autoptr(AtspiEventListener) focus = listen(focused_cb, "object:state-changed:focused");
  g_autoptr(AtspiEventListener) names = listen(ignored_cb, "object:property-change");
  g_autoptr(AtspiEventListener) old =
      listen(announced_cb, "object:property-change:accessible-description");
  g_autoptr(AtspiEventListener) now = listen(announced_cb, "object:announcement");

  focus_program();
  g_free(hear_of("|Study now|"));
  press("alt+3");
  expect(DEMO);
  tab_to("|" DEMO "|");
  press("Return");
  tab_to("|You are the scheduler|");
  press("space");
  tab_to("|thread 0, next: ");

  /* Both read the counter before either writes it back. */
  g_autofree char *first = go_on("0", "next: STORE_GLOBAL counter");
  g_autofree char *other = go_on("1", "is done");
  g_assert_nonnull(strstr(other, "counter 1"));
  g_autofree char *end = go_on("0", "is done");
  g_assert_nonnull(strstr(end, "It went wrong: the counter is 1."));
  g_assert_nonnull(strstr(end, "You needed 2 switches"));

  /* A step is taken back by a key, too, and that is heard. */
  g_queue_clear_full(&announced, g_free);
  press("BackSpace");
  g_autofree char *back = hear_announced();
  g_assert_nonnull(strstr(back, "counter 1"));
  g_queue_clear_full(&said, g_free);
  g_queue_clear_full(&announced, g_free);
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
  g_test_add("/turns/heard", Fixture, NULL, set_up, test_lose_an_update, tear_down);
  return g_test_run();
}
