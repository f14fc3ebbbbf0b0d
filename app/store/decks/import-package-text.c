/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text changes the fields of a note that a package brought: the templates that came with that
 * make its cards anew.
 */
#include "app/store/decks/import-package.h"

#include "app/anki/json.h"
#include "app/anki/render.h"
#include "app/model/foreign.h"
#include "app/model/media-map.h"

#include <string.h>

#define MODEL_KEY "model:"

char *
ilk_package_run_dup_model_key(const IlkPackageRun *self, const char *model)
{
  return g_strconcat(MODEL_KEY, self->package->program, ":", model, NULL);
}

/* @notetype: (out) (nullable): NULL when its templates were not kept */
static gboolean
read_model(IlkPackageRun *self, const char *model, IlkAnkiNotetype **notetype, GError **error)
{
  g_autofree char *key = ilk_package_run_dup_model_key(self, model);
  g_autofree char *text = ilk_store_dup_config(self->run->store, key, error);
  if (text == NULL)
    return FALSE;
  g_autoptr(JsonNode) root = *text != '\0' ? ilk_anki_json_parse(text, strlen(text), NULL) : NULL;
  JsonObject *object = ilk_anki_json_object(root);
  *notetype = object != NULL ? ilk_anki_notetype_new_from_json(0, object) : NULL;
  if (*notetype != NULL)
    ilk_anki_notetype_parse(*notetype);
  return TRUE;
}

static gboolean
has_same_fields(const IlkForeignOrigin *origin, const IlkForeignOrigin *other)
{
  guint n = g_strv_length((char **) origin->fields),
        n_other = g_strv_length((char **) other->fields);
  for (guint i = 0; i < MAX(n, n_other); i++) {
    const char *field = i < n ? origin->fields[i] : "";
    if (!g_str_equal(field, i < n_other ? other->fields[i] : ""))
      return FALSE;
  }
  return TRUE;
}

static IlkNote *
render(const IlkAnkiNotetype *notetype, const IlkForeignOrigin *origin, const char *const *fields,
       const IlkNote *text, const IlkNote *before)
{
  guint losses = 0;
  g_autoptr(IlkHtmlReader) reader = ilk_html_reader_new(NULL, NULL);
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GArray) faces = ilk_foreign_note_list(before);
  g_autofree int *ordinals = g_new0(int, faces->len);
  g_autofree const char **decks = g_new(const char *, faces->len);
  for (guint i = 0; i < faces->len; i++) {
    ordinals[i] = g_array_index(faces, IlkForeignFace, i).ordinal;
    decks[i] = "";
  }
  const IlkAnkiNote note = {.fields = fields,
                            .n_fields = MIN(g_strv_length((char **) fields), notetype->fields->len),
                            .ordinals = ordinals,
                            .decks = decks,
                            .n_ordinals = faces->len,
                            .tags = ilk_note_get_tags(text),
                            .modified = origin->changed};
  return ilk_anki_render(reader, notetype, origin->model, &note, media, &losses);
}

IlkNote *
ilk_package_run_render_again(IlkPackageRun *self, const IlkNote *text, const IlkNote *before,
                             GError **error)
{
  g_autoptr(IlkAnkiNotetype) notetype = NULL;
  IlkForeignOrigin origin, written;
  if (!ilk_foreign_origin_read(before, &origin) || !ilk_foreign_origin_read(text, &written))
    return ilk_note_ref((IlkNote *) before);
  gboolean same = has_same_fields(&origin, &written) &&
                  g_strv_equal(ilk_note_get_tags(before), ilk_note_get_tags(text));
  if (!same && !read_model(self, origin.model, &notetype, error))
    return NULL;
  if (notetype == NULL)
    return ilk_note_ref((IlkNote *) before);
  g_autoptr(IlkNote) note = render(notetype, &origin, written.fields, text, before);
  return ilk_note_new_with_media(
      note, ilk_note_get_media(*ilk_note_get_media(text) != '\0' ? text : before));
}
