/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing that others wrote drives the terminal: a deck that has escape sequences and signs of
 * direction wherever a deck has text goes through every command that prints some of it.
 */
#include "tests/e2e/program.h"

#include <glib/gstdio.h>

/* Escape, a device control string, the one-byte forms of both, backspace, override. */
#define EVIL "\033[31m\033]0;x\a\302\2332J\302\220\b\u202e"

#define DECK                                                                                       \
  "# T" EVIL "t\n\n- id: evil\n\nAbout" EVIL "\n\n## Q" EVIL "q\n\n- id: one\n- tags: t" EVIL      \
  "ag\n\nA" EVIL "a ![alt" EVIL "](p" EVIL ".png)\n\n### Wrong answers\n\n- w" EVIL                \
  "w\n\n### Source\n\nS" EVIL "\n"

static void
expect_clean(const char *text)
{
  g_assert_true(g_utf8_validate(text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar letter = g_utf8_get_char(p);
    if (letter == '\n' || letter == '\t')
      continue;
    if (g_unichar_iscntrl(letter) || letter == 0x202e)
      g_error("U+%04X in “%s”", letter, text);
  }
}

/* Returns: the exit status */
static int
run(Sandbox *sandbox, const char *arguments, const char *input)
{
  g_autoptr(Outcome) outcome = program_run(sandbox, arguments, input);
  expect_clean(outcome->out);
  expect_clean(outcome->err);
  return outcome->status;
}

static char *
write_file(Sandbox *sandbox, const char *name, const char *text)
{
  char *path = g_build_filename(sandbox->directory, name, NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  return path;
}

static void
test_commands(void)
{
  static const char *const lines[] = {
      "decks",
      "next evil",
      "next evil --json",
      "search q",
      "search q --json",
      "card 11",
      "stats",
      "check",
      "media",
      "answer 11 good",
      "suspend 11",
      "undo",
      "quiz evil",
      "study evil",
      "import --dry-run",
      "import --dry-run --json",
      "search tag:\033[31m",
      "next \033[31m",
      "export evil \033[31m.md",
      "\033[31m",
      "demo run \033[31m",
      "restore \033[31m",
      "fsrs replay \033[31m",
      "remove deck evil",
  };
  g_autoptr(Sandbox) sandbox = sandbox_new();
  g_autofree char *deck = write_file(sandbox, "evil.md", DECK);
  g_autofree char *import = g_strdup_printf("import %s", deck);
  g_assert_cmpint(run(sandbox, import, NULL), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    gboolean takes_file = g_str_has_prefix(lines[i], "import");
    g_autofree char *line =
        takes_file ? g_strdup_printf("%s %s", lines[i], deck) : g_strdup(lines[i]);
    run(sandbox, line, "1\n\n3\nq\n");
  }
}

/* Each breaks a rule in a line whose text the error quotes. */
static void
test_mistakes(void)
{
  static const char *const decks[] = {
      "# T\n\n- id: t\n\n## Q\n\n- time: " EVIL "\n\nA\n",
      "# T\n\n- id: t\n\n## Q\n\n- id: " EVIL "\n\nA\n",
      "# T\n\n- id: t\n\n## Q\n\n- " EVIL ": 1\n\nA\n",
      "# T\n\n- id: t\n\n## Q\n\n- x" EVIL ": 1\n\nA\n",
      "# T\n\n- id: t\n\n## Q\n\nA\n\n### Wro" EVIL "ng\n\n- w\n",
      "# T\n\n- id: t\n- " EVIL ": b\n\n## Q\n\nA\n",
      EVIL "\n",
  };
  g_autoptr(Sandbox) sandbox = sandbox_new();
  guint told = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(decks); i++) {
    g_autofree char *path = write_file(sandbox, "m\033[2J\n\u202e.md", decks[i]);
    char *argv[] = {(char *) g_getenv("INTERLOCK_PROGRAM"),
                    (char *) "--collection",
                    sandbox->collection,
                    (char *) "import",
                    path,
                    NULL};
    g_autofree char *err = NULL;
    g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &err,
                               NULL, NULL));
    expect_clean(err);
    told += *err != '\0';
  }
  g_assert_cmpuint(told, >=, 4);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/e2e/escapes/commands", test_commands);
  g_test_add_func("/e2e/escapes/mistakes", test_mistakes);
  return g_test_run();
}
