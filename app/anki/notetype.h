/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a package says of a kind of notes: which fields they have, and the templates that make cards
 * of them. Plain values; any thread, one at a time.
 */
#pragma once

#include "app/anki/template.h"

#include <json-glib/json-glib.h>

/**
 * IlkAnkiTemplate:
 * @front, @back: as they are written
 * @asked, @answered: (nullable): the same parsed; NULL where they are broken
 */
typedef struct {
  char *name;
  char *front;
  char *back;
  IlkTemplate *asked;
  IlkTemplate *answered;
} IlkAnkiTemplate;

/**
 * IlkAnkiNotetype:
 * @is_cloze: one template, and a card for each number of a deletion
 * @sort_field: which field notes are listed by
 * @fields: (element-type utf8): names, in their order
 * @templates: (element-type IlkAnkiTemplate): in their order
 */
typedef struct {
  gint64 id;
  char *name;
  gboolean is_cloze;
  guint sort_field;
  char *css;
  GPtrArray *fields;
  GPtrArray *templates;
} IlkAnkiNotetype;

IlkAnkiNotetype *ilk_anki_notetype_new(gint64 id, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void ilk_anki_notetype_free(gpointer self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkAnkiNotetype, ilk_anki_notetype_free)

/** ilk_anki_notetype_new_from_json: Returns: (transfer full): a notetype as version 11 has it; what
 * is missing is empty */
IlkAnkiNotetype *ilk_anki_notetype_new_from_json(gint64 id, JsonObject *object)
    G_GNUC_WARN_UNUSED_RESULT;

/* As version 18 has it, in three tables: the notetype's own settings, then fields and templates in
 * their order. Return: whether @data is what it should be. */
gboolean ilk_anki_notetype_take_config(IlkAnkiNotetype *self, gconstpointer data, gsize length);
void ilk_anki_notetype_add_field(IlkAnkiNotetype *self, const char *name);
gboolean ilk_anki_notetype_add_template(IlkAnkiNotetype *self, const char *name, gconstpointer data,
                                        gsize length);

/** ilk_anki_notetype_parse: parses the templates, once fields and templates are there */
void ilk_anki_notetype_parse(IlkAnkiNotetype *self);

/** ilk_anki_notetype_to_json: Returns: (transfer full): all that is kept of it, as
 * ilk_anki_notetype_new_from_json() reads it */
char *ilk_anki_notetype_to_json(const IlkAnkiNotetype *self) G_GNUC_WARN_UNUSED_RESULT;
