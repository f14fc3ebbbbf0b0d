/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as what a package has beside its database: messages, JSON, frames of zstd, presets and
 * notetypes. What comes out is bounded and valid.
 */
#include "app/anki/json.h"
#include "app/anki/media-list.h"
#include "app/anki/notetype.h"
#include "app/anki/preset.h"
#include "app/anki/unzstd.h"
#include "app/anki/wire.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/schedule/schedule.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define MOST_UNPACKED (1024 * 1024)

static void
check_names(GHashTable *list)
{
  GHashTableIter iter;
  gpointer name, member;
  if (list == NULL)
    return;
  g_hash_table_iter_init(&iter, list);
  while (g_hash_table_iter_next(&iter, &name, &member)) {
    g_autofree char *normal = ilk_media_list_dup_name(name);
    g_assert_cmpuint(strspn(member, "0123456789"), ==, strlen(member));
    g_assert_nonnull(normal);
    g_assert_null(strchr(normal, '/'));
    g_assert_cmpuint(strlen(normal), <=, ILK_MAX_MEDIA_NAME_BYTES + 1);
  }
}

/* Options that were made of anything can be scheduled by. */
static void
check_preset(const IlkAnkiPreset *preset)
{
  IlkSchedule schedule;
  g_autofree char *json = ilk_study_options_to_json(&preset->options, NULL);
  IlkStudyOptions read;
  ilk_study_options_init(&read);
  g_assert_true(ilk_study_options_merge_json(&read, json, NULL));
  ilk_schedule_prepare(&schedule, &preset->options);
}

static void
check_messages(const uint8_t *data, size_t size)
{
  g_autoptr(GHashTable) list = ilk_media_list_parse_wire(data, size, NULL);
  g_autoptr(IlkAnkiNotetype) notetype = ilk_anki_notetype_new(1, "n");
  IlkAnkiPreset preset;
  check_names(list);
  ilk_anki_preset_init(&preset);
  (void) ilk_anki_preset_read_wire(&preset, data, size);
  check_preset(&preset);
  (void) ilk_anki_notetype_take_config(notetype, data, size);
  (void) ilk_anki_notetype_add_template(notetype, "t", data, size);
  ilk_anki_notetype_parse(notetype);
}

static void
check_json(const char *text, size_t size)
{
  g_autoptr(GHashTable) list = ilk_media_list_parse_json(text, size, NULL);
  g_autoptr(JsonNode) root = ilk_anki_json_parse(text, size, NULL);
  JsonObject *object = ilk_anki_json_object(root);
  IlkAnkiPreset preset;
  check_names(list);
  if (object == NULL)
    return;
  g_autoptr(IlkAnkiNotetype) notetype = ilk_anki_notetype_new_from_json(1, object);
  g_autofree char *json = ilk_anki_notetype_to_json(notetype);
  ilk_anki_notetype_parse(notetype);
  g_assert_cmpuint(notetype->fields->len, <=, ILK_MAX_PACKAGE_FIELDS);
  ilk_anki_preset_init(&preset);
  ilk_anki_preset_read_json(&preset, object);
  check_preset(&preset);
}

static gboolean
count(gpointer data, const guchar *bytes, gsize length, GError **error)
{
  *(gsize *) data += length;
  if (*(gsize *) data <= MOST_UNPACKED)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_TOO_LARGE, "Too large.");
  return FALSE;
}

static void
check_frames(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  gsize unpacked = 0;
  g_autoptr(IlkUnzstd) unzstd = ilk_unzstd_new(count, &unpacked);
  gboolean done = ilk_unzstd_write(unzstd, data, size, &error) && ilk_unzstd_end(unzstd, &error);
  g_assert_true(done == (error == NULL));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  check_messages(data, size);
  check_json((const char *) data, size);
  check_frames(data, size);
  return 0;
}
