/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is written beside its place and renamed, but nobody waits for the disk: one that a power
 * failure has cut is not whole and is made again.
 */
#include "app/narration/speech-cache.h"

#include "app/base/limits.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

/* What changes when the same text would be said otherwise. */
#define FORMAT "1"
#define SUFFIX ".wav"
#define PARTIAL ".part"

char *
ilk_speech_cache_dup_directory(void)
{
  return g_build_filename(g_get_user_cache_dir(), "interlock", "speech", NULL);
}

char *
ilk_speech_cache_dup_key(const char *voice, const char *language, double seconds, const char *said)
{
  g_return_val_if_fail(voice != NULL && language != NULL && said != NULL, NULL);

  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_autofree char *time = g_strdup_printf("%d", (int) (seconds * 1000));
  const char *parts[] = {FORMAT, voice, language, time, said};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    g_checksum_update(sum, (const guchar *) parts[i], (gssize) strlen(parts[i]) + 1);
  return g_strdup(g_checksum_get_string(sum));
}

static char *
dup_path(const char *key)
{
  g_autofree char *directory = ilk_speech_cache_dup_directory();
  g_autofree char *name = g_strconcat(key, SUFFIX, NULL);
  return g_build_filename(directory, name, NULL);
}

/* A RIFF file says how long it is. */
static gboolean
is_whole(const char *data, gsize size)
{
  guint32 length;
  if (size < 12)
    return FALSE;
  memcpy(&length, data + 4, sizeof length);
  return (gsize) GUINT32_FROM_LE(length) + 8 == size;
}

IlkSpeech *
ilk_speech_cache_find(const char *key)
{
  g_return_val_if_fail(key != NULL, NULL);

  g_autofree char *path = dup_path(key);
  char *data = NULL;
  gsize size;
  if (!g_file_get_contents(path, &data, &size, NULL))
    return NULL;
  g_autoptr(GBytes) wav = g_bytes_new_take(data, size);
  IlkSpeech *speech = is_whole(data, size) ? ilk_speech_new_from_wav(wav, NULL) : NULL;
  if (speech != NULL)
    utime(path, NULL);
  return speech;
}

static gboolean
write_whole(int fd, GBytes *wav)
{
  gsize size;
  const char *data = g_bytes_get_data(wav, &size);
  gsize done = 0;
  while (done < size) {
    gssize n = write(fd, data + done, size - done);
    if (n <= 0)
      break;
    done += (gsize) n;
  }
  return close(fd) == 0 && done == size;
}

void
ilk_speech_cache_keep(const char *key, const IlkSpeech *speech)
{
  g_return_if_fail(key != NULL && speech != NULL);

  g_autofree char *directory = ilk_speech_cache_dup_directory();
  g_autofree char *path = dup_path(key);
  g_autofree char *partial = g_strconcat(path, ".XXXXXX" PARTIAL, NULL);
  g_autoptr(GBytes) wav = ilk_speech_to_wav(speech);
  if (g_mkdir_with_parents(directory, 0700) != 0)
    return;
  int fd = g_mkstemp_full(partial, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  if (!write_whole(fd, wav) || g_rename(partial, path) != 0)
    g_unlink(partial);
  ilk_speech_cache_trim(ILK_MAX_SPEECH_CACHE_BYTES);
}

typedef struct {
  char *path;
  gint64 size;
  gint64 heard;
} Kept;

static void
kept_clear(gpointer data)
{
  g_free(((Kept *) data)->path);
}

static gint
compare_cb(gconstpointer a, gconstpointer b)
{
  const Kept *one = a;
  const Kept *other = b;
  return (one->heard < other->heard) - (one->heard > other->heard);
}

static GArray *
list_kept(const char *directory)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(Kept));
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  const char *name;

  g_array_set_clear_func(all, kept_clear);
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    GStatBuf file;
    Kept kept = {.path = g_build_filename(directory, name, NULL)};
    if ((g_str_has_suffix(name, SUFFIX) || g_str_has_suffix(name, PARTIAL)) &&
        g_lstat(kept.path, &file) == 0) {
      kept.size = file.st_size;
      kept.heard = (gint64) file.st_mtim.tv_sec * 1000000 + file.st_mtim.tv_nsec / 1000;
      g_array_append_val(all, kept);
    } else {
      g_free(kept.path);
    }
  }
  return all;
}

void
ilk_speech_cache_trim(gint64 bytes)
{
  g_autofree char *directory = ilk_speech_cache_dup_directory();
  g_autoptr(GArray) all = list_kept(directory);
  gint64 sum = 0;

  g_array_sort(all, compare_cb);
  for (guint i = 0; i < all->len; i++) {
    const Kept *kept = &g_array_index(all, Kept, i);
    sum += kept->size;
    if (sum > bytes)
      g_unlink(kept->path);
  }
}
