/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An immutable note: names and values, and the way from and to what a deck file says.
 */
#include "app/model/note.h"

#include "app/model/media-names.h"

#include <string.h>

struct _IlkNote {
  /* Owned */
  IlkField *fields;
  char **tags;
  char *media;

  gsize n_fields;
  guint8 uid[ILK_UID_LENGTH];
  IlkNoteKind kind;
  IlkAnswerForm form;
  gint64 changed;
};

static const char *const none[] = {NULL};

IlkNote *
ilk_note_new(const IlkNoteValues *values)
{
  g_return_val_if_fail(values != NULL, NULL);

  IlkNote *self = g_atomic_rc_box_new0(IlkNote);
  if (values->uid != NULL)
    memcpy(self->uid, values->uid, ILK_UID_LENGTH);
  self->kind = values->kind;
  self->form = values->form;
  self->changed = values->changed;
  self->tags = g_strdupv((char **) (values->tags != NULL ? values->tags : none));
  self->media = g_strdup(values->media != NULL ? values->media : "");
  self->n_fields = values->n_fields;
  self->fields = g_new0(IlkField, values->n_fields);
  for (gsize i = 0; i < values->n_fields; i++) {
    const IlkField *field = &values->fields[i];
    self->fields[i] = (IlkField){.name = g_strdup(field->name),
                                 .values = (const char *const *) g_strdupv((char **) field->values),
                                 .is_list = field->is_list};
  }
  return self;
}

static void
append_text(GArray *fields, const char *name, const char **value)
{
  const IlkField field = {.name = name, .values = value};
  if (*value != NULL)
    g_array_append_val(fields, field);
}

static void
append_list(GArray *fields, const char *name, const char *const *values)
{
  const IlkField field = {.name = name, .values = values, .is_list = TRUE};
  if (values != NULL && values[0] != NULL)
    g_array_append_val(fields, field);
}

IlkNote *
ilk_note_new_from_content(const guint8 *uid, IlkNoteKind kind, const IlkCardContent *content,
                          gint64 changed)
{
  g_return_val_if_fail(kind != ILK_NOTE_FOREIGN && content != NULL, NULL);

  g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(IlkField));
  const char *question[] = {content->question, NULL};
  const char *answer[] = {content->answer, NULL};
  const char *short_answer[] = {content->key.short_answer, NULL};
  const char *source[] = {content->source, NULL};

  append_text(fields, ILK_FIELD_QUESTION, question);
  append_text(fields, ILK_FIELD_ANSWER, answer);
  append_text(fields, ILK_FIELD_SHORT_ANSWER, short_answer);
  append_text(fields, ILK_FIELD_SOURCE, source);
  append_list(fields, ILK_FIELD_WRONG_ANSWERS, content->distractors);
  append_list(fields, ILK_FIELD_RIGHT_ANSWERS, content->key.right_answers);
  append_list(fields, ILK_FIELD_ACCEPT, content->key.accept);
  append_list(fields, ILK_FIELD_PAIRS, content->key.pairs);
  append_list(fields, ILK_FIELD_ORDER, content->key.order);
  append_list(fields, ILK_FIELD_NEEDS, content->needs);
  const IlkNoteValues values = {.uid = uid,
                                .kind = kind,
                                .form = content->key.form,
                                .fields = (const IlkField *) (gpointer) fields->data,
                                .n_fields = fields->len,
                                .tags = content->tags,
                                .changed = changed};
  return ilk_note_new(&values);
}

IlkNote *
ilk_note_new_with_media(const IlkNote *note, const char *media)
{
  g_return_val_if_fail(note != NULL, NULL);

  const IlkNoteValues values = {.uid = note->uid,
                                .kind = note->kind,
                                .form = note->form,
                                .fields = note->fields,
                                .n_fields = note->n_fields,
                                .tags = ilk_note_get_tags(note),
                                .changed = note->changed,
                                .media = media};
  return ilk_note_new(&values);
}

IlkNote *
ilk_note_ref(IlkNote *self)
{
  return g_atomic_rc_box_acquire(self);
}

static void
clear(gpointer data)
{
  IlkNote *self = data;
  for (gsize i = 0; i < self->n_fields; i++) {
    g_free((char *) self->fields[i].name);
    g_strfreev((char **) self->fields[i].values);
  }
  g_free(self->fields);
  g_strfreev(self->tags);
  g_free(self->media);
}

void
ilk_note_unref(IlkNote *self)
{
  g_atomic_rc_box_release_full(self, clear);
}

const guint8 *
ilk_note_get_uid(const IlkNote *self)
{
  return self->uid;
}

IlkNoteKind
ilk_note_get_kind(const IlkNote *self)
{
  return self->kind;
}

IlkAnswerForm
ilk_note_get_form(const IlkNote *self)
{
  return self->form;
}

gint64
ilk_note_get_changed(const IlkNote *self)
{
  return self->changed;
}

const char *const *
ilk_note_get_tags(const IlkNote *self)
{
  return (const char *const *) self->tags;
}

gsize
ilk_note_get_n_fields(const IlkNote *self)
{
  return self->n_fields;
}

const IlkField *
ilk_note_get_field(const IlkNote *self, gsize index)
{
  g_return_val_if_fail(index < self->n_fields, NULL);
  return &self->fields[index];
}

const char *const *
ilk_note_get_list(const IlkNote *self, const char *name)
{
  for (gsize i = 0; i < self->n_fields; i++) {
    if (g_str_equal(self->fields[i].name, name))
      return self->fields[i].values;
  }
  return none;
}

const char *
ilk_note_get_text(const IlkNote *self, const char *name)
{
  return ilk_note_get_list(self, name)[0];
}

const char *
ilk_note_get_media(const IlkNote *self)
{
  return self->media;
}

char **
ilk_note_dup_media(const IlkNote *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (gsize i = 0; i < self->n_fields; i++) {
    for (const char *const *value = self->fields[i].values; *value != NULL; value++)
      ilk_media_names_collect(names, *value);
  }
  g_ptr_array_add(names, NULL);
  return (char **) g_ptr_array_steal(names, NULL);
}

static const char *const *
list_or_null(const IlkNote *self, const char *name)
{
  const char *const *list = ilk_note_get_list(self, name);
  return list[0] != NULL ? list : NULL;
}

IlkCardContent
ilk_note_get_content(const IlkNote *self)
{
  const char *question = ilk_note_get_text(self, ILK_FIELD_QUESTION);
  const char *answer = ilk_note_get_text(self, ILK_FIELD_ANSWER);

  return (IlkCardContent){
      .question = question != NULL ? question : "",
      .answer = answer != NULL ? answer : "",
      .tags = ilk_note_get_tags(self),
      .distractors = ilk_note_get_list(self, ILK_FIELD_WRONG_ANSWERS),
      .source = ilk_note_get_text(self, ILK_FIELD_SOURCE),
      .needs = list_or_null(self, ILK_FIELD_NEEDS),
      .key = {.form = self->form,
              .short_answer = ilk_note_get_text(self, ILK_FIELD_SHORT_ANSWER),
              .accept = list_or_null(self, ILK_FIELD_ACCEPT),
              .right_answers = list_or_null(self, ILK_FIELD_RIGHT_ANSWERS),
              .pairs = list_or_null(self, ILK_FIELD_PAIRS),
              .order = list_or_null(self, ILK_FIELD_ORDER)},
  };
}
