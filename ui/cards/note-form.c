/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The texts stand in a table, so that none of them is forgotten when forms are compared, kept or
 * freed.
 */
#include "ui/cards/note-form.h"

#include "app/base/limits.h"
#include "app/model/media-map.h"

#include <string.h>

#define GROUP "card"

/* The texts, by the names they have in a draft. */
static const struct {
  const char *name;
  gsize offset;
} texts[] = {
    {"question", G_STRUCT_OFFSET(UiNoteForm, question)},
    {"answer", G_STRUCT_OFFSET(UiNoteForm, answer)},
    {"source", G_STRUCT_OFFSET(UiNoteForm, source)},
    {"wrong", G_STRUCT_OFFSET(UiNoteForm, wrong)},
    {"tags", G_STRUCT_OFFSET(UiNoteForm, tags)},
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

/* An item of several lines has its later ones indented, so that it stays one. */
static char *
join_items(const char *const *items)
{
  g_autoptr(GString) lines = g_string_new(NULL);

  for (guint i = 0; items[i] != NULL; i++) {
    g_auto(GStrv) parts = g_strsplit(items[i], "\n", -1);
    g_autofree char *item = g_strjoinv("\n  ", parts);

    g_string_append_printf(lines, "%s%s", i > 0 ? "\n" : "", item);
  }
  return g_string_free(g_steal_pointer(&lines), FALSE);
}

static void
append_item(GPtrArray *items, const char *line)
{
  char **last = items->len > 0 ? (char **) &g_ptr_array_index(items, items->len - 1) : NULL;

  if (last != NULL && g_str_has_prefix(line, "  ")) {
    char *longer = g_strconcat(*last, "\n", line + 2, NULL);
    g_free(*last);
    *last = longer;
  } else if (*line != '\0') {
    g_ptr_array_add(items, g_strdup(line));
  }
}

static char **
split_items(const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (items->len < ILK_MAX_DISTRACTORS || g_str_has_prefix(lines[i], "  "))
      append_item(items, lines[i]);
  g_ptr_array_add(items, NULL);
  return (char **) g_ptr_array_steal(items, NULL);
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

static UiNoteKind
get_kind(const IlkNote *note)
{
  if (ilk_note_get_kind(note) == ILK_NOTE_BOTH_DIRECTIONS)
    return UI_NOTE_BOTH_DIRECTIONS;
  if (ilk_note_get_kind(note) == ILK_NOTE_CLOZE)
    return UI_NOTE_CLOZE;
  return ilk_note_get_form(note) == ILK_ANSWER_TYPED ? UI_NOTE_TYPED : UI_NOTE_QUESTION_AND_ANSWER;
}

UiNoteForm *
ui_note_form_new_of_note(const IlkNote *note, int seconds, const char *demo)
{
  g_return_val_if_fail(note != NULL && ilk_note_get_kind(note) != ILK_NOTE_FOREIGN, NULL);

  const IlkCardContent content = ilk_note_get_content(note);
  UiNoteForm *self = ui_note_form_new();
  g_autofree char *wrong = join_items(content.distractors);
  g_autofree char *tags = g_strjoinv(", ", (char **) content.tags);

  self->kind = get_kind(note);
  self->seconds = seconds;
  set_text(&self->question, content.question);
  set_text(&self->answer, content.answer);
  set_text(&self->source, content.source);
  set_text(&self->wrong, wrong);
  set_text(&self->tags, tags);
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
         self->seconds == other->seconds;
}

gboolean
ui_note_form_is_blank(const UiNoteForm *self)
{
  return *self->question == '\0' && *self->answer == '\0' && *self->source == '\0' &&
         *self->wrong == '\0';
}

static IlkNoteKind
get_note_kind(UiNoteKind kind)
{
  if (kind == UI_NOTE_BOTH_DIRECTIONS)
    return ILK_NOTE_BOTH_DIRECTIONS;
  return kind == UI_NOTE_CLOZE ? ILK_NOTE_CLOZE : ILK_NOTE_QUESTION_AND_ANSWER;
}

static IlkAnswerForm
get_answer_form(UiNoteKind kind, IlkAnswerForm before)
{
  if (kind == UI_NOTE_TYPED)
    return ILK_ANSWER_TYPED;
  /* A cloze that is typed was made so elsewhere, and stays so. */
  if (before == ILK_ANSWER_TYPED && kind == UI_NOTE_QUESTION_AND_ANSWER)
    return ILK_ANSWER_OPEN;
  return before;
}

/* A picture whose name was taken out of the text is the note's no more. */
static IlkNote *
take_media(const IlkNote *note, const char *media)
{
  g_auto(GStrv) names = ilk_note_dup_media(note);
  g_autofree char *map = ilk_media_map_merge(media, NULL, (const char *const *) names);

  return ilk_note_new_with_media(note, map);
}

IlkNote *
ui_note_form_make_note(const UiNoteForm *self, const IlkNote *base)
{
  g_return_val_if_fail(self != NULL, NULL);

  IlkCardContent content = base != NULL ? ilk_note_get_content(base) : (IlkCardContent){0};
  g_autofree char *question = g_strchomp(g_strdup(self->question));
  g_autofree char *answer = g_strchomp(g_strdup(self->answer));
  g_auto(GStrv) wrong = split_items(self->wrong);
  g_auto(GStrv) tags = split_tags(self->tags);

  content.question = question;
  content.answer = answer;
  content.source = *self->source != '\0' ? self->source : NULL;
  content.distractors = (const char *const *) wrong;
  content.tags = (const char *const *) tags;
  content.key.form = get_answer_form(self->kind, content.key.form);
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
  self->seconds =
      CLAMP(g_key_file_get_integer(file, GROUP, "seconds", NULL), 0, ILK_MAX_TARGET_SECONDS);
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *value = g_key_file_get_string(file, GROUP, texts[i].name, NULL);
    set_text(get_text(self, i), value);
  }
  return g_steal_pointer(&self);
}
