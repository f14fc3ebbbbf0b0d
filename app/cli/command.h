/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a subcommand is made of, and what all of them share: options, the collection, output. Main
 * thread only. For app/cli only.
 */
#pragma once

#include "app/store/front/collection.h"

#include <json-glib/json-glib.h>

typedef struct _IlkCommand IlkCommand;

/**
 * IlkInvocation:
 * @command: which subcommand
 * @collection: (nullable): the value of --collection
 * @arguments: (array zero-terminated=1): what follows the subcommand; after
 * ilk_invocation_parse() only what is no option
 * @given: (nullable): the collection that is open already, where a window runs the command
 * @folder: (nullable): to which the names of files are relative; the process's own by default
 */
typedef struct {
  const IlkCommand *command;
  char *collection;
  char **arguments;
  IlkCollection *given;
  const char *folder;
} IlkInvocation;

/**
 * IlkCommand:
 * @name: one or two words, such as `demo run`
 * @arguments: as the usage line shows them
 * @summary: untranslated, for the list of commands
 * @run: returns FALSE with @error, or without it when only help was wanted
 * @by_window: whether a window that has the collection can run it for the terminal
 */
struct _IlkCommand {
  const char *name;
  const char *arguments;
  const char *summary;
  gboolean (*run)(IlkInvocation *invocation, GError **error);
  gboolean by_window;
};

/**
 * ilk_invocation_parse:
 * @entries: (array zero-terminated=1): the command's own options
 * @minimum: fewest arguments that are no options
 * @maximum: most of them
 *
 * Returns: FALSE when the command has nothing left to do: with ILK_ERROR_USAGE, or without @error
 * when --help was asked for and has been printed
 */
gboolean ilk_invocation_parse(IlkInvocation *self, const GOptionEntry *entries, guint minimum,
                              guint maximum, GError **error);

/** ilk_invocation_parse_demo: like ilk_invocation_parse(), but keeps `--PARAMETER=VALUE` for a demo
 * among the arguments */
gboolean ilk_invocation_parse_demo(IlkInvocation *self, const GOptionEntry *entries,
                                   GError **error);

/** ilk_invocation_open: Returns: (transfer full): the collection; its notice goes to stderr */
IlkCollection *ilk_invocation_open(IlkInvocation *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_invocation_new_file: Returns: (transfer full): the file that the argument @name means */
GFile *ilk_invocation_new_file(IlkInvocation *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_invocation_find_deck: @deck: (out): the id of the deck named by the first argument, 0 when
 * there is none */
gboolean ilk_invocation_find_deck(IlkInvocation *self, IlkCollection *collection, gint64 *deck,
                                  GError **error);

/** ilk_usage_error: sets ILK_ERROR_USAGE to @message. Returns: FALSE */
gboolean ilk_usage_error(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/**
 * ilk_read_whole:
 * @option: as one writes it, for messages
 * @text: (nullable): its value; without one @value stays as it is
 *
 * Returns: FALSE with ILK_ERROR_USAGE when @text is no whole number from @least to @most
 */
gboolean ilk_read_whole(const char *option, const char *text, gint64 least, gint64 most,
                        gint64 *value, GError **error);

/** ilk_print_json: prints what @builder (transfer full) has built, as one line of UTF-8 */
void ilk_print_json(JsonBuilder *builder);

/** ilk_json_string: adds member @name; NULL becomes null */
void ilk_json_string(JsonBuilder *builder, const char *name, const char *value);
void ilk_json_int(JsonBuilder *builder, const char *name, gint64 value);
/** ilk_json_double: NAN becomes null */
void ilk_json_double(JsonBuilder *builder, const char *name, double value);
void ilk_json_boolean(JsonBuilder *builder, const char *name, gboolean value);

/** ilk_time_text: Returns: (transfer full): @at (UTC ms) as ISO 8601 in the learner's local time
 * with its offset */
char *ilk_time_text(gint64 at) G_GNUC_WARN_UNUSED_RESULT;

gboolean ilk_command_add(IlkInvocation *invocation, GError **error);
gboolean ilk_command_answer(IlkInvocation *invocation, GError **error);
gboolean ilk_command_backup(IlkInvocation *invocation, GError **error);
gboolean ilk_command_remind(IlkInvocation *invocation, GError **error);
gboolean ilk_command_check(IlkInvocation *invocation, GError **error);
gboolean ilk_command_decks(IlkInvocation *invocation, GError **error);
gboolean ilk_command_demo_list(IlkInvocation *invocation, GError **error);
gboolean ilk_command_demo_run(IlkInvocation *invocation, GError **error);
gboolean ilk_command_export(IlkInvocation *invocation, GError **error);
gboolean ilk_command_fsrs_evaluate(IlkInvocation *invocation, GError **error);
gboolean ilk_command_fsrs_optimize(IlkInvocation *invocation, GError **error);
gboolean ilk_command_fsrs_replay(IlkInvocation *invocation, GError **error);
gboolean ilk_command_fsrs_simulate(IlkInvocation *invocation, GError **error);
gboolean ilk_command_import(IlkInvocation *invocation, GError **error);
gboolean ilk_command_media(IlkInvocation *invocation, GError **error);
gboolean ilk_command_next(IlkInvocation *invocation, GError **error);
gboolean ilk_command_quiz(IlkInvocation *invocation, GError **error);
gboolean ilk_command_remove_cards(IlkInvocation *invocation, GError **error);
gboolean ilk_command_remove_deck(IlkInvocation *invocation, GError **error);
gboolean ilk_command_restore(IlkInvocation *invocation, GError **error);
gboolean ilk_command_second_copy(IlkInvocation *invocation, GError **error);
gboolean ilk_command_card(IlkInvocation *invocation, GError **error);
gboolean ilk_command_search(IlkInvocation *invocation, GError **error);
gboolean ilk_command_speak(IlkInvocation *invocation, GError **error);
gboolean ilk_command_stats(IlkInvocation *invocation, GError **error);
gboolean ilk_command_study(IlkInvocation *invocation, GError **error);
gboolean ilk_command_suspend(IlkInvocation *invocation, GError **error);
gboolean ilk_command_undo(IlkInvocation *invocation, GError **error);
gboolean ilk_command_unsuspend(IlkInvocation *invocation, GError **error);
