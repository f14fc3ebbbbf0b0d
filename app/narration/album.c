/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards as they stand in the deck. Their target times hold for what is said first of an answer.
 */
#include "app/narration/album.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/deckfile/plain-text.h"
#include "app/narration/album-private.h"
#include "app/narration/card-side.h"
#include "app/narration/recorded.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
track_free(gpointer data)
{
  IlkAlbumTrack *track = data;
  g_free(track->title);
  g_free(track->file);
  g_free(track);
}

char *
ilk_duration_text(double seconds)
{
  int n = (int) round(seconds);
  if (n < 3600)
    return g_strdup_printf("%d:%02d", n / 60, n % 60);
  return g_strdup_printf("%d:%02d:%02d", n / 3600, n / 60 % 60, n % 60);
}

static char *
dup_title(const IlkCardContent *content)
{
  g_autofree char *plain = ilk_markdown_to_plain(content->question);
  return ilk_clean_line(g_strdelimit(g_strstrip(plain), "\n", ' '));
}

static IlkSpeech *
narrate(IlkAlbum *self, IlkCard *card, gboolean answer, GError **error)
{
  const IlkAlbumOptions *options = self->options;
  IlkNarration what = ilk_card_side_get_narration(
      card, self->choice, answer, options->whole ? ILK_SPOKEN_WHOLE : ILK_SPOKEN_LEAD);
  if (options->language != NULL)
    what.language = options->language;
  g_autoptr(IlkNarrated) narrated = ilk_narrate(&what, self->cancellable, error);
  return narrated != NULL ? g_steal_pointer(&narrated->speech) : NULL;
}

static IlkSpeech *
say_side(IlkAlbum *self, IlkCard *card, gboolean answer, GError **error)
{
  const IlkCardContent *content = ilk_card_get_content(card);
  g_autofree char *path =
      ilk_recorded_find(self->collection, answer ? content->answer : content->question);
  return path != NULL ? ilk_recorded_read(path, self->cancellable, error)
                      : narrate(self, card, answer, error);
}

static gboolean
say_question(IlkAlbum *self, IlkCard *card, IlkWavFile *wav, GError **error)
{
  g_autoptr(IlkSpeech) question = say_side(self, card, FALSE, error);
  double pause = self->options->pause == ILK_ALBUM_CARD_PAUSE ? ilk_card_get_content(card)->seconds
                                                              : self->options->pause;
  return question != NULL && ilk_wav_file_add(wav, question, error) &&
         ilk_wav_file_add_silence(wav, pause, error);
}

gboolean
ilk_album_say(IlkAlbum *self, guint i, IlkWavFile *wav, GError **error)
{
  IlkCard *card = self->cards->pdata[i];
  const IlkCardContent *content = ilk_card_get_content(card);
  double begin = ilk_wav_file_get_seconds(wav);
  if (!self->options->answers_only && !say_question(self, card, wav, error))
    return FALSE;
  g_autoptr(IlkSpeech) answer = say_side(self, card, TRUE, error);
  if (answer == NULL || !ilk_wav_file_add(wav, answer, error))
    return FALSE;

  IlkAlbumTrack *track = g_new0(IlkAlbumTrack, 1);
  track->title = dup_title(content);
  track->seconds = ilk_wav_file_get_seconds(wav) - begin;
  track->answer = ilk_speech_get_seconds(answer);
  track->target = content->seconds;
  g_ptr_array_add(self->tracks, track);
  ilk_progress_report_tell(self->report, (double) (i + 1) / self->cards->len);
  return TRUE;
}

static char *
dup_deck_name(IlkCollection *collection, gint64 id, GError **error)
{
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, error);
  for (guint i = 0; decks != NULL && i < decks->len; i++)
    if (ilk_deck_get_id(decks->pdata[i]) == id)
      return ilk_clean_line(ilk_deck_get_name(decks->pdata[i]));
  return decks != NULL ? g_strdup("") : NULL;
}

static GPtrArray *
list_cards(IlkCollection *collection, gint64 deck, GError **error)
{
  const IlkCardSearch search = {.text = "", .order = ILK_ORDER_DECK, .deck = deck};
  g_autoptr(GArray) ids = ilk_collection_find_cards(collection, &search, error);
  if (ids == NULL)
    return NULL;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards(collection, (const gint64 *) (gpointer) ids->data, ids->len, error);
  if (cards != NULL && cards->len == 0) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("The deck has no cards."));
    return NULL;
  }
  return g_steal_pointer(&cards);
}

GPtrArray *
ilk_album_write(IlkCollection *collection, const IlkAlbumOptions *options, GFile *file,
                gboolean is_folder, IlkProgressReport *report, GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && options != NULL && G_IS_FILE(file), NULL);

  g_autofree char *title = dup_deck_name(collection, options->deck, error);
  g_autoptr(GPtrArray) cards = title != NULL ? list_cards(collection, options->deck, error) : NULL;
  if (cards == NULL)
    return NULL;
  g_autoptr(GPtrArray) tracks = g_ptr_array_new_with_free_func(track_free);
  g_autoptr(IlkVoiceChoice) usual = ilk_voice_choice_new(NULL);
  IlkAlbum album = {collection, options,    options->choice != NULL ? options->choice : usual,
                    title,      cards,      tracks,
                    report,     cancellable};
  gboolean written = is_folder ? ilk_album_write_folder(&album, file, error)
                               : ilk_album_write_file(&album, file, error);
  return written ? g_steal_pointer(&tracks) : NULL;
}
