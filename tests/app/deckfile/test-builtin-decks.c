/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decks that ship with the program say what they must, in the form in which they are written.
 */
#include "app/base/error.h"
#include "app/deckfile/builtin-decks.h"
#include "app/deckfile/plain-text.h"

#include "data/interlock-resources.h"
#include <string.h>

#define MAX_FACTS 12
#define WORDS_PER_SECOND 2.6

/* What an answer must mention, whatever its words: each fact by a term that no answer can state it
 * without. */
static const struct {
  const char *question;
  int seconds;
  const char *demo;
  const char *facts[MAX_FACTS];
} cards[] = {
    {"What is the Global Interpreter Lock?",
     17,
     "gil-contention",
     {"mutex", "cpython", "protects access to python objects", "one thread at a time",
      "executes bytecode", "in a process", "simplifies memory management",
      "keeps single-threaded code fast", "limits the parallelism of cpu-bound threads"}},
    {"Why does the GIL exist?",
     17,
     "refcount-race",
     {"counts the references", "without one global lock", "two threads", "corrupt",
      "memory errors or crashes", "trades multithread parallelism for simplicity",
      "single-thread speed"}},
    {"Which programs does the GIL limit?",
     18,
     "cpu-io-native",
     {"cpu-bound threads are limited", "one of them executes bytecode at a time",
      "i/o-bound threads are not", "released during i/o", "numpy", "heavy work in c"}},
    {"How can you achieve true parallelism in Python despite the GIL?",
     17,
     "four-ways",
     {"multiprocessing", "separate processes with a gil each", "c extensions that release the lock",
      "libraries that release it inside", "numpy", "pandas", "pytorch", "free-threaded build",
      "from 3.13 on"}},
    {"What is free-threaded Python?",
     17,
     "free-threading",
     {"build of cpython without the gil", "pep 703", "experimental in 3.13",
      "officially supported in 3.14", "pure python", "true multithreaded parallelism", "opt-in",
      "ecosystem must be updated", "single-threaded speed differs slightly"}},
    {"What are the trade-offs of free-threaded Python in 2026?",
     19,
     "free-threading-cost",
     {"real cpu parallelism in threads", "single-threaded overhead", "5 to 10 %",
      "c extensions must be made thread-safe",
      "major scientific libraries add support step by step", "readiness varies by package"}},
    {"What is the difference between threading and multiprocessing?",
     17,
     "threads-vs-processes",
     {"os threads in one process", "share memory", "standard cpython the gil limits them",
      "own interpreter and their own memory", "truly in parallel on several cores", "more memory",
      "slower data exchange"}},
    {"When would you use threading versus multiprocessing?",
     16,
     "pick-a-model",
     {"threading for i/o-bound work", "network requests", "files", "database queries",
      "mostly waits", "multiprocessing for cpu-bound work", "numerical computation",
      "data processing", "mostly executes bytecode"}},
    {"What does concurrent.futures provide?",
     18,
     "executors",
     {"high-level interface for running callables asynchronously",
      "threadpoolexecutor for i/o-bound", "processpoolexecutor for cpu-bound", "one api",
      "submit returns a future", "map applies a function over an iterable",
      "the executor is a context manager"}},
    {"What is concurrent.interpreters?",
     17,
     "subinterpreters",
     {"standard-library module", "new in 3.14", "python api for subinterpreters", "own state",
      "in supported builds, its own gil", "isolation like that of processes", "lower overhead",
      "single os process"}},
};

static IlkDeckFile *
load_first_deck(void)
{
  g_autoptr(GError) error = NULL;
  IlkDeckFile *deck = ilk_builtin_decks_load("the-gil-and-parallelism", &error);
  g_assert_no_error(error);
  return deck;
}

/* What is said aloud: the first paragraph, in plain words. */
static char *
dup_core(const char *answer)
{
  g_autofree char *plain = ilk_markdown_to_plain(answer);
  plain[strcspn(plain, "\n")] = '\0';
  return g_ascii_strdown(plain, -1);
}

static void
test_first_deck_has_the_cards_in_order(void)
{
  g_autoptr(IlkDeckFile) deck = load_first_deck();
  int sum = 0;

  g_assert_cmpstr(deck->title, ==, "The GIL and parallelism");
  g_assert_cmpuint(deck->cards->len, ==, G_N_ELEMENTS(cards));
  for (guint i = 0; i < G_N_ELEMENTS(cards); i++) {
    const IlkCardContent *content = &ilk_deck_file_get_card(deck, i)->content;
    g_assert_cmpstr(content->question, ==, cards[i].question);
    g_assert_cmpint(content->seconds, ==, cards[i].seconds);
    g_assert_cmpstr(content->demo, ==, cards[i].demo);
    g_assert_cmpuint(g_strv_length((char **) content->distractors), >=, 3);
    g_assert_cmpuint(g_strv_length((char **) content->tags), >=, 1);
    g_assert_nonnull(content->source);
    sum += content->seconds;
  }
  g_assert_cmpint(sum, ==, 173);
}

static void
test_first_deck_states_every_fact(void)
{
  g_autoptr(IlkDeckFile) deck = load_first_deck();
  for (guint i = 0; i < G_N_ELEMENTS(cards); i++) {
    g_autofree char *core = dup_core(ilk_deck_file_get_card(deck, i)->content.answer);
    for (guint j = 0; j < MAX_FACTS && cards[i].facts[j] != NULL; j++) {
      if (strstr(core, cards[i].facts[j]) == NULL)
        g_error("card %u does not say “%s”: %s", i + 1, cards[i].facts[j], core);
    }
  }
}

static guint
count_words(const char *text)
{
  g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
  guint count = 0;
  for (char **word = words; *word != NULL; word++)
    count += **word != '\0';
  return count;
}

static void
assert_answers_can_be_said_in_time(const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) deck = ilk_builtin_decks_load(name, &error);
  g_assert_no_error(error);
  for (guint i = 0; i < deck->cards->len; i++) {
    const IlkCardContent *content = &ilk_deck_file_get_card(deck, i)->content;
    g_autofree char *core = dup_core(content->answer);
    g_assert_cmpfloat(count_words(core), <=, content->seconds * WORDS_PER_SECOND * 1.1);
    g_assert_cmpfloat(count_words(core), >=, content->seconds * WORDS_PER_SECOND * 0.7);
  }
}

static void
test_answers_can_be_said_in_time(void)
{
  g_auto(GStrv) names = ilk_builtin_decks_list();
  for (char **name = names; *name != NULL; name++)
    assert_answers_can_be_said_in_time(*name);
}

static void
test_builtin_decks_are_canonical(void)
{
  g_auto(GStrv) names = ilk_builtin_decks_list();
  for (char **name = names; *name != NULL; name++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkDeckFile) deck = ilk_builtin_decks_load(*name, &error);
    g_assert_no_error(error);

    g_autofree char *path = g_strdup_printf("/io/github/interlock/Interlock/decks/%s.md", *name);
    g_autoptr(GBytes) bytes = g_resource_lookup_data(ilk_data_get_resource(), path, 0, &error);
    g_assert_no_error(error);
    g_autofree char *written = ilk_deck_file_to_markdown(deck);
    g_assert_cmpmem(written, strlen(written), g_bytes_get_data(bytes, NULL),
                    g_bytes_get_size(bytes));
    g_assert_cmpstr(deck->id, ==, *name);
  }
}

static void
test_unknown_deck_is_not_found(void)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(ilk_builtin_decks_load("../the-gil-and-parallelism", &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/deckfile/builtin/cards-in-order", test_first_deck_has_the_cards_in_order);
  g_test_add_func("/deckfile/builtin/every-fact", test_first_deck_states_every_fact);
  g_test_add_func("/deckfile/builtin/said-in-time", test_answers_can_be_said_in_time);
  g_test_add_func("/deckfile/builtin/canonical", test_builtin_decks_are_canonical);
  g_test_add_func("/deckfile/builtin/unknown", test_unknown_deck_is_not_found);
  return g_test_run();
}
