/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each device's folder is gone through twice: first to see what there is and how it hangs together,
 * then to read what counts of it.
 */
#include "app/store/copy/copy-folder.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/store/copy/copy-place.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MOST_FILE_BYTES (ILK_MAX_SEGMENT_BYTES + 2 * (gsize) ILK_MAX_SEGMENT_RECORD_BYTES)

/* What the first look at a segment shows. @counts: bytes of it, as the next one says */
typedef struct {
  guint64 number;
  gsize length;
  gsize counts;
  gsize sound_length;
  IlkSegmentHead head;
  guint8 link[ILK_SEGMENT_LINK_LENGTH];
  gboolean has_head;
  gboolean is_sound;
  gboolean is_torn;
  gboolean is_whole; /* holds the record that says so */
} Look;

typedef struct {
  const char *folder;
  guint8 uid[ILK_SEGMENT_DEVICE_LENGTH];
  GArray *looks;
  GPtrArray *problems; /* (nullable) */
} Device;

static void
report(const Device *device, guint64 number, const char *format)
{
  g_autofree char *path = number != 0
                              ? ilk_segment_dup_path(device->folder, number)
                              : g_build_filename(device->folder, ILK_SEGMENT_END_NAME, NULL);
  g_autofree char *name = ilk_clean_path(path);
  g_autoptr(GString) sentence = g_string_new(format);
  g_string_replace(sentence, "%s", name, 1);
  if (device->problems != NULL)
    g_ptr_array_add(device->problems, g_string_free(g_steal_pointer(&sentence), FALSE));
}

static char *
read_segment(const Device *device, guint64 number, gsize *length, GError **error)
{
  g_autofree char *path = ilk_segment_dup_path(device->folder, number);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  return ilk_read_file(file, MOST_FILE_BYTES, length, NULL, error);
}

static Look
look_at(const Device *device, guint64 number)
{
  Look look = {.number = number};
  g_auto(IlkSegment) segment = {NULL};
  g_autofree char *bytes = read_segment(device, number, &look.length, NULL);
  if (bytes == NULL)
    return look;
  look.counts = look.length;
  ilk_segment_parse(&segment, (const guint8 *) bytes, look.length);
  look.head = segment.head;
  look.has_head = segment.has_head;
  look.is_sound = segment.is_sound;
  look.is_torn = segment.is_torn;
  look.sound_length = segment.sound_length;
  memcpy(look.link, segment.link, sizeof look.link);
  for (guint i = 0; i < segment.records->len; i++)
    look.is_whole |= g_array_index(segment.records, IlkSegmentRecord, i).kind == ILK_SEGMENT_WHOLE;
  return look;
}

/* A segment of which only the beginning counts is looked at again as far as that goes. */
static void
cut(const Device *device, Look *look, gsize counts)
{
  g_auto(IlkSegment) segment = {NULL};
  gsize length = 0;
  if (counts >= look->length)
    return;
  g_autofree char *bytes = read_segment(device, look->number, &length, NULL);
  if (bytes == NULL)
    return;
  look->counts = MIN(counts, length);
  ilk_segment_parse(&segment, (const guint8 *) bytes, look->counts);
  look->is_sound = segment.is_sound;
  look->is_torn = FALSE;
  look->sound_length = segment.sound_length;
  memcpy(look->link, segment.link, sizeof look->link);
}

/* When the power went as it was begun, nothing of it counts, and nothing is missing. */
static void
cut_torn(const Device *device, Look *look)
{
  cut(device, look, look->sound_length);
  if (!look->has_head)
    look->is_sound = TRUE;
}

/* The last fresh copy that is whole, or all there is. */
static guint
find_first(const Device *device)
{
  guint first = 0, fresh = 0;
  gboolean found = FALSE;
  for (guint i = 0; i < device->looks->len; i++) {
    const Look *look = &g_array_index(device->looks, Look, i);
    if (look->has_head && look->head.is_fresh)
      fresh = i, found = TRUE;
    if (found && look->is_whole)
      first = fresh;
  }
  return first;
}

static gboolean
follows(const Look *look, const Look *before)
{
  return look->head.is_fresh ||
         (before != NULL && look->head.previous == before->number &&
          look->head.previous_length == before->counts &&
          memcmp(look->head.link, before->link, ILK_SEGMENT_LINK_LENGTH) == 0);
}

/* A record that was being written when the power went is no damage where nothing says that there
 * was more. */
static gboolean
is_excused(const Device *device, const Look *look, gboolean is_last)
{
  g_auto(IlkSegmentEnd) end = {0};
  return is_last && look->is_torn &&
         (!ilk_segment_end_read(&end, device->folder, NULL) || end.number < look->number ||
          (end.number == look->number && end.length <= look->sound_length));
}

static void
compare_end(const Device *device, const Look *last)
{
  g_auto(IlkSegmentEnd) end = {0};
  gboolean is_damaged = FALSE;
  gboolean known = ilk_segment_end_read(&end, device->folder, &is_damaged);
  if (is_damaged)
    report(device, 0, _("“%s” of the second copy is not as it was written."));
  if (!known || (last != NULL && last->number > end.number))
    return;
  if (last == NULL || last->number < end.number)
    report(device, end.number, _("“%s” of the second copy is missing."));
  else if (last->length < end.length ||
           (last->length == end.length && last->is_sound &&
            memcmp(last->link, end.link, ILK_SEGMENT_LINK_LENGTH) != 0))
    report(device, last->number, _("“%s” of the second copy is not as it was written."));
}

static void
check(const Device *device, guint first)
{
  const Look *before = NULL;
  for (guint i = first; i < device->looks->len; i++) {
    const Look *look = &g_array_index(device->looks, Look, i);
    gboolean is_own = look->has_head && look->head.number == look->number &&
                      memcmp(look->head.device, device->uid, sizeof device->uid) == 0;
    gboolean is_last = i + 1 == device->looks->len;
    if ((!look->is_sound && !is_excused(device, look, is_last)) || (look->has_head && !is_own))
      report(device, look->number, _("“%s” of the second copy is not as it was written."));
    else if (is_own && !follows(look, before))
      report(device, look->number, _("What comes before “%s” in the second copy is missing."));
    before = look;
  }
  compare_end(device, before);
}

static void
look_at_all(Device *device)
{
  g_autoptr(GArray) numbers = ilk_segment_list(device->folder);
  for (guint i = 0; i < numbers->len; i++) {
    Look look = look_at(device, g_array_index(numbers, guint64, i));
    g_array_append_val(device->looks, look);
  }
  for (guint i = 0; i + 1 < device->looks->len; i++) {
    const Look *next = &g_array_index(device->looks, Look, i + 1);
    Look *look = &g_array_index(device->looks, Look, i);
    if (next->has_head && !next->head.is_fresh && next->head.previous == look->number)
      cut(device, look, (gsize) next->head.previous_length);
    else if (next->has_head && next->head.is_fresh && look->is_torn)
      cut_torn(device, look);
  }
}

static gboolean
visit_segment(const Device *device, guint source, const Look *look, IlkCopyVisitor visit,
              gpointer data, GError **error)
{
  gsize length = 0;
  g_auto(IlkSegment) segment = {NULL};
  g_autofree char *bytes = read_segment(device, look->number, &length, NULL);
  if (bytes == NULL)
    return TRUE;
  ilk_segment_parse(&segment, (const guint8 *) bytes, MIN(length, look->counts));
  const IlkSegmentRecord *head =
      segment.records->len > 0 ? &g_array_index(segment.records, IlkSegmentRecord, 0) : NULL;
  for (guint i = 1; segment.has_head && i < segment.records->len; i++)
    if (!visit(source, head->payload, head->length,
               &g_array_index(segment.records, IlkSegmentRecord, i), data, error))
      return FALSE;
  return TRUE;
}

static gboolean
visit_device(const char *folder, const char *name, guint source, IlkCopyVisitor visit,
             gpointer data, GPtrArray *problems, GError **error)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autoptr(GArray) looks = g_array_new(FALSE, FALSE, sizeof(Look));
  Device device = {.folder = path, .looks = looks, .problems = problems};
  ilk_copy_place_parse_device(name, device.uid);
  look_at_all(&device);
  guint first = find_first(&device);
  check(&device, first);
  for (guint i = first; visit != NULL && i < looks->len; i++)
    if (!visit_segment(&device, source, &g_array_index(looks, Look, i), visit, data, error))
      return FALSE;
  return TRUE;
}

gboolean
ilk_copy_folder_visit(const char *folder, const guint8 *only, IlkCopyVisitor visit, gpointer data,
                      GPtrArray *problems, guint *n_sources, GError **error)
{
  g_autoptr(GPtrArray) devices = ilk_copy_place_list_devices(folder, only);
  if (n_sources != NULL)
    *n_sources = devices->len;
  for (guint i = 0; i < devices->len; i++)
    if (!visit_device(folder, devices->pdata[i], i, visit, data, problems, error))
      return FALSE;
  return TRUE;
}
