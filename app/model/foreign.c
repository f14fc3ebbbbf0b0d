/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Faces and origin as lists of a note, and back.
 */
#include "app/model/foreign.h"

#include "app/base/limits.h"

#include <inttypes.h>
#include <stdlib.h>

#define VALUES_PER_FACE 4
#define ORIGIN_FIELDS 2 /* values before the fields */

/* What is stored of a note has to be whole without its lists, too: question and answer are those of
 * the first card, for who lists and looks for notes. */
static void
add_text(GArray *fields, const char *name, const char **value)
{
  const IlkField field = {.name = name, .values = value};
  g_array_append_val(fields, field);
}

static void
add_list(GArray *fields, const char *name, GPtrArray *values)
{
  const IlkField field = {
      .name = name, .values = (const char *const *) values->pdata, .is_list = TRUE};
  g_array_append_val(fields, field);
}

static GPtrArray *
write_faces(const IlkForeignFace *faces, guint n)
{
  GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < n; i++) {
    g_ptr_array_add(values, g_strdup_printf("%d", faces[i].ordinal));
    g_ptr_array_add(values, g_strdup(faces[i].question));
    g_ptr_array_add(values, g_strdup(faces[i].answer));
    g_ptr_array_add(values, g_strdup(faces[i].typed != NULL ? faces[i].typed : ""));
  }
  g_ptr_array_add(values, NULL);
  return values;
}

static GPtrArray *
write_origin(const IlkForeignOrigin *origin)
{
  GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(values, g_strdup(origin->model));
  g_ptr_array_add(values, g_strdup_printf("%" PRId64, origin->changed));
  for (gsize i = 0; origin->fields[i] != NULL; i++)
    g_ptr_array_add(values, g_strdup(origin->fields[i]));
  g_ptr_array_add(values, NULL);
  return values;
}

static gboolean
is_plain(const IlkForeignFace *faces, guint n)
{
  return n == 1 && faces->ordinal == 0 && *faces->question != '\0' && *faces->answer != '\0';
}

IlkNote *
ilk_foreign_note_new(const IlkForeignFace *faces, guint n, const IlkForeignOrigin *origin,
                     const char *const *tags, const char *media)
{
  g_return_val_if_fail((faces != NULL || n == 0) && origin != NULL, NULL);

  gboolean plain = is_plain(faces, n), typed = n > 0 && faces->typed != NULL;
  g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(IlkField));
  g_autoptr(GPtrArray) face_list = write_faces(faces, n);
  g_autoptr(GPtrArray) origin_list = write_origin(origin);
  const char *question[] = {n > 0 ? faces->question : "", NULL};
  const char *answer[] = {n > 0 ? faces->answer : "", NULL};
  const char *accept[] = {typed ? faces->typed : NULL, NULL};
  const IlkField accepted = {.name = ILK_FIELD_ACCEPT, .values = accept, .is_list = TRUE};

  add_text(fields, ILK_FIELD_QUESTION, question);
  add_text(fields, ILK_FIELD_ANSWER, answer);
  if (plain && typed)
    g_array_append_val(fields, accepted);
  if (!plain)
    add_list(fields, ILK_FIELD_FACES, face_list);
  add_list(fields, ILK_FIELD_ORIGIN, origin_list);
  return ilk_note_new(&(IlkNoteValues){
      .kind = plain ? ILK_NOTE_QUESTION_AND_ANSWER : ILK_NOTE_FOREIGN,
      .form = plain && typed ? ILK_ANSWER_TYPED : ILK_ANSWER_OPEN,
      .fields = (const IlkField *) (gpointer) fields->data,
      .n_fields = fields->len,
      .tags = tags,
      .media = media,
  });
}

static void
list_own(const IlkNote *note, GArray *faces)
{
  const char *const *accept = ilk_note_get_list(note, ILK_FIELD_ACCEPT);
  const char *question = ilk_note_get_text(note, ILK_FIELD_QUESTION);
  const char *answer = ilk_note_get_text(note, ILK_FIELD_ANSWER);
  const IlkForeignFace face = {0, question != NULL ? question : "", answer != NULL ? answer : "",
                               ilk_note_get_form(note) == ILK_ANSWER_TYPED ? accept[0] : NULL};
  g_array_append_val(faces, face);
}

static void
list_foreign(const IlkNote *note, GArray *faces)
{
  const char *const *values = ilk_note_get_list(note, ILK_FIELD_FACES);
  guint n = MIN(g_strv_length((char **) values) / VALUES_PER_FACE, ILK_MAX_CARDS_PER_NOTE);
  for (guint i = 0; i < n; i++, values += VALUES_PER_FACE) {
    const IlkForeignFace face = {(int) strtol(values[0], NULL, 10), values[1], values[2],
                                 *values[3] != '\0' ? values[3] : NULL};
    g_array_append_val(faces, face);
  }
}

GArray *
ilk_foreign_note_list(const IlkNote *note)
{
  GArray *faces = g_array_new(FALSE, FALSE, sizeof(IlkForeignFace));
  if (ilk_note_get_kind(note) == ILK_NOTE_FOREIGN)
    list_foreign(note, faces);
  else
    list_own(note, faces);
  return faces;
}

gboolean
ilk_foreign_origin_read(const IlkNote *note, IlkForeignOrigin *origin)
{
  const char *const *values = ilk_note_get_list(note, ILK_FIELD_ORIGIN);
  if (g_strv_length((char **) values) < ORIGIN_FIELDS)
    return FALSE;
  *origin =
      (IlkForeignOrigin){values[0], g_ascii_strtoll(values[1], NULL, 10), values + ORIGIN_FIELDS};
  return TRUE;
}

static gboolean
has_ordinal(const GArray *faces, int ordinal)
{
  for (guint i = 0; i < faces->len; i++)
    if (g_array_index(faces, IlkForeignFace, i).ordinal == ordinal)
      return TRUE;
  return FALSE;
}

static int
compare_faces(gconstpointer a, gconstpointer b)
{
  int one = ((const IlkForeignFace *) a)->ordinal, other = ((const IlkForeignFace *) b)->ordinal;
  return (one > other) - (one < other);
}

IlkNote *
ilk_foreign_note_merge(const IlkNote *note, const IlkNote *earlier)
{
  IlkForeignOrigin origin;
  g_autoptr(GArray) faces = ilk_foreign_note_list(note);
  g_autoptr(GArray) before = ilk_foreign_note_list(earlier);
  guint n = faces->len;
  for (guint i = 0; i < before->len; i++) {
    const IlkForeignFace *face = &g_array_index(before, IlkForeignFace, i);
    if (!has_ordinal(faces, face->ordinal))
      g_array_append_val(faces, *face);
  }
  if (faces->len == n || !ilk_foreign_origin_read(note, &origin))
    return ilk_note_ref((IlkNote *) note);
  g_array_sort(faces, compare_faces);
  return ilk_foreign_note_new((const IlkForeignFace *) (gpointer) faces->data, faces->len, &origin,
                              ilk_note_get_tags(note), ilk_note_get_media(note));
}
