/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one place that knows what the kinds of notes mean.
 */
#include "app/model/face.h"

#include "config.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/model/cloze.h"
#include "app/model/foreign.h"
#include "app/model/media-map.h"
#include "app/model/occlusion.h"
#include "app/model/pair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _IlkFace {
  IlkCardContent content; /* owned */
};

static const char *const none[] = {NULL};

static GArray *
list_numbers_below(int end)
{
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));
  for (int number = 0; number < end; number++)
    g_array_append_val(numbers, number);
  return numbers;
}

static const char *
get_question(const IlkNote *note)
{
  const char *question = ilk_note_get_text(note, ILK_FIELD_QUESTION);
  return question != NULL ? question : "";
}

static gint
compare_numbers(gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Gaps of the text, and parts of its pictures: the same in all but how they are asked. */
static GArray *
list_gaps(const char *text)
{
  GArray *numbers = ilk_cloze_list_numbers(text);
  g_autoptr(GArray) parts = ilk_occlusion_parse(text);
  for (guint i = 0; i < parts->len && numbers->len < ILK_MAX_CARDS_PER_NOTE; i++) {
    int number = g_array_index(parts, IlkHiddenPart, i).number;
    gboolean known = FALSE;
    for (guint j = 0; j < numbers->len; j++)
      known = known || g_array_index(numbers, int, j) == number;
    if (!known)
      g_array_append_val(numbers, number);
  }
  g_array_sort(numbers, compare_numbers);
  return numbers;
}

static GArray *
list_faces(const IlkNote *note)
{
  g_autoptr(GArray) faces = ilk_foreign_note_list(note);
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(int));
  for (guint i = 0; i < faces->len; i++)
    g_array_append_val(numbers, g_array_index(faces, IlkForeignFace, i).ordinal);
  return numbers;
}

GArray *
ilk_note_list_ordinals(const IlkNote *note)
{
  g_return_val_if_fail(note != NULL, NULL);

  switch (ilk_note_get_kind(note)) {
  case ILK_NOTE_QUESTION_AND_ANSWER:
    return list_numbers_below(1);
  case ILK_NOTE_BOTH_DIRECTIONS:
    return list_numbers_below(2);
  case ILK_NOTE_CLOZE:
    return list_gaps(get_question(note));
  case ILK_NOTE_FOREIGN:
  default:
    return list_faces(note);
  }
}

/* Parts @items, which it changes, from what is said of them. Returns: (transfer full) (nullable):
 * that, NULL when nothing is */
static const char *const *
split_reasons(const char *const *list)
{
  char **items = (char **) list;
  gboolean any = FALSE;
  guint n = items != NULL ? g_strv_length(items) : 0;
  char **reasons = g_new0(char *, n + 1);

  for (guint i = 0; i < n; i++) {
    g_autofree char *item = items[i];
    items[i] = ilk_wrong_answer_split(item, &reasons[i]);
    any = any || *reasons[i] != '\0';
  }
  if (any)
    return (const char *const *) reasons;
  g_strfreev(reasons);
  return NULL;
}

static void
take_reasons(IlkCardContent *content)
{
  g_strfreev((char **) content->key.reasons);
  g_strfreev((char **) content->key.right_reasons);
  content->key.reasons = split_reasons(content->distractors);
  content->key.right_reasons = split_reasons(content->key.right_answers);
}

static void
append_items(GString *out, const char *const *items, gboolean numbered)
{
  for (guint i = 0; items != NULL && items[i] != NULL; i++) {
    g_autofree char *marker = numbered ? g_strdup_printf("%u. ", i + 1) : g_strdup("- ");
    g_autofree char *blanks = g_strnfill(strlen(marker), ' ');
    g_auto(GStrv) lines = g_strsplit(items[i], "\n", -1);
    for (guint j = 0; lines[j] != NULL; j++)
      g_string_append_printf(out, "%s%s\n",
                             j == 0              ? marker
                             : *lines[j] != '\0' ? blanks
                                                 : "",
                             lines[j]);
  }
}

static void
append_pairs(GString *out, const char *const *pairs)
{
  for (; pairs != NULL && *pairs != NULL; pairs++) {
    g_autofree char *words = ilk_pair_dup_words(*pairs);
    const char *const item[] = {words, NULL};
    append_items(out, item, FALSE);
  }
}

/* What a card that is checked by a list says when it is studied as a card. */
static char *
dup_key_as_answer(const IlkAnswerKey *key)
{
  g_autoptr(GString) out = g_string_new(NULL);
  append_items(out, key->right_answers, FALSE);
  append_items(out, key->order, TRUE);
  append_pairs(out, key->pairs);
  if (out->len == 0 && key->accept != NULL)
    g_string_append(out, key->accept[0]);
  return g_strchomp(g_strdup(out->str));
}

static IlkFace *
take_content(IlkCardContent content, int seconds)
{
  IlkFace *self = g_new(IlkFace, 1);
  self->content = content;
  take_reasons(&self->content);
  if (*content.answer == '\0') {
    self->content.answer = dup_key_as_answer(&content.key);
    g_free((char *) content.answer);
  }
  self->content.seconds =
      seconds > 0 ? seconds : ilk_target_seconds_for_answer(self->content.answer);
  return self;
}

/* Only question and answer change places: what checks the answer was written for one of them. */
static IlkFace *
turn(IlkCardContent content, int seconds)
{
  const char *question = content.question;
  content.question = content.answer;
  content.answer = question;
  content.distractors = none;
  content.key = (IlkAnswerKey){.form = content.key.form};
  return take_content(ilk_card_content_copy(&content), seconds);
}

/* Returns: (transfer full): what the parts of @number show, "" when that is not said */
static char *
dup_names(const GArray *parts, int number)
{
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < parts->len; i++) {
    const IlkHiddenPart *part = &g_array_index(parts, IlkHiddenPart, i);
    if (part->number == number && *part->name != '\0')
      g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", part->name);
  }
  return g_string_free(g_steal_pointer(&names), FALSE);
}

/* Tells @text, which it takes, what of its pictures @number covers or marks. */
static char *
take_with_parts(char *text, const char *media, const GArray *parts, int number, gboolean shown)
{
  g_autofree char *taken = text;
  const char *picture = NULL;
  g_autofree char *options = ilk_occlusion_dup_options(parts, number, shown, &picture);
  return options != NULL ? ilk_media_map_resolve(taken, media, picture, options)
                         : g_steal_pointer(&taken);
}

/* Returns: (transfer full): the pictures of @text, a paragraph each */
static char *
dup_pictures(const char *text)
{
  static const char pattern[] = "!\\[[^\\]\n]*\\]\\([^)\n]*\\)";
  g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GString) pictures = g_string_new(NULL);
  for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
       g_match_info_next(match, NULL)) {
    g_autofree char *picture = g_match_info_fetch(match, 0);
    g_string_append_printf(pictures, "%s%s", pictures->len > 0 ? "\n\n" : "", picture);
  }
  return g_string_free(g_steal_pointer(&pictures), FALSE);
}

static gboolean
has_part(const GArray *parts, int number)
{
  for (guint i = 0; i < parts->len; i++) {
    if (g_array_index(parts, IlkHiddenPart, i).number == number)
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full): the answer's text: names come first, like any short answer. Of a part
 * of a picture only pictures follow, since the text was the question. */
static char *
dup_filled(const char *text, const char *media, const GArray *parts, int number)
{
  g_autofree char *filled =
      take_with_parts(ilk_cloze_dup_answer(text, number), media, parts, number, TRUE);
  g_autofree char *names = dup_names(parts, number);
  g_autofree char *gaps = ilk_cloze_dup_asked(text, number);
  g_autofree char *rest =
      has_part(parts, number) && *gaps == '\0' ? dup_pictures(filled) : g_steal_pointer(&filled);
  return *names != '\0' ? g_strdup_printf("**%s**\n\n%s", names, rest) : g_steal_pointer(&rest);
}

static char *
dup_asked(const char *text, const GArray *parts, int number)
{
  g_autofree char *names = dup_names(parts, number);
  return *names != '\0' ? g_steal_pointer(&names) : ilk_cloze_dup_asked(text, number);
}

static IlkFace *
fill_gaps(IlkCardContent content, const char *media, int number, int seconds)
{
  g_autoptr(GArray) parts = ilk_occlusion_parse(content.question);
  g_autofree char *text = ilk_occlusion_dup_text(content.question);
  g_autofree char *question =
      take_with_parts(ilk_cloze_dup_question(text, number), media, parts, number, FALSE);
  g_autofree char *filled = dup_filled(text, media, parts, number);
  g_autofree char *asked = dup_asked(text, parts, number);
  g_autofree char *answer = *content.answer != '\0'
                                ? g_strconcat(filled, "\n\n", content.answer, NULL)
                                : g_steal_pointer(&filled);
  const char *accept[] = {asked, NULL};

  content.question = question;
  content.answer = answer;
  content.key.has_gaps = TRUE;
  content.key.short_answer = NULL;
  if (content.key.accept == NULL)
    content.key.accept = accept;
  return take_content(ilk_card_content_copy(&content), seconds);
}

static void
resolve(const char **text, const char *media)
{
  char *resolved = *text != NULL ? ilk_media_map_resolve(*text, media, NULL, NULL) : NULL;
  g_free((char *) *text);
  *text = resolved;
}

static void
resolve_list(const char *const *list, const char *media)
{
  for (gsize i = 0; list != NULL && list[i] != NULL; i++)
    resolve((const char **) &list[i], media);
}

/* What shows a card needs not know its note to find its files. */
static IlkFace *
find_files(IlkFace *self, const char *media)
{
  IlkCardContent *content = &self->content;
  if (*media == '\0')
    return self;
  resolve(&content->question, media);
  resolve(&content->answer, media);
  resolve(&content->source, media);
  resolve_list(content->distractors, media);
  resolve_list(content->key.reasons, media);
  resolve_list(content->key.right_reasons, media);
  resolve_list(content->key.right_answers, media);
  resolve_list(content->key.pairs, media);
  resolve_list(content->key.order, media);
  return self;
}

/* What another program's templates have made of it. */
static IlkFace *
show_foreign(const IlkNote *note, int ordinal, int seconds, const char *demo)
{
  g_autoptr(GArray) faces = ilk_foreign_note_list(note);
  IlkForeignFace face = {.question = "", .answer = ""};
  for (guint i = 0; i < faces->len; i++)
    if (g_array_index(faces, IlkForeignFace, i).ordinal == ordinal)
      face = g_array_index(faces, IlkForeignFace, i);
  const char *accept[] = {face.typed, NULL};
  IlkCardContent content = {.question = face.question,
                            .answer = face.answer,
                            .demo = demo,
                            .tags = ilk_note_get_tags(note),
                            .distractors = none};
  if (face.typed != NULL)
    content.key = (IlkAnswerKey){.form = ILK_ANSWER_TYPED, .accept = accept};
  return take_content(ilk_card_content_copy(&content), seconds);
}

static gboolean
has_ordinal(const IlkNote *note, int ordinal)
{
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  for (guint i = 0; i < ordinals->len; i++) {
    if (g_array_index(ordinals, int, i) == ordinal)
      return TRUE;
  }
  return FALSE;
}

IlkFace *
ilk_face_new(IlkNote *note, int ordinal, int seconds, const char *demo, GError **error)
{
  g_return_val_if_fail(note != NULL, NULL);

  IlkNoteKind kind = ilk_note_get_kind(note);
  if (!has_ordinal(note, ordinal)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("The note no longer has the card %d."),
                ordinal);
    return NULL;
  }

  if (kind == ILK_NOTE_FOREIGN)
    return find_files(show_foreign(note, ordinal, seconds, demo), ilk_note_get_media(note));
  IlkCardContent content = ilk_note_get_content(note);
  content.demo = demo;
  IlkFace *face = kind == ILK_NOTE_CLOZE
                      ? fill_gaps(content, ilk_note_get_media(note), ordinal, seconds)
                  : ordinal == 1 ? turn(content, seconds)
                                 : take_content(ilk_card_content_copy(&content), seconds);
  return find_files(face, ilk_note_get_media(note));
}

const IlkCardContent *
ilk_face_get_content(const IlkFace *self)
{
  return &self->content;
}

void
ilk_face_free(IlkFace *self)
{
  ilk_card_content_clear(&self->content);
  g_free(self);
}
