/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck as one file and as a folder: length, order, names that lead nowhere else, and cancelling.
 */
#include "app/base/error.h"
#include "app/narration/album.h"
#include "app/narration/narrator.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-import.h"
#include "app/store/front/collection-media.h"
#include "tests/app/store/fixture.h"
#include "tests/folder.h"

#include <math.h>
#include <string.h>

typedef struct {
  char *directory;
  char *files;
  IlkCollection *collection;
  gint64 deck;
} Fixture;

static Fixture
set_up(void)
{
  Fixture fixture = {.directory = fixture_dup_directory()};
  fixture.files = g_dir_make_tmp("interlock-album-XXXXXX", NULL);
  fixture.collection = fixture_open(fixture.directory);
  fixture.deck = ilk_collection_find_deck(fixture.collection, "The GIL and parallelism", NULL);
  return fixture;
}

static void
tear_down(Fixture *fixture)
{
  fixture_close(fixture->collection);
  remove_folder(fixture->files);
  g_free(fixture->files);
  fixture_remove(fixture->directory);
}

static char *
read_file(const Fixture *fixture, const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename(fixture->files, name, NULL);
  char *data = NULL;
  g_file_get_contents(path, &data, size, NULL);
  return data;
}

static GPtrArray *
write_album(const Fixture *fixture, const IlkAlbumOptions *options, const char *name,
            gboolean is_folder)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(fixture->files, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  GPtrArray *tracks =
      ilk_album_write(fixture->collection, options, file, is_folder, NULL, NULL, &error);
  g_assert_no_error(error);
  return tracks;
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

/* Two cards: compressing the ten takes a while. Returns: its id */
static gint64
add_small_deck(const Fixture *fixture)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "Small", NULL);
  const IlkCardContent contents[] = {{.question = "One?", .answer = "A lock.", .seconds = 1},
                                     {.question = "Two?", .answer = "A task.", .seconds = 1}};
  IlkImportSummary summary;
  for (gsize i = 0; i < G_N_ELEMENTS(contents); i++)
    ilk_deck_file_add(deck, NULL, &contents[i]);
  g_assert_true(ilk_collection_import(fixture->collection, deck, &summary, NULL));
  return summary.deck;
}

static void
test_wav(void)
{
  Fixture fixture = set_up();
  const IlkAlbumOptions options = {.deck = fixture.deck, .answers_only = TRUE};
  g_autoptr(GPtrArray) tracks = write_album(&fixture, &options, "a.wav", FALSE);
  gsize size = 0;
  char *data = read_file(&fixture, "a.wav", &size);
  g_autoptr(GBytes) wav = g_bytes_new_take(data, size);
  g_autoptr(IlkSpeech) speech = ilk_speech_new_from_wav(wav, NULL);

  g_assert_cmpuint(tracks->len, ==, 10);
  g_assert_cmpfloat_with_epsilon(sum(tracks, TRUE), 173, 1);
  g_assert_cmpfloat_with_epsilon(ilk_speech_get_seconds(speech), sum(tracks, FALSE) + 9, 0.1);
  tear_down(&fixture);
}

/* The pause is as long as one says, or as the card's time. */
static void
test_pause(void)
{
  static const double pauses[] = {0, 2, ILK_ALBUM_CARD_PAUSE};
  Fixture fixture = set_up();
  double seconds[G_N_ELEMENTS(pauses)];

  for (gsize i = 0; i < G_N_ELEMENTS(pauses); i++) {
    const IlkAlbumOptions options = {.deck = fixture.deck, .pause = pauses[i]};
    g_autoptr(GPtrArray) tracks = write_album(&fixture, &options, "a.wav", FALSE);
    seconds[i] = sum(tracks, FALSE);
  }
  g_assert_cmpfloat_with_epsilon(seconds[1] - seconds[0], 20, 0.1);
  g_assert_cmpfloat_with_epsilon(seconds[2] - seconds[0], 173, 0.1);
  tear_down(&fixture);
}

static gboolean
contains(const char *data, gsize size, const char *text)
{
  gsize length = strlen(text);
  for (gsize i = 0; i + length <= size; i++)
    if (memcmp(data + i, text, length) == 0)
      return TRUE;
  return FALSE;
}

static void
test_opus(void)
{
  Fixture fixture = set_up();
  const IlkAlbumOptions options = {.deck = add_small_deck(&fixture), .pause = 1};
  g_autoptr(GPtrArray) tracks = write_album(&fixture, &options, "a.opus", FALSE);
  gsize size = 0;
  g_autofree char *data = read_file(&fixture, "a.opus", &size);

  g_assert_cmpuint(tracks->len, ==, 2);
  g_assert_true(contains(data, size, "OpusHead"));
  g_assert_true(contains(data, size, "TITLE=Small"));
  g_assert_true(contains(data, size, "CHAPTER001=00:00:00.000"));
  g_assert_true(contains(data, size, "CHAPTER002NAME=Two?"));
  tear_down(&fixture);
}

static void
test_folder(void)
{
  Fixture fixture = set_up();
  const IlkAlbumOptions options = {.deck = add_small_deck(&fixture), .answers_only = TRUE};
  g_autoptr(GPtrArray) tracks = write_album(&fixture, &options, "deep/album", TRUE);
  g_autofree char *playlist = read_file(&fixture, "deep/album/playlist.m3u8", NULL);
  gsize size = 0;
  g_autofree char *data = read_file(&fixture, "deep/album/002 Two.opus", &size);

  g_assert_cmpuint(tracks->len, ==, 2);
  g_assert_cmpstr(playlist, ==,
                  "#EXTM3U\n#PLAYLIST:Small\n#EXTINF:1,One?\n001 One.opus\n"
                  "#EXTINF:1,Two?\n002 Two.opus\n");
  g_assert_true(contains(data, size, "ALBUM=Small"));
  g_assert_true(contains(data, size, "TRACKNUMBER=2"));
  tear_down(&fixture);
}

/* A tone of so many seconds, as another program may write it. */
static GBytes *
make_tone(double seconds)
{
  g_autoptr(IlkSpeech) tone = ilk_speech_new(44100);
  for (guint i = 0; i < seconds * 44100; i++) {
    gint16 sample = i / 50 % 2 != 0 ? 9000 : -9000;
    g_array_append_val(tone->samples, sample);
  }
  return ilk_speech_to_plain_wav(tone);
}

static gint64
add_recorded(const Fixture *fixture, GBytes *sound)
{
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "Sounds", NULL);
  g_autofree char *hash = ilk_collection_put_media(fixture->collection, sound, NULL);
  g_autofree char *media = g_strconcat("tone.wav\t", hash, NULL);
  const IlkCardContent content = {
      .question = "Which tone?", .answer = "![a](tone.wav)", .seconds = 1};
  IlkImportSummary summary;
  ilk_deck_file_add(deck, NULL, &content);
  ilk_deck_file_set_last_media(deck, media);
  g_assert_true(ilk_collection_import(fixture->collection, deck, &summary, NULL));
  return summary.deck;
}

/* A side that has a sound is heard as that, and not as a voice would say it. */
static void
test_recorded(void)
{
  Fixture fixture = set_up();
  g_autoptr(GBytes) tone = make_tone(2);
  const IlkAlbumOptions options = {.deck = add_recorded(&fixture, tone), .answers_only = TRUE};
  g_autoptr(GPtrArray) tracks = write_album(&fixture, &options, "r.wav", FALSE);
  const IlkAlbumTrack *track = tracks->pdata[0];
  g_assert_cmpfloat_with_epsilon(track->answer, 2, 0.05);
  gsize size = 0;
  char *data = read_file(&fixture, "r.wav", &size);
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, size);
  g_autoptr(IlkSpeech) heard = ilk_speech_new_from_wav(bytes, NULL);
  guint turns = 0;
  for (guint i = 1; i < heard->samples->len; i++)
    turns += (g_array_index(heard->samples, gint16, i) < 0) !=
             (g_array_index(heard->samples, gint16, i - 1) < 0);
  g_assert_cmpfloat_with_epsilon(turns, 2 * 44100 / 50.0, 20);
  tear_down(&fixture);
}

/* What is no sound ends the album with a sentence, and leaves no file. */
static void
test_broken_sound(void)
{
  Fixture fixture = set_up();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) nothing = g_bytes_new_static("no sound at all", 15);
  g_autoptr(GFile) file = g_file_new_build_filename(fixture.files, "b.wav", NULL);
  const IlkAlbumOptions options = {.deck = add_recorded(&fixture, nothing), .answers_only = TRUE};
  g_assert_null(ilk_album_write(fixture.collection, &options, file, FALSE, NULL, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_FAILED);
  g_assert_false(g_file_query_exists(file, NULL));
  tear_down(&fixture);
}

static double
measure_answer(const Fixture *fixture, const char *lines)
{
  g_autofree char *text =
      g_strdup_printf("# Says\n\n- id: says\n%s\n## Q?\n\n- time: 1 s\n\nThe zzyx.\n", lines);
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_parse(text, strlen(text), "says.md", NULL);
  IlkImportSummary summary;
  g_assert_true(ilk_collection_import(fixture->collection, deck, &summary, NULL));
  const IlkAlbumOptions options = {.deck = summary.deck, .answers_only = TRUE, .whole = TRUE};
  g_autoptr(GPtrArray) tracks = write_album(fixture, &options, "s.wav", FALSE);
  return ((IlkAlbumTrack *) tracks->pdata[0])->answer;
}

/* What a deck says of its words is heard. */
static void
test_deck_says(void)
{
  Fixture fixture = set_up();
  double plain = measure_answer(&fixture, "");
  double said = measure_answer(&fixture, "- say: zzyx = one two three four five six seven\n");
  g_assert_cmpfloat(said, >, plain + 1);
  g_assert_cmpfloat_with_epsilon(measure_answer(&fixture, ""), plain, 0.001);
  tear_down(&fixture);
}

/* What a question holds is no path, and no second line of the playlist. */
static void
test_hostile_title(void)
{
  Fixture fixture = set_up();
  g_autoptr(IlkDeckFile) deck = ilk_deck_file_new(NULL, "Bad", NULL);
  const IlkCardContent content = {
      .question = "../../etc/passwd\n\n#EXTINF:1,x\n\n/y \u202e", .answer = "No.", .seconds = 5};
  IlkImportSummary summary;
  ilk_deck_file_add(deck, NULL, &content);
  g_assert_true(ilk_collection_import(fixture.collection, deck, &summary, NULL));
  const IlkAlbumOptions options = {.deck = summary.deck, .is_wav = TRUE};
  g_autoptr(GPtrArray) tracks = write_album(&fixture, &options, "bad", TRUE);
  g_autofree char *playlist = read_file(&fixture, "bad/playlist.m3u8", NULL);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(playlist), "\n", -1);

  g_assert_cmpstr(((IlkAlbumTrack *) tracks->pdata[0])->file, ==, "001 etcpasswd EXTINF1x y.wav");
  g_assert_cmpuint(g_strv_length(lines), ==, 4);
  tear_down(&fixture);
}

static void
test_errors(void)
{
  Fixture fixture = set_up();
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  g_autoptr(GFile) mp3 = g_file_new_build_filename(fixture.files, "a.mp3", NULL);
  g_autoptr(GFile) wav = g_file_new_build_filename(fixture.files, "a.wav", NULL);
  const IlkAlbumOptions options = {.deck = fixture.deck};
  const IlkAlbumOptions none = {.deck = 9999};

  g_assert_null(ilk_album_write(fixture.collection, &options, mp3, FALSE, NULL, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  g_clear_error(&error);
  g_assert_null(ilk_album_write(fixture.collection, &none, wav, FALSE, NULL, NULL, &error));
  g_assert_nonnull(error);
  g_clear_error(&error);
  g_cancellable_cancel(cancelled);
  g_assert_null(ilk_album_write(fixture.collection, &options, wav, FALSE, NULL, cancelled, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false(g_file_query_exists(wav, NULL));
  tear_down(&fixture);
}

static void
test_durations(void)
{
  static const struct {
    double seconds;
    const char *text;
  } cases[] = {
      {0, "0:00"}, {16.91, "0:17"}, {173.1, "2:53"}, {3599.6, "1:00:00"}, {3725, "1:02:05"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = ilk_duration_text(cases[i].seconds);
    g_assert_cmpstr(text, ==, cases[i].text);
  }
}

int
main(int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp("interlock-speech-XXXXXX", NULL);
  g_setenv("XDG_CACHE_HOME", cache, TRUE);
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/narration/album/wav", test_wav);
  g_test_add_func("/narration/album/pause", test_pause);
  g_test_add_func("/narration/album/opus", test_opus);
  g_test_add_func("/narration/album/folder", test_folder);
  g_test_add_func("/narration/album/recorded", test_recorded);
  g_test_add_func("/narration/album/broken-sound", test_broken_sound);
  g_test_add_func("/narration/album/deck-says", test_deck_says);
  g_test_add_func("/narration/album/hostile-title", test_hostile_title);
  g_test_add_func("/narration/album/errors", test_errors);
  g_test_add_func("/narration/album/durations", test_durations);
  int status = g_test_run();
  remove_folder(cache);
  return status;
}
