/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts stand in a table, so that none of them is forgotten when forms are compared, kept or
 * freed.
 */
#include "ui/cards/note-form.h"

#include "app/base/limits.h"
#include "app/deckfile/item-list.h"
#include "app/deckfile/markdown-text.h"
#include "app/model/media-map.h"
#include "app/quiz/number.h"
#include "ui/cards/item-lines.h"

#include <string.h>

#define GROUP "card"

/* The texts, by the names they have in a draft. */
static const struct {
  const char *name;
  gsize offset;
} texts[] = {
    {"question", G_STRUCT_OFFSET(UiNoteForm, question)},
    {"answer", G_STRUCT_OFFSET(UiNoteForm, answer)},
    {"short", G_STRUCT_OFFSET(UiNoteForm, short_answer)},
    {"source", G_STRUCT_OFFSET(UiNoteForm, source)},
    {"wrong", G_STRUCT_OFFSET(UiNoteForm, wrong)},
    {"right", G_STRUCT_OFFSET(UiNoteForm, right)},
    {"accept", G_STRUCT_OFFSET(UiNoteForm, accept)},
    {"pairs", G_STRUCT_OFFSET(UiNoteForm, pairs)},
    {"order", G_STRUCT_OFFSET(UiNoteForm, order)},
    {"tags", G_STRUCT_OFFSET(UiNoteForm, tags)},
    {"needs", G_STRUCT_OFFSET(UiNoteForm, needs)},
    {"demo", G_STRUCT_OFFSET(UiNoteForm, demo)},
    {"media", G_STRUCT_OFFSET(UiNoteForm, media)},
};

static char **
get_text(const UiNoteForm *self, gsize i)
{
  return &G_STRUCT_MEMBER(char *, self, texts[i].offset);
}

static void
set_text(char **text, const char *value)
{
  g_free(*text);
  *text = g_strdup(value != NULL ? value : "");
}

UiNoteForm *
ui_note_form_new(void)
{
  UiNoteForm *self = g_new0(UiNoteForm, 1);

  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    set_text(get_text(self, i), "");
  return self;
}

void
ui_note_form_free(UiNoteForm *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(*get_text(self, i));
  g_free(self);
}

/* Each once. A tag may have blanks in it. */
static char **
split_tags(const char *text)
{
  g_auto(GStrv) parts = g_strsplit_set(text, ",\n", -1);
  g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; parts[i] != NULL && tags->len < ILK_MAX_TAGS; i++) {
    const char *tag = g_strstrip(parts[i]);

    if (*tag != '\0' && !g_ptr_array_find_with_equal_func(tags, tag, g_str_equal, NULL))
      g_ptr_array_add(tags, g_strdup(tag));
  }
  g_ptr_array_add(tags, NULL);
  return (char **) g_ptr_array_steal(tags, NULL);
}

gboolean
ui_note_form_has_numbers(const char *const *accept)
{
  for (guint i = 0; accept != NULL && accept[i] != NULL; i++) {
    IlkQuizNumber number;

    if (!ilk_quiz_number_parse(&number, accept[i]))
      return FALSE;
  }
  return accept != NULL && accept[0] != NULL;
}

/* What a card of question and answer is asked for says its kind. */
static UiNoteKind
get_kind_of_key(const IlkAnswerKey *key)
{
  if (key->form != ILK_ANSWER_OPEN)
    return key->form == ILK_ANSWER_TYPED ? UI_NOTE_TYPED : UI_NOTE_TRUE_FALSE;
  if (key->right_answers != NULL)
    return UI_NOTE_SEVERAL;
  if (key->order != NULL)
    return UI_NOTE_ORDER;
  if (key->pairs != NULL)
    return UI_NOTE_MATCHING;
  return ui_note_form_has_numbers(key->accept) ? UI_NOTE_NUMBER : UI_NOTE_QUESTION_AND_ANSWER;
}

static UiNoteKind
get_kind(const IlkNote *note, const IlkAnswerKey *key)
{
  if (ilk_note_get_kind(note) == ILK_NOTE_BOTH_DIRECTIONS)
    return UI_NOTE_BOTH_DIRECTIONS;
  return ilk_note_get_kind(note) == ILK_NOTE_CLOZE ? UI_NOTE_CLOZE : get_kind_of_key(key);
}

static void
set_list(char **text, const char *const *items)
{
  g_free(*text);
  *text = ui_item_lines_join(items);
}

UiNoteForm *
ui_note_form_new_of_note(const IlkNote *note, int seconds, const char *demo)
{
  g_return_val_if_fail(note != NULL && ilk_note_get_kind(note) != ILK_NOTE_FOREIGN, NULL);

  const IlkCardContent content = ilk_note_get_content(note);
  UiNoteForm *self = ui_note_form_new();
  g_autofree char *tags = g_strjoinv(", ", (char **) content.tags);
  g_autofree char *needs = content.needs != NULL ? g_strjoinv("\n", (char **) content.needs) : NULL;

  self->kind = get_kind(note, &content.key);
  self->typed = content.key.form == ILK_ANSWER_TYPED;
  self->seconds = seconds;
  set_text(&self->question, content.question);
  set_text(&self->answer, content.answer);
  set_text(&self->short_answer, content.key.short_answer);
  set_text(&self->source, content.source);
  set_list(&self->wrong, content.distractors);
  set_list(&self->right, content.key.right_answers);
  set_list(&self->accept, content.key.accept);
  set_list(&self->pairs, content.key.pairs);
  set_list(&self->order, content.key.order);
  set_text(&self->tags, tags);
  set_text(&self->needs, needs);
  set_text(&self->demo, demo);
  set_text(&self->media, ilk_note_get_media(note));
  return self;
}

gboolean
ui_note_form_is_equal(const UiNoteForm *self, const UiNoteForm *other)
{
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    if (!g_str_equal(*get_text(self, i), *get_text(other, i)))
      return FALSE;
  return self->note == other->note && self->deck == other->deck && self->kind == other->kind &&
         self->typed == other->typed && self->seconds == other->seconds;
}

/* Tags and demo may come from the card before. */
gboolean
ui_note_form_is_blank(const UiNoteForm *self)
{
  const char *const written[] = {self->question, self->answer, self->short_answer,
                                 self->source,   self->wrong,  self->right,
                                 self->accept,   self->pairs,  self->order};

  for (gsize i = 0; i < G_N_ELEMENTS(written); i++)
    if (*written[i] != '\0')
      return FALSE;
  return TRUE;
}

static IlkNoteKind
get_note_kind(UiNoteKind kind)
{
  if (kind == UI_NOTE_BOTH_DIRECTIONS)
    return ILK_NOTE_BOTH_DIRECTIONS;
  return kind == UI_NOTE_CLOZE ? ILK_NOTE_CLOZE : ILK_NOTE_QUESTION_AND_ANSWER;
}

/* @before: of the note that is changed; what the editor does not offer stays as it is there */
static IlkAnswerForm
get_answer_form(const UiNoteForm *self, IlkAnswerForm before)
{
  gboolean may_be_typed = self->kind == UI_NOTE_BOTH_DIRECTIONS || self->kind == UI_NOTE_CLOZE;

  if (self->kind == UI_NOTE_TYPED || (may_be_typed && self->typed))
    return ILK_ANSWER_TYPED;
  if (self->kind == UI_NOTE_TRUE_FALSE || (may_be_typed && before == ILK_ANSWER_TRUE_FALSE))
    return ILK_ANSWER_TRUE_FALSE;
  return ILK_ANSWER_OPEN;
}

/* A picture whose name was taken out of the text is the note's no more. */
static IlkNote *
take_media(const IlkNote *note, const char *media)
{
  g_auto(GStrv) names = ilk_note_dup_media(note);
  g_autofree char *map = ilk_media_map_merge(media, NULL, (const char *const *) names);

  return ilk_note_new_with_media(note, map);
}

static char **
dup_pairs(const char *text)
{
  char **pairs = ui_item_lines_split(text);

  for (char **pair = pairs; *pair != NULL; pair++) {
    g_autofree char *written = *pair;
    *pair = ilk_pair_normalise(written);
  }
  return pairs;
}

static const char *
or_null(const char *text)
{
  return *text != '\0' ? text : NULL;
}

IlkNote *
ui_note_form_make_note(const UiNoteForm *self, const IlkNote *base)
{
  g_return_val_if_fail(self != NULL, NULL);

  g_autofree char *question = ilk_markdown_normalise(self->question);
  g_autofree char *answer = ilk_markdown_normalise(self->answer);
  g_autofree char *short_answer = ilk_markdown_normalise(self->short_answer);
  g_autofree char *source = ilk_markdown_normalise(self->source);
  g_auto(GStrv) wrong = ui_item_lines_split(self->wrong);
  g_auto(GStrv) right = ui_item_lines_split(self->right);
  g_auto(GStrv) accept = ui_item_lines_split(self->accept);
  g_auto(GStrv) pairs = dup_pairs(self->pairs);
  g_auto(GStrv) order = ui_item_lines_split(self->order);
  g_auto(GStrv) tags = split_tags(self->tags);
  g_auto(GStrv) needs = *self->needs != '\0' ? g_strsplit(self->needs, "\n", -1) : NULL;
  const IlkCardContent content = {
      .question = question,
      .answer = answer,
      .source = or_null(source),
      .needs = (const char *const *) needs,
      .distractors = (const char *const *) wrong,
      .tags = (const char *const *) tags,
      .key = {.form =
                  get_answer_form(self, base != NULL ? ilk_note_get_form(base) : ILK_ANSWER_OPEN),
              .short_answer = or_null(short_answer),
              .accept = (const char *const *) accept,
              .right_answers = (const char *const *) right,
              .pairs = (const char *const *) pairs,
              .order = (const char *const *) order}};
  g_autoptr(IlkNote) note = ilk_note_new_from_content(base != NULL ? ilk_note_get_uid(base) : NULL,
                                                      get_note_kind(self->kind), &content, 0);
  return take_media(note, self->media);
}

char *
ui_note_form_serialise(const UiNoteForm *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new();

  g_key_file_set_int64(file, GROUP, "note", self->note);
  g_key_file_set_int64(file, GROUP, "deck", self->deck);
  g_key_file_set_integer(file, GROUP, "kind", (int) self->kind);
  g_key_file_set_boolean(file, GROUP, "typed", self->typed);
  g_key_file_set_integer(file, GROUP, "seconds", self->seconds);
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_key_file_set_string(file, GROUP, texts[i].name, *get_text(self, i));
  return g_key_file_to_data(file, NULL, NULL);
}

UiNoteForm *
ui_note_form_parse(const char *text, gsize length)
{
  g_autoptr(GKeyFile) file = g_key_file_new();
  g_autoptr(UiNoteForm) self = ui_note_form_new();

  if (!g_key_file_load_from_data(file, text, length, G_KEY_FILE_NONE, NULL) ||
      !g_key_file_has_group(file, GROUP))
    return NULL;
  self->note = g_key_file_get_int64(file, GROUP, "note", NULL);
  self->deck = g_key_file_get_int64(file, GROUP, "deck", NULL);
  self->kind =
      (UiNoteKind) CLAMP(g_key_file_get_integer(file, GROUP, "kind", NULL), 0, UI_N_NOTE_KINDS - 1);
  self->typed = g_key_file_get_boolean(file, GROUP, "typed", NULL);
  self->seconds =
      CLAMP(g_key_file_get_integer(file, GROUP, "seconds", NULL), 0, ILK_MAX_TARGET_SECONDS);
  self->lacks_needs = !g_key_file_has_key(file, GROUP, "needs", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *value = g_key_file_get_string(file, GROUP, texts[i].name, NULL);
    set_text(get_text(self, i), value);
  }
  return g_steal_pointer(&self);
}
