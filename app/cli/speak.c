/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock speak`: a deck as sound, in one file or a file a card.
 */
#include "app/cli/command.h"
#include "app/narration/album.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  char *output;
  char *directory;
  char *pause;
  char *language;
  char *command;
  gboolean answers;
  gboolean whole;
  gboolean is_wav;
  gboolean json;
} Options;

static void
options_clear(Options *options)
{
  g_free(options->output);
  g_free(options->directory);
  g_free(options->pause);
  g_free(options->language);
  g_free(options->command);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

#define DEFAULT_PAUSE 1.5
#define MOST_PAUSE 600

static gboolean
read_pause(const char *text, double *pause, GError **error)
{
  char *end = NULL;
  *pause = text == NULL ? DEFAULT_PAUSE : g_ascii_strtod(text, &end);
  if (text != NULL && g_str_equal(text, "card"))
    *pause = ILK_ALBUM_CARD_PAUSE;
  else if (text != NULL && (end == text || *end != '\0' || !(*pause >= 0 && *pause <= MOST_PAUSE)))
    return ilk_usage_error(
        error,
        _("--pause is a number of seconds from 0 to %d, or “card” for the card's time; “%s” is "
          "neither."),
        MOST_PAUSE, text);
  return TRUE;
}

static double
sum(GPtrArray *tracks, gboolean answers)
{
  double seconds = 0;
  for (guint i = 0; i < tracks->len; i++) {
    const IlkAlbumTrack *track = tracks->pdata[i];
    seconds += answers ? track->answer : track->seconds;
  }
  return seconds;
}

static void
print_as_text(GPtrArray *tracks)
{
  for (guint i = 0; i < tracks->len; i++) {
    const IlkAlbumTrack *track = tracks->pdata[i];
    g_autofree char *answer = ilk_duration_text(track->answer);
    g_print("%3u  %5s  %s\n", i + 1, answer, track->title);
  }
  g_autofree char *answers = ilk_duration_text(sum(tracks, TRUE));
  g_autofree char *all = ilk_duration_text(sum(tracks, FALSE));
  /* Translators: spans of time such as “2:53”. */
  g_print(_("Answers %s, all %s.\n"), answers, all);
}

static void
print_as_json(GPtrArray *tracks)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_array(builder);
  for (guint i = 0; i < tracks->len; i++) {
    const IlkAlbumTrack *track = tracks->pdata[i];
    json_builder_begin_object(builder);
    ilk_json_string(builder, "title", track->title);
    ilk_json_string(builder, "file", track->file);
    ilk_json_double(builder, "seconds", track->seconds);
    ilk_json_double(builder, "answer", track->answer);
    ilk_json_int(builder, "target", track->target);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  ilk_print_json(builder);
}

static gboolean
speak(IlkInvocation *invocation, const Options *options, double pause, GError **error)
{
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(NULL);
  if (options->command != NULL) {
    g_free(choice->command);
    choice->command = g_strdup(options->command);
  }
  IlkAlbumOptions album = {
      .answers_only = options->answers,
      .whole = options->whole,
      .pause = pause,
      .is_wav = options->is_wav,
      .choice = choice,
      .language = options->language,
  };
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !ilk_invocation_find_deck(invocation, collection, &album.deck, error))
    return FALSE;
  gboolean is_folder = options->directory != NULL;
  g_autoptr(GFile) file =
      ilk_invocation_new_file(invocation, is_folder ? options->directory : options->output);
  g_autoptr(GPtrArray) tracks =
      ilk_album_write(collection, &album, file, is_folder, NULL, NULL, error);
  if (tracks == NULL)
    return FALSE;
  if (options->json)
    print_as_json(tracks);
  else
    print_as_text(tracks);
  return TRUE;
}

gboolean
ilk_command_speak(IlkInvocation *invocation, GError **error)
{
  g_auto(Options) options = {NULL};
  const GOptionEntry entries[] = {
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
       N_("Write one file, with a chapter a card"), "FILE.opus|FILE.wav"},
      {"directory", 'd', 0, G_OPTION_ARG_FILENAME, &options.directory,
       N_("Write a file a card, and a playlist"), "DIR"},
      {"answers", 'a', 0, G_OPTION_ARG_NONE, &options.answers, N_("Leave the questions out"), NULL},
      {"whole", 0, 0, G_OPTION_ARG_NONE, &options.whole,
       N_("Go on behind what an answer's time is for"), NULL},
      {"pause", 'p', 0, G_OPTION_ARG_STRING, &options.pause,
       N_("Pause so long before the answer, or as long as the card's time"), "SECONDS|card"},
      {"language", 'l', 0, G_OPTION_ARG_STRING, &options.language,
       N_("Language of the cards, such as “de”"), "CODE"},
      {"voice-command", 0, 0, G_OPTION_ARG_STRING, &options.command,
       N_("Program that reads text and writes a WAV"), "COMMAND"},
      {"wav", 0, 0, G_OPTION_ARG_NONE, &options.is_wav, N_("With --directory: WAV instead of Opus"),
       NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print JSON"), NULL},
      G_OPTION_ENTRY_NULL};
  double pause;
  if (!ilk_invocation_parse(invocation, entries, 1, 1, error) ||
      !read_pause(options.pause, &pause, error))
    return FALSE;
  if ((options.output == NULL) == (options.directory == NULL))
    return ilk_usage_error(error, _("Say where to: with --output or with --directory."));
  return speak(invocation, &options, pause, error);
}
