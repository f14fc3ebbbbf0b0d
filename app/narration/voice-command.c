/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program of the learner's own runs in a cage like a demo: without a network, and it sees the
 * system, itself, and what its arguments name. No shell parts them.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/cage/capture.h"
#include "app/narration/voice.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A neural voice maps gigabytes and computes on a few threads. */
static IlkLimits
make_limits(void)
{
  IlkLimits limits = ilk_limits_default;
  limits.wall_ms = ILK_VOICE_COMMAND_MS;
  limits.cpu_seconds = ILK_VOICE_COMMAND_MS / 1000 * 4;
  return limits;
}

/* The folder of a file, since a voice is seldom one file; never all that somebody has. */
static char *
dup_readable(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  gboolean all = g_str_equal(folder, g_get_home_dir()) || g_str_equal(folder, "/") ||
                 g_file_test(path, G_FILE_TEST_IS_DIR);
  return all ? g_strdup(path) : g_steal_pointer(&folder);
}

static char **
list_readable(char **command)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

  for (char **word = command; *word != NULL; word++) {
    if (!g_path_is_absolute(*word) || !g_file_test(*word, G_FILE_TEST_EXISTS))
      continue;
    g_autofree char *readable = dup_readable(*word);
    g_strv_builder_add(builder, readable);
  }
  return g_strv_builder_end(builder);
}

static IlkSpeech *
say_cb(IlkVoice *self, const IlkVoiceRequest *request, GCancellable *cancellable, GError **error)
{
  IlkLimits limits = make_limits();
  g_auto(GStrv) readable = list_readable(self->command);
  g_autoptr(GBytes) wav = ilk_capture_bytes(
      ilk_containment_get(), (const char *const *) self->command, (const char *const *) readable,
      &limits, request->text->said, cancellable, error);
  return wav != NULL ? ilk_speech_new_from_wav(wav, error) : NULL;
}

/* Returns: (transfer full) (nullable): the words, of which the first is a program's path */
static char **
parse(const char *command, GError **error)
{
  g_auto(GStrv) words = NULL;
  if (strlen(command) > ILK_MAX_VOICE_COMMAND_BYTES ||
      !g_shell_parse_argv(command, NULL, &words, NULL)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                        _("The voice's command cannot be read: quotes that open must close."));
    return NULL;
  }
  char *program = g_find_program_in_path(words[0]);
  if (program == NULL) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("The voice's command “%s” is not a program here."), words[0]);
    return NULL;
  }
  g_free(words[0]);
  words[0] = program;
  return g_steal_pointer(&words);
}

IlkVoice *
ilk_voice_command_new(const char *command, GError **error)
{
  g_return_val_if_fail(command != NULL, NULL);

  g_auto(GStrv) words = parse(command, error);
  if (words == NULL)
    return NULL;
  IlkVoice *self = g_new0(IlkVoice, 1);
  self->id = g_strdup_printf("command %s", command);
  self->say = say_cb;
  self->command = g_steal_pointer(&words);
  return self;
}
