/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said once is not said again, what is kept is bounded, and a voice of one's own is in a
 * cage. The cache lies in a folder of the test's own.
 */
#include "app/base/error.h"
#include "app/narration/narrator.h"
#include "app/narration/speech-cache.h"
#include "tests/folder.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "Only its holder executes bytecode."

static IlkNarrated *
narrate(const IlkNarration *what)
{
  g_autoptr(GError) error = NULL;
  IlkNarrated *narrated = ilk_narrate(what, NULL, &error);
  g_assert_no_error(error);
  return narrated;
}

static void
test_kept(void)
{
  const IlkNarration what = {.markdown = TEXT, .seconds = 3};
  guint before = ilk_narrator_get_syntheses();
  g_autoptr(IlkNarrated) first = narrate(&what);
  g_assert_false(first->kept);
  g_assert_cmpuint(ilk_narrator_get_syntheses(), ==, before + 1);
  g_autoptr(IlkNarrated) second = narrate(&what);
  g_assert_true(second->kept);
  g_assert_cmpuint(ilk_narrator_get_syntheses(), ==, before + 1);
  g_assert_cmpuint(second->speech->samples->len, ==, first->speech->samples->len);
  g_assert_cmpuint(second->speech->words->len, ==, first->speech->words->len);
}

/* Whatever it depends on makes another speech. */
static void
test_key(void)
{
  static const IlkNarration cases[] = {
      {.markdown = TEXT, .seconds = 2.5},
      {.markdown = TEXT " Always.", .seconds = 3},
      {.markdown = TEXT, .seconds = 3, .language = "de"},
      {.markdown = TEXT, .seconds = 3, .says = "bytecode = code"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkNarrated) narrated = narrate(&cases[i]);
    g_assert_false(narrated->kept);
  }
}

static char *
dup_kept_path(const char *key)
{
  g_autofree char *directory = ilk_speech_cache_dup_directory();
  g_autofree char *name = g_strconcat(key, ".wav", NULL);
  return g_build_filename(directory, name, NULL);
}

/* A file that was cut, and one that is no speech, are as if they were not there. */
static void
test_damaged(void)
{
  const char *contents[] = {"", "RIFF", "RIFF\4\0\0\0WAVE", "no speech at all"};
  g_autofree char *key = ilk_speech_cache_dup_key("voice", "en", 1, "x");
  g_autofree char *path = dup_kept_path(key);
  g_autoptr(IlkSpeech) speech = ilk_speech_new(22050);
  gint16 samples[100] = {0};

  g_array_append_vals(speech->samples, samples, G_N_ELEMENTS(samples));
  ilk_speech_cache_keep(key, speech);
  g_autoptr(IlkSpeech) whole = ilk_speech_cache_find(key);
  g_assert_cmpuint(whole->samples->len, ==, 100);
  for (gsize i = 0; i < G_N_ELEMENTS(contents); i++) {
    g_assert_true(g_file_set_contents(path, contents[i], -1, NULL));
    g_assert_null(ilk_speech_cache_find(key));
  }
}

static guint
count_kept(void)
{
  g_autofree char *directory = ilk_speech_cache_dup_directory();
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  guint n = 0;
  while (dir != NULL && g_dir_read_name(dir) != NULL)
    n++;
  return n;
}

static void
test_bounded(void)
{
  const IlkNarration what = {.markdown = TEXT};
  g_autoptr(IlkNarrated) narrated = narrate(&what);

  g_assert_cmpuint(count_kept(), >, 0);
  ilk_speech_cache_trim(0);
  g_assert_cmpuint(count_kept(), ==, 0);
  ilk_speech_cache_keep("a", narrated->speech);
  ilk_speech_cache_keep("b", narrated->speech);
  ilk_speech_cache_trim((gint64) narrated->speech->samples->len * 3);
  g_assert_cmpuint(count_kept(), ==, 1);
}

/* It gets the text, and no network, home or shell: what a shell would run is an argument. */
static void
test_command(void)
{
  g_autoptr(GError) error = NULL;
  const IlkNarration own = {
      .markdown = TEXT, .seconds = 3, .command = "espeak-ng --stdout --stdin"};
  const IlkNarration none = {.markdown = TEXT, .command = "no-such-program-at-all --x"};
  const IlkNarration open = {.markdown = TEXT, .command = "cat 'unclosed"};
  const IlkNarration text = {.markdown = TEXT, .command = "cat ; true"};
  const IlkNarration echo = {.markdown = TEXT, .command = "cat"};
  g_autoptr(IlkNarrated) narrated = narrate(&own);

  g_assert_cmpfloat(ilk_speech_get_seconds(narrated->speech), >, 1);
  g_assert_cmpuint(narrated->speech->words->len, ==, 0);
  g_assert_null(ilk_narrate(&none, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_clear_error(&error);
  g_assert_null(ilk_narrate(&open, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  g_clear_error(&error);
  g_assert_null(ilk_narrate(&text, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_CHILD);
  g_clear_error(&error);
  g_assert_null(ilk_narrate(&echo, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
}

typedef struct {
  GMainLoop *loop;
  GError *error;
  IlkNarrated *narrated;
} Wait;

static void
narrated_cb(GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  wait->narrated = ilk_narrate_finish(result, &wait->error);
  g_main_loop_quit(wait->loop);
}

static void
test_cancel(void)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new();
  const IlkNarration hangs = {.markdown = TEXT, .command = "tail -f /dev/null"};
  const IlkNarration after = {.markdown = TEXT " Ever."};
  Wait wait = {loop, NULL, NULL};

  ilk_narrate_async(&hangs, cancellable, narrated_cb, &wait);
  g_idle_add_once((GSourceOnceFunc) g_cancellable_cancel, cancellable);
  g_main_loop_run(loop);
  g_assert_error(wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error(&wait.error);
  ilk_narrate_async(&after, NULL, narrated_cb, &wait);
  g_main_loop_run(loop);
  g_assert_no_error(wait.error);
  ilk_narrated_free(wait.narrated);
}

int
main(int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp("interlock-speech-XXXXXX", NULL);
  g_setenv("XDG_CACHE_HOME", cache, TRUE);
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/narrator/kept", test_kept);
  g_test_add_func("/narration/narrator/key", test_key);
  g_test_add_func("/narration/narrator/damaged", test_damaged);
  g_test_add_func("/narration/narrator/bounded", test_bounded);
  g_test_add_func("/narration/narrator/command", test_command);
  g_test_add_func("/narration/narrator/cancel", test_cancel);
  int status = g_test_run();
  remove_folder(cache);
  return status;
}
