/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each note is read twice: once to learn which decks there are, and whether notes with cards are
 * tagged here. Where some are, what looks like a card in others is none.
 */
#include "app/exchange/notes-folder.h"

#include "app/anki/arrival.h"
#include "app/base/clean-text.h"
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/text-form.h"
#include "app/deckfile/id-set.h"
#include "app/exchange/media-source.h"
#include "app/exchange/note-marks.h"
#include "app/exchange/note-walk.h"
#include "app/model/cloze.h"
#include "app/model/face.h"
#include "app/model/uid.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRAM "notes"
#define LEVEL "::"
#define NOTES_AT_ONCE 250
#define NOON (12 * 60 * ILK_MS_PER_MINUTE)

typedef struct {
  IlkCardSource parent;

  /* Owned */
  char *path;
  char *title;
  IlkNoteWalk *walk;
  IlkDeckFile *deck;
  IlkPackage *package;
  IlkMediaFinder *media;
  IlkIdSet *ids;
  GHashTable *decks; /* names to indexes of @package's decks, and 1 */
  GCancellable *cancellable;

  /* Borrowed */
  IlkFindMedia find;
  gpointer data;
  const char *current; /* the note that is being read */

  guint next;
  gint64 position;
  gboolean are_tagged;
} Folder;

static void
folder_free(IlkCardSource *source)
{
  Folder *self = (Folder *) source;
  g_clear_pointer(&self->media, ilk_media_finder_free);
  g_clear_pointer(&self->package, ilk_package_free);
  g_clear_pointer(&self->deck, ilk_deck_file_free);
  g_clear_pointer(&self->walk, ilk_note_walk_free);
  g_clear_pointer(&self->ids, ilk_id_set_free);
  g_clear_object(&self->cancellable);
  g_hash_table_unref(self->decks);
  g_free(self->path);
  g_free(self->title);
  g_free(self);
}

/* Returns: (transfer full) (nullable): NULL for what is no text, too large or gone */
static IlkMarkedNote *
read_note(Folder *self, const char *path)
{
  g_autoptr(GBytes) bytes = ilk_media_folder_read(self->path, path, NULL);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data(bytes, &length) : NULL;
  if (bytes == NULL || length > ILK_MAX_NOTE_FILE_BYTES ||
      (length > 0 && !g_utf8_validate(text, (gssize) length, NULL)))
    return NULL;
  gsize mark = length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  return ilk_marked_note_parse(length > 0 ? text + mark : "", length - mark);
}

static gboolean
is_wanted(const Folder *self, const IlkMarkedCard *card)
{
  return !self->are_tagged || card->by_letter || card->deck != NULL;
}

static void
append_levels(GString *name, const char *path)
{
  g_auto(GStrv) steps = g_strsplit(path, "/", -1);
  for (char **step = steps; *step != NULL; step++)
    if (**step != '\0' && !g_str_equal(*step, "."))
      g_string_append_printf(name, LEVEL "%s", *step);
}

static char *
dup_stem(const char *path)
{
  g_autofree char *base = g_path_get_basename(path);
  const char *dot = strrchr(base, '.');
  return g_strndup(base, dot != NULL ? (gsize) (dot - base) : strlen(base));
}

/* Returns: (transfer full): by its tag, or by the folder that the note lies in */
static char *
dup_deck_name(const Folder *self, const IlkMarkedNote *note, const IlkMarkedCard *card)
{
  GString *name = g_string_new(self->title);
  g_autofree char *folder = g_path_get_dirname(self->current);
  g_autofree char *stem = dup_stem(self->current);
  if (card->deck != NULL && *card->deck != '\0')
    append_levels(name, card->deck);
  else
    append_levels(name, folder);
  if (card->by_letter && card->deck == NULL)
    g_string_append_printf(name, LEVEL "%s", note->name != NULL ? note->name : stem);
  return g_string_free(name, FALSE);
}

static gboolean
add_deck(Folder *self, const IlkMarkedNote *note, const IlkMarkedCard *card, GError **error)
{
  IlkStudyOptions options;
  g_autofree char *name = dup_deck_name(self, note, card);
  if (g_hash_table_contains(self->decks, name))
    return TRUE;
  if (self->package->decks->len == ILK_MAX_PACKAGE_DECKS) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, _("There are more than %d decks."),
                ILK_MAX_PACKAGE_DECKS);
    return FALSE;
  }
  ilk_study_options_init(&options);
  guint index = ilk_package_add_deck(self->package, name, NULL, &options);
  g_hash_table_insert(self->decks, g_steal_pointer(&name), GUINT_TO_POINTER(index + 1));
  return TRUE;
}

static gboolean
list_note(Folder *self, guint *n_cards, GError **error)
{
  g_autoptr(IlkMarkedNote) note = read_note(self, self->current);
  if (note == NULL)
    ilk_loss_report_add(self->package->losses, ILK_LOSS_FILE, 1, self->current);
  for (guint i = 0; note != NULL && i < note->cards->len; i++) {
    const IlkMarkedCard *card = note->cards->pdata[i];
    if (!is_wanted(self, card))
      continue;
    ++*n_cards;
    if (!add_deck(self, note, card, error))
      return FALSE;
  }
  return TRUE;
}

static void
find_tagged(Folder *self)
{
  for (guint i = 0; i < self->walk->notes->len && !self->are_tagged; i++) {
    g_autoptr(IlkMarkedNote) note = read_note(self, self->walk->notes->pdata[i]);
    self->are_tagged = note != NULL && note->is_tagged;
  }
}

/* What is left out may be why. */
static gboolean
fail_empty(const Folder *self, GError **error)
{
  g_autofree char *name = ilk_clean_path(self->path);
  guint n_left_out = self->package->losses->counts[ILK_LOSS_FILE] + self->walk->left_out->len;
  g_autofree char *left_out =
      n_left_out > 0 ? ilk_loss_dup_sentence(ILK_LOSS_FILE, n_left_out) : NULL;
  g_autofree char *sentence = g_strdup_printf(
      _("There is no card in the notes of “%s”. A card is “question::answer” on one line, "
        "a line “?” between question and answer, “==text==” for a gap, or “Q:” and “A:”."),
      name);
  g_set_error(error, ILK_ERROR, ILK_ERROR_INVALID, "%s%s%s%s", sentence,
              left_out != NULL ? " (" : "", left_out != NULL ? left_out : "",
              left_out != NULL ? ")" : "");
  return FALSE;
}

/* The first reading. */
static gboolean
list_notes(Folder *self, GError **error)
{
  guint n_cards = 0;
  find_tagged(self);
  for (guint i = 0; i < self->walk->notes->len; i++) {
    self->current = self->walk->notes->pdata[i];
    if (g_cancellable_set_error_if_cancelled(self->cancellable, error) ||
        !list_note(self, &n_cards, error))
      return FALSE;
  }
  if (n_cards > 0)
    return TRUE;
  return fail_empty(self, error);
}

static IlkNote *
make_note(const IlkMarkedNote *marked, const IlkMarkedCard *card)
{
  static const char *const none[] = {NULL};
  g_autoptr(GPtrArray) tags = g_ptr_array_new();
  for (guint i = 0; i < marked->tags->len; i++)
    g_ptr_array_add(tags, marked->tags->pdata[i]);
  g_ptr_array_add(tags, NULL);
  const IlkCardContent content = {.question = card->question,
                                  .answer = card->answer,
                                  .tags = (const char *const *) tags->pdata,
                                  .distractors = none};
  return ilk_note_new_from_content(NULL, card->kind, &content, 0);
}

/* Returns: (transfer full): what a card is known by: its label in its note, or its question
 * wherever that stands; when that stands twice, where it does so later */
static char *
dup_key(Folder *self, const IlkMarkedCard *card)
{
  if (card->label != NULL)
    return g_strconcat("^", card->label, "\x1f", self->current, NULL);
  g_autofree char *filled = card->kind == ILK_NOTE_CLOZE ? ilk_cloze_dup_answer(card->question, 0)
                                                         : g_strdup(card->question);
  g_autofree char *key = ilk_text_to_nfc(filled);
  if (ilk_id_set_add(self->ids, key))
    return g_steal_pointer(&key);
  return g_strconcat(key, "\x1f", self->current, NULL);
}

static gboolean
find_media(gpointer data, const char *name, char **hash, GError **error)
{
  Folder *self = data;
  g_autofree char *inside = ilk_media_name_normalise(name);
  g_autofree char *folder = g_path_get_dirname(self->current);
  if (inside == NULL)
    return FALSE;
  g_autofree char *beside = g_build_filename(folder, inside, NULL);
  if (self->find(self->data, beside, hash, error))
    return TRUE;
  g_autofree char *base = g_path_get_basename(inside);
  g_autofree char *lower = g_utf8_strdown(base, -1);
  const char *elsewhere = g_hash_table_lookup(self->walk->files, lower);
  return (error == NULL || *error == NULL) && elsewhere != NULL &&
         self->find(self->data, elsewhere, hash, error);
}

/* What a remark says of when the card comes back. */
static void
add_time(IlkPackageCard *card, const IlkMarkedTime *time)
{
  gint64 now = ilk_clock_now();
  IlkReview start = {.kind = ILK_REVIEW_IMPORTED, .days = time->days, .ease = time->ease * 10};
  start.at = CLAMP((time->day - time->days) * ILK_MS_PER_DAY + NOON, 1, now);
  start.utc_offset = ilk_clock_utc_offset(start.at);
  card->due_day = time->day;
  card->log = g_array_new(FALSE, FALSE, sizeof(IlkReview));
  g_array_append_val(card->log, start);
}

static void
add_cards(Folder *self, IlkPackageNote *note, const IlkMarkedCard *marked, guint deck)
{
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note->note);
  for (guint i = 0; i < ordinals->len; i++) {
    IlkPackageCard card = {
        .ordinal = g_array_index(ordinals, int, i), .deck = deck, .position = self->position++};
    if (i < marked->times->len)
      add_time(&card, &g_array_index(marked->times, IlkMarkedTime, i));
    g_array_append_val(note->cards, card);
  }
}

static gboolean
is_too_long(const IlkMarkedCard *card)
{
  return strlen(card->question) > ILK_MAX_TEXT_BYTES || strlen(card->answer) > ILK_MAX_TEXT_BYTES;
}

static gboolean
take_card(Folder *self, IlkCardBatch *batch, const IlkMarkedNote *marked, const IlkMarkedCard *card,
          GError **error)
{
  IlkLossReport *losses = self->package->losses;
  g_autoptr(IlkNote) plain = make_note(marked, card);
  if (is_too_long(card) || !ilk_note_check(plain, NULL)) {
    ilk_loss_report_add(losses, is_too_long(card) ? ILK_LOSS_LENGTH : ILK_LOSS_NO_CARD, 1,
                        card->question);
    return TRUE;
  }
  g_autofree char *key = dup_key(self, card), *space = g_strconcat(PROGRAM ":", self->title, NULL);
  g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);
  g_autofree char *deck = dup_deck_name(self, marked, card);
  guint index = GPOINTER_TO_UINT(g_hash_table_lookup(self->decks, deck));
  /* A file that has changed since it was looked through waits for the next time. */
  if (index == 0 || !ilk_id_set_add(self->ids, sum)) {
    ilk_loss_report_add(losses, index == 0 ? ILK_LOSS_DAMAGED : ILK_LOSS_DUPLICATE, 1,
                        card->question);
    return TRUE;
  }
  IlkPackageNote *note = ilk_package_note_new(sum);
  note->uid = g_malloc(ILK_UID_LENGTH);
  ilk_uid_derive(note->uid, space, key);
  note->note = g_steal_pointer(&plain);
  g_ptr_array_add(batch->notes, note);
  add_cards(self, note, card, index - 1);
  g_auto(GStrv) names = ilk_note_dup_media(note->note);
  return ilk_media_finder_add_named(self->media, &note->note, (const char *const *) names,
                                    batch->media, error);
}

static gboolean
take_note(Folder *self, IlkCardBatch *batch, GError **error)
{
  IlkLossReport *losses = self->package->losses;
  g_autoptr(IlkMarkedNote) note = read_note(self, self->current);
  ilk_media_finder_forget(self->media);
  if (note == NULL)
    ilk_loss_report_add(losses, ILK_LOSS_FILE, 1, self->current);
  else if (note->n_tangled > 0)
    ilk_loss_report_add(losses, ILK_LOSS_LENGTH, note->n_tangled, self->current);
  for (guint i = 0; note != NULL && i < note->cards->len; i++)
    if (is_wanted(self, note->cards->pdata[i]) &&
        !take_card(self, batch, note, note->cards->pdata[i], error))
      return FALSE;
  return TRUE;
}

static IlkCardBatch *
next(IlkCardSource *source, GError **error)
{
  Folder *self = (Folder *) source;
  g_autoptr(IlkCardBatch) batch = ilk_package_batch_new();
  while (self->next < self->walk->notes->len && batch->notes->len < NOTES_AT_ONCE) {
    self->current = self->walk->notes->pdata[self->next++];
    if (g_cancellable_set_error_if_cancelled(self->cancellable, error) ||
        !take_note(self, batch, error))
      return NULL;
  }
  return batch->notes->len > 0 ? g_steal_pointer(&batch) : NULL;
}

static gboolean
rewind_folder(IlkCardSource *source, GError **error)
{
  Folder *self = (Folder *) source;
  ilk_loss_report_clear(self->package->losses);
  ilk_media_finder_forget(self->media);
  ilk_id_set_free(self->ids);
  self->ids = ilk_id_set_new();
  self->next = 0;
  self->position = 0;
  for (guint i = 0; i < self->walk->left_out->len; i++)
    ilk_loss_report_add(self->package->losses, ILK_LOSS_FILE, 1, self->walk->left_out->pdata[i]);
  return TRUE;
}

gboolean
ilk_notes_folder_is(GFile *file)
{
  const char *path = g_file_peek_path(file);
  return path != NULL && g_file_test(path, G_FILE_TEST_IS_DIR);
}

IlkCardSource *
ilk_notes_folder_new(const char *path, IlkFindMedia find, gpointer data, GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail(path != NULL && find != NULL, NULL);

  Folder *self = g_new0(Folder, 1);
  g_autoptr(IlkCardSource) source = &self->parent;
  g_autofree char *base = g_path_get_basename(path);
  self->parent = (IlkCardSource){.next = next, .rewind = rewind_folder, .free = folder_free};
  self->path = g_strdup(path);
  self->title = ilk_clean_path(base);
  self->find = find;
  self->data = data;
  self->cancellable = cancellable != NULL ? g_object_ref(cancellable) : NULL;
  self->package = ilk_package_new(PROGRAM);
  self->package->is_undated = TRUE;
  self->package->device = g_strdup("notes-folder");
  self->deck = ilk_deck_file_new(PROGRAM, self->title, NULL);
  self->decks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  self->ids = ilk_id_set_new();
  self->media = ilk_media_finder_new(find_media, self, self->package->losses);
  self->parent.deck = self->deck;
  self->parent.package = self->package;
  self->walk = ilk_note_walk_new(path, cancellable, error);
  if (self->walk == NULL || !list_notes(self, error) || !rewind_folder(&self->parent, error))
    return NULL;
  return g_steal_pointer(&source);
}
