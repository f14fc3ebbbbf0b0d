/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of subcommands, and how a command line finds its own. A command is named by one word or
 * two; --collection may stand before it or after it.
 */
#include "app/cli/cli.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/remote.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

static const IlkCommand commands[] = {
    {"decks", "", N_("List the decks with what waits in them"), ilk_command_decks, TRUE},
    {"study", N_("[DECK]"), N_("Study in the terminal, against the clock"), ilk_command_study},
    {"quiz", N_("[DECK]"), N_("Be asked in the terminal: choose, type, put in order"),
     ilk_command_quiz},
    {"next", N_("[DECK]"), N_("Show the card to study now"), ilk_command_next, TRUE},
    {"answer", N_("CARD-ID again|hard|good|easy"), N_("Grade a card"), ilk_command_answer, TRUE},
    {"search", N_("QUERY"), N_("Find cards by words and by what is known of them"),
     ilk_command_search, TRUE},
    {"card", N_("CARD-ID"), N_("Show what is known of a card"), ilk_command_card, TRUE},
    {"suspend", N_("CARD-ID…|QUERY"), N_("Set cards aside, so that they are not asked"),
     ilk_command_suspend, TRUE},
    {"unsuspend", N_("CARD-ID…|QUERY"), N_("Have cards asked again"), ilk_command_unsuspend, TRUE},
    {"remove card", N_("CARD-ID…|QUERY"), N_("Delete cards; their answers stay in the log"),
     ilk_command_remove_cards, TRUE},
    {"remove deck", N_("DECK"), N_("Delete a deck and what is below it"), ilk_command_remove_deck,
     TRUE},
    {"undo", "", N_("Take the last change of cards or decks back"), ilk_command_undo, TRUE},
    {"add", N_("[DECK]"), N_("Add one of the built-in decks, or list them"), ilk_command_add, TRUE},
    {"import", N_("FILE…"), N_("Put deck files into the collection"), ilk_command_import, TRUE},
    {"export", N_("[DECK] FILE"), N_("Write decks, or a review log, to a file"),
     ilk_command_export, TRUE},
    {"speak", N_("DECK --output FILE | --directory DIR"),
     N_("Write a deck as sound, to listen to it elsewhere"), ilk_command_speak, TRUE},
    {"demo list", "", N_("List the demos"), ilk_command_demo_list},
    {"demo run", N_("NAME [--PARAMETER=VALUE…]"), N_("Run a demo"), ilk_command_demo_run},
    {"fsrs replay", N_("FILE.csv"), N_("Replay a review log through the memory model"),
     ilk_command_fsrs_replay},
    {"fsrs evaluate", N_("FILE.csv"), N_("Tell how well parameters predicted a review log"),
     ilk_command_fsrs_evaluate},
    {"fsrs optimize", N_("FILE.csv"), N_("Fit parameters to a review log"),
     ilk_command_fsrs_optimize},
    {"fsrs simulate", N_("[FILE.csv]"), N_("Tell what a desired retention will cost and bring"),
     ilk_command_fsrs_simulate},
    {"stats", "", N_("Show progress in numbers"), ilk_command_stats, TRUE},
    {"media", "", N_("List pictures and sounds, and remove those that nothing needs"),
     ilk_command_media, TRUE},
    {"remind", "", N_("Show a notification when cards are due"), ilk_command_remind},
    {"check", "", N_("Verify the collection, and rebuild what can be rebuilt"), ilk_command_check,
     TRUE},
    {"backup", "", N_("Make a verified copy of the collection"), ilk_command_backup, TRUE},
    {"restore", N_("FILE"), N_("Go back to a backup; what is there now is kept aside"),
     ilk_command_restore},
    {"second-copy", N_("[DIR]"), N_("Tell, or choose, where the second copy is kept"),
     ilk_command_second_copy, TRUE},
};

static void
print_commands(const char *prefix)
{
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    if (g_str_has_prefix(commands[i].name, prefix))
      g_print("  %-13s %s\n", commands[i].name, _(commands[i].summary));
}

static void
print_help(void)
{
  g_print(_("Usage:\n"
            "  interlock                    open the window\n"
            "  interlock FILE…              ask there whether to import these decks\n"
            "  interlock COMMAND [OPTION…]  work without a display\n"));
  g_print(_("\nCommands:\n"));
  print_commands("");
  g_print(_("\nOptions:\n"
            "  --collection DIR  Folder in which progress lives\n"
            "  --version         Show the version\n"
            "  --help            Show this help; each command has its own\n"));
}

static int
report(const GError *error)
{
  if (error == NULL)
    return EXIT_DONE;
  g_autofree char *sentence = ilk_clean_text(error->message);
  g_printerr("interlock: %s\n", g_strdelimit(sentence, "\n", ' '));
  return g_error_matches(error, ILK_ERROR, ILK_ERROR_USAGE) ? EXIT_USAGE : EXIT_FAILED;
}

/* How many words of @words name @command: 0 when they name another one. */
static guint
match(const IlkCommand *command, char **words)
{
  g_auto(GStrv) name = g_strsplit(command->name, " ", -1);
  guint n = g_strv_length(name);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0(name[i], words[i]) != 0)
      return 0;
  return n;
}

/* “demo” and “fsrs” alone: with --help a list of what may follow, else an error that has it. */
static int
run_group(char **words)
{
  g_autofree char *prefix = g_strconcat(words[0], " ", NULL);
  gboolean known = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    known = known || g_str_has_prefix(commands[i].name, prefix);

  if (!known) {
    g_printerr(_("interlock: There is no command “%s”. Try “interlock --help”.\n"), words[0]);
    return EXIT_USAGE;
  }
  if (g_strcmp0(words[1], "--help") == 0 || g_strcmp0(words[1], "-h") == 0) {
    print_commands(prefix);
    return EXIT_DONE;
  }
  g_printerr(_("interlock: “%s” needs another word. Try “interlock %s --help”.\n"), words[0],
             words[0]);
  return EXIT_USAGE;
}

/* Returns: (nullable): what went wrong */
static GError *
run_invocation(IlkInvocation *invocation)
{
  GError *error = NULL;
  invocation->command->run(invocation, &error);
  if (error == NULL && !ilk_output_is_captured() && (fflush(stdout) != 0 || ferror(stdout)))
    g_set_error_literal(&error, ILK_ERROR, ILK_ERROR_FAILED, _("The output could not be written."));
  return error;
}

/* @words: the command with all that follows it */
static int
run_command(const IlkCommand *command, char *collection, char **words, guint n)
{
  int status = 0;
  IlkInvocation invocation = {command, g_strdup(collection), g_strdupv(words + n), NULL, NULL};
  g_autoptr(GError) error = run_invocation(&invocation);
  gboolean is_asked = command->by_window && g_error_matches(error, ILK_ERROR, ILK_ERROR_IN_USE) &&
                      ilk_remote_run(invocation.collection, words, &status, &error);

  g_free(invocation.collection);
  g_strfreev(invocation.arguments);
  return is_asked ? status : report(error);
}

static int
run_words(char *collection, char **words)
{
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    guint n = match(&commands[i], words);
    if (n > 0)
      return run_command(&commands[i], collection, words, n);
  }
  return run_group(words);
}

/* Steps over --collection and its value at the head of @words; @collection is set to the value. */
static char **
skip_collection(char **words, char **collection)
{
  for (;;) {
    if (words[0] != NULL && g_str_has_prefix(words[0], "--collection=")) {
      *collection = words[0] + strlen("--collection=");
      words += 1;
    } else if (g_strcmp0(words[0], "--collection") == 0 && words[1] != NULL) {
      *collection = words[1];
      words += 2;
    } else {
      return words;
    }
  }
}

/* A deck file to be opened rather than a command: no command's name has a dot or a slash, but a
 * file's may have neither. */
static gboolean
names_file(const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    g_autofree char *first = g_strndup(commands[i].name, strcspn(commands[i].name, " "));
    if (g_str_equal(first, word))
      return FALSE;
  }
  return word[0] != '-' &&
         (strpbrk(word, "./") != NULL || g_file_test(word, G_FILE_TEST_IS_REGULAR));
}

gboolean
ilk_cli_handles(int argc, char *argv[])
{
  char *collection = NULL;
  char **words = skip_collection(argv + MIN(argc, 1), &collection);

  /* GApplication has options of its own, such as the one that D-Bus activation uses. */
  return words[0] != NULL && !g_str_has_prefix(words[0], "--gapplication") && !names_file(words[0]);
}

int
ilk_cli_run(int argc, char *argv[])
{
  ilk_output_begin();
  char *collection = NULL;
  char **words = skip_collection(argv + MIN(argc, 1), &collection);

  if (words[0] == NULL || g_strcmp0(words[0], "--help") == 0 || g_strcmp0(words[0], "-h") == 0) {
    print_help();
    return EXIT_DONE;
  }
  if (g_strcmp0(words[0], "--version") == 0) {
    g_print("interlock %s\n", ILK_VERSION);
    return EXIT_DONE;
  }
  if (words[0][0] == '-') {
    g_printerr(_("interlock: There is no option “%s”. Try “interlock --help”.\n"), words[0]);
    return EXIT_USAGE;
  }
  return run_words(collection, words);
}

int
ilk_cli_study(const char *collection_dir, const char *deck)
{
  ilk_output_begin();
  g_autofree char *option = g_strdup(collection_dir);
  char *words[] = {(char *) "study", (char *) deck, NULL};
  return run_words(option, words);
}

int
ilk_cli_run_captured(IlkCollection *collection, const char *folder, char **words, GString *out,
                     GString *err)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && words != NULL, EXIT_FAILED);

  guint n = 0;
  gsize i = 0;
  for (; i < G_N_ELEMENTS(commands) && n == 0; i++)
    n = commands[i].by_window ? match(&commands[i], words) : 0;
  if (n == 0)
    return EXIT_USAGE;
  ilk_output_begin();
  ilk_output_capture(out, err);
  IlkInvocation invocation = {&commands[i - 1], NULL, g_strdupv(words + n), collection, folder};
  g_autoptr(GError) error = run_invocation(&invocation);
  int status = report(error);
  ilk_output_capture(NULL, NULL);
  g_free(invocation.collection);
  g_strfreev(invocation.arguments);
  return status;
}
