/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The album tells how far it is on the worker; the share goes to the main thread.
 */
#include "ui/exchange/speak-job.h"

#include "app/base/clean-text.h"
#include "app/narration/album.h"
#include "config.h"

#include <glib/gi18n.h>

/* Between a question and its answer, as `interlock speak` has it. */
#define PAUSE_SECONDS 1.5

typedef struct {
  gint64 deck;
  GFile *file;
  gboolean is_folder;
  char *narration;
} Speak;

static void
free_speak(gpointer data)
{
  Speak *speak = data;

  g_object_unref(speak->file);
  g_free(speak->narration);
  g_free(speak);
}

static void
progress_cb(double done, gpointer job)
{
  ui_job_set_share(job, done);
}

static char *
dup_sentence(GPtrArray *tracks, GFile *file)
{
  g_autofree char *path = ilk_clean_file(file);
  g_autofree char *name = g_path_get_basename(path);
  double seconds = 0;

  for (guint i = 0; i < tracks->len; i++)
    seconds += ((IlkAlbumTrack *) tracks->pdata[i])->seconds;
  g_autofree char *time = ilk_duration_text(seconds);
  /* Translators: a span of time such as “2:53”, and a file or a folder. */
  return g_strdup_printf(
      ngettext("%u card, %s, saved in “%s”", "%u cards, %s, saved in “%s”", tracks->len),
      tracks->len, time, name);
}

static char *
speak_deck(UiJob *job, IlkCollection *collection, gpointer data, GError **error)
{
  const Speak *speak = data;
  GCancellable *cancellable = ui_job_get_cancellable(job);
  g_autoptr(GError) why = NULL;
  g_autoptr(IlkVoiceChoice) choice = ilk_voice_choice_new(speak->narration);
  g_autoptr(IlkProgressReport) report = ilk_progress_report_new(progress_cb, job);
  const IlkAlbumOptions options = {.deck = speak->deck, .pause = PAUSE_SECONDS, .choice = choice};
  g_autoptr(GPtrArray) tracks = ilk_album_write(collection, &options, speak->file, speak->is_folder,
                                                report, cancellable, &why);

  if (tracks != NULL)
    return dup_sentence(tracks, speak->file);
  if (g_cancellable_is_cancelled(cancellable))
    return g_strdup(_("Export stopped"));
  g_set_error(error, why->domain, why->code, "%s %s", _("The deck was not exported."),
              why->message);
  return NULL;
}

UiJob *
ui_speak_job_new(gint64 deck, GFile *file, gboolean is_folder, const char *narration)
{
  g_return_val_if_fail(G_IS_FILE(file), NULL);

  Speak *speak = g_new(Speak, 1);

  *speak = (Speak){deck, g_object_ref(file), is_folder, g_strdup(narration)};
  return ui_job_new(_("Saving the deck as sound"), speak_deck, speak, free_speak);
}
