/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A pool of one thread: espeak-ng has global state, and a voice of the learner's own is busy enough
 * with one text.
 */
#include "app/narration/narrator.h"

#include "app/narration/fit.h"
#include "app/narration/speech-cache.h"

static gint syntheses;

typedef struct {
  char *markdown;
  IlkSpokenPart part;
  double seconds;
  char *language;
  char *says;
  char *command;
} Job;

static void
job_free(gpointer data)
{
  Job *job = data;
  g_free(job->markdown);
  g_free(job->language);
  g_free(job->says);
  g_free(job->command);
  g_free(job);
}

void
ilk_narrated_free(IlkNarrated *self)
{
  if (self == NULL)
    return;
  ilk_spoken_text_free(self->text);
  ilk_speech_free(self->speech);
  g_free(self);
}

static gboolean
has_command(const IlkNarration *what)
{
  return what->command != NULL && *what->command != '\0';
}

static IlkSpeech *
synthesise(IlkVoice *voice, const IlkNarration *what, const IlkSpokenText *text,
           const char *language, GCancellable *cancellable, GError **error)
{
  g_atomic_int_inc(&syntheses);
  return ilk_fit_speech(voice, text, language, what->seconds, cancellable, error);
}

/* @kept: (out): whether it had been said before */
static IlkSpeech *
find_or_say(const IlkNarration *what, const IlkSpokenText *text, const char *language,
            gboolean *kept, GCancellable *cancellable, GError **error)
{
  g_autoptr(IlkVoice) voice =
      has_command(what) ? ilk_voice_command_new(what->command, error) : ilk_voice_espeak_new(error);
  if (voice == NULL)
    return NULL;
  g_autofree char *key = ilk_speech_cache_dup_key(voice->id, language, what->seconds, text->said);
  IlkSpeech *speech = ilk_speech_cache_find(key);
  *kept = speech != NULL;
  if (speech != NULL)
    return speech;
  speech = synthesise(voice, what, text, language, cancellable, error);
  if (speech != NULL)
    ilk_speech_cache_keep(key, speech);
  return speech;
}

IlkNarrated *
ilk_narrate(const IlkNarration *what, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail(what != NULL && what->markdown != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled(cancellable, error))
    return NULL;

  const char *language =
      what->language != NULL && *what->language != '\0' ? what->language : ILK_NARRATION_LANGUAGE;
  g_autoptr(IlkPronunciation) table = ilk_pronunciation_new(language, what->says);
  g_autoptr(IlkNarrated) self = g_new0(IlkNarrated, 1);
  self->text = ilk_spoken_text_new(what->markdown, table, what->part);
  self->speech = find_or_say(what, self->text, language, &self->kept, cancellable, error);
  return self->speech != NULL ? g_steal_pointer(&self) : NULL;
}

static void
run_cb(gpointer data, gpointer unused)
{
  g_autoptr(GTask) task = data;
  const Job *job = g_task_get_task_data(task);
  const IlkNarration what = {job->markdown, job->part, job->seconds,
                             job->language, job->says, job->command};
  GError *error = NULL;
  IlkNarrated *narrated = ilk_narrate(&what, g_task_get_cancellable(task), &error);
  if (narrated != NULL)
    g_task_return_pointer(task, narrated, (GDestroyNotify) ilk_narrated_free);
  else
    g_task_return_error(task, error);
}

static gpointer
make_pool_cb(gpointer unused)
{
  return g_thread_pool_new(run_cb, NULL, 1, FALSE, NULL);
}

void
ilk_narrate_async(const IlkNarration *what, GCancellable *cancellable, GAsyncReadyCallback callback,
                  gpointer user_data)
{
  static GOnce once = G_ONCE_INIT;

  g_return_if_fail(what != NULL && what->markdown != NULL);
  GTask *task = g_task_new(NULL, cancellable, callback, user_data);
  Job *job = g_new0(Job, 1);
  *job = (Job){g_strdup(what->markdown), what->part,           what->seconds,
               g_strdup(what->language), g_strdup(what->says), g_strdup(what->command)};
  g_task_set_task_data(task, job, job_free);
  g_thread_pool_push(g_once(&once, make_pool_cb, NULL), task, NULL);
}

IlkNarrated *
ilk_narrate_finish(GAsyncResult *result, GError **error)
{
  g_return_val_if_fail(g_task_is_valid(result, NULL), NULL);
  return g_task_propagate_pointer(G_TASK(result), error);
}

guint
ilk_narrator_get_syntheses(void)
{
  return (guint) g_atomic_int_get(&syntheses);
}
