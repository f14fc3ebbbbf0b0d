/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c hands out addresses as parts of the text it reads, so where one stands is known without
 * reading Markdown a second way.
 */
#include "app/model/media-map.h"

#include "app/base/limits.h"

#include <md4c.h>
#include <string.h>

gboolean
ilk_media_hash_is_valid(const char *hash)
{
  gsize n = 0;
  for (; hash != NULL && (g_ascii_isdigit(hash[n]) || (hash[n] >= 'a' && hash[n] <= 'f')); n++)
    ;
  return n == ILK_MEDIA_HASH_LENGTH && hash[n] == '\0';
}

char *
ilk_media_map_dup_hash(const char *map, const char *name)
{
  gsize length = strlen(name);
  for (const char *line = map; line != NULL && *line != '\0';) {
    const char *end = line + strcspn(line, "\n");
    if ((gsize) (end - line) > length && strncmp(line, name, length) == 0 && line[length] == '\t') {
      g_autofree char *hash = g_strndup(line + length + 1, (gsize) (end - line) - length - 1);
      return ilk_media_hash_is_valid(hash) ? g_steal_pointer(&hash) : NULL;
    }
    line = *end != '\0' ? end + 1 : end;
  }
  return NULL;
}

void
ilk_media_map_append(GString *map, const char *name, const char *hash)
{
  g_string_append_printf(map, "%s%s\t%s", map->len > 0 ? "\n" : "", name, hash);
}

char *
ilk_media_map_merge(const char *map, const char *earlier, const char *const *names)
{
  GString *merged = g_string_new(NULL);
  for (; *names != NULL; names++) {
    g_autofree char *hash = ilk_media_map_dup_hash(map, *names);
    if (hash == NULL)
      hash = ilk_media_map_dup_hash(earlier, *names);
    if (hash != NULL)
      ilk_media_map_append(merged, *names, hash);
  }
  return g_string_free(merged, FALSE);
}

char **
ilk_media_map_dup_hashes(const char *map)
{
  g_autoptr(GStrvBuilder) hashes = g_strv_builder_new();
  g_auto(GStrv) lines = g_strsplit(map != NULL ? map : "", "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    const char *tab = strrchr(lines[i], '\t');
    if (tab != NULL && ilk_media_hash_is_valid(tab + 1))
      g_strv_builder_add(hashes, tab + 1);
  }
  return g_strv_builder_end(hashes);
}

/* What is put at @offset for the next @length bytes. */
typedef struct {
  gsize offset;
  gsize length;
  char *put;
} Change;

/* A text on its way to one with addresses. */
typedef struct {
  const char *markdown;
  gsize length;
  const char *map;
  const char *picture; /* that gets @options */
  const char *options;
  const char *renamed; /* with @to: the name that is changed, instead */
  const char *to;
  GArray *changes;
  const char *searched; /* up to here, for what md4c had to copy */
} Resolution;

/* Where @address, which is @name, stands in the text: in it, but for one with entities. */
static const char *
find_address(Resolution *self, const char *address, const char *name)
{
  if (address >= self->markdown && address < self->markdown + self->length)
    return address;
  for (const char *found = strstr(self->searched, name); found != NULL;
       found = strstr(found + 1, name)) {
    if (found == self->markdown || strchr("(< ", found[-1]) == NULL)
      continue;
    self->searched = found + 1;
    return found;
  }
  return NULL;
}

static void
add_change(Resolution *self, gsize offset, const char *name, const char *hash)
{
  Change change = {.offset = offset};
  /* A reference that is defined once may be used twice. */
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index(self->changes, Change, i).offset == offset)
      return;
  if (self->renamed != NULL) {
    change.length = strlen(name);
    change.put = g_strdup(self->to);
  } else {
    change.put = g_strdup_printf(ILK_MEDIA_SCHEME "%s%s/", hash,
                                 g_strcmp0(name, self->picture) == 0 ? self->options : "");
  }
  g_array_append_val(self->changes, change);
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Resolution *self = user_data;
  const MD_ATTRIBUTE *source = type == MD_SPAN_IMG ? &((MD_SPAN_IMG_DETAIL *) detail)->src : NULL;
  if (source == NULL || source->size == 0 || self->changes->len >= ILK_MAX_MEDIA_PER_NOTE)
    return 0;

  g_autofree char *name = g_strndup(source->text, source->size);
  g_autofree char *hash = ilk_media_map_dup_hash(self->map, name);
  const char *at = hash != NULL ? find_address(self, source->text, name) : NULL;
  if (at != NULL && (self->renamed == NULL || g_str_equal(name, self->renamed)))
    add_change(self, (gsize) (at - self->markdown), name, hash);
  return 0;
}

static int
span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  return 0;
}

static int
block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  return 0;
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  return 0;
}

static void
clear_change(gpointer change)
{
  g_free(((Change *) change)->put);
}

static gint
compare_changes(gconstpointer a, gconstpointer b)
{
  gsize left = ((const Change *) a)->offset, right = ((const Change *) b)->offset;
  return (left > right) - (left < right);
}

static char *
apply(Resolution *self)
{
  gsize copied = 0;
  GString *out = g_string_new(NULL);
  /* Definitions of references may stand anywhere. */
  g_array_sort(self->changes, compare_changes);
  for (guint i = 0; i < self->changes->len; i++) {
    const Change *change = &g_array_index(self->changes, Change, i);
    g_string_append_len(out, self->markdown + copied, (gssize) (change->offset - copied));
    g_string_append(out, change->put);
    copied = change->offset + change->length;
  }
  g_string_append(out, self->markdown + copied);
  return g_string_free(out, FALSE);
}

/* Returns: (transfer full): what @self makes of its text */
static char *
run(Resolution *self)
{
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
      .enter_block = block_cb,
      .leave_block = block_cb,
      .enter_span = enter_span_cb,
      .leave_span = span_cb,
      .text = text_cb,
  };
  if (self->map == NULL || *self->map == '\0' || strstr(self->markdown, "![") == NULL)
    return g_strdup(self->markdown);

  self->length = strlen(self->markdown);
  self->searched = self->markdown;
  self->changes = g_array_new(FALSE, FALSE, sizeof(Change));
  g_array_set_clear_func(self->changes, clear_change);
  int result = md_parse(self->markdown, (MD_SIZE) self->length, &parser, self);
  g_assert(result == 0);
  char *changed = apply(self);
  g_array_unref(self->changes);
  return changed;
}

char *
ilk_media_map_resolve(const char *markdown, const char *map, const char *picture,
                      const char *options)
{
  Resolution self = {.markdown = markdown, .map = map, .picture = picture, .options = options};
  return run(&self);
}

char *
ilk_media_map_rename(const char *markdown, const char *map, const char *name, const char *to)
{
  Resolution self = {.markdown = markdown, .map = map, .renamed = name, .to = to};
  return run(&self);
}

char *
ilk_media_map_dup_unresolved(const char *markdown)
{
  GString *out = g_string_new(NULL);
  for (const char *found; (found = strstr(markdown, ILK_MEDIA_SCHEME)) != NULL;) {
    g_autofree char *hash = NULL;
    g_autofree char *options = NULL;
    const char *name = ilk_media_address_parse(found, &hash, &options);
    const char *next = hash != NULL ? name : found + strlen(ILK_MEDIA_SCHEME);
    g_string_append_len(out, markdown, (hash != NULL ? found : next) - markdown);
    markdown = next;
  }
  g_string_append(out, markdown);
  return g_string_free(out, FALSE);
}

const char *
ilk_media_address_parse(const char *address, char **hash, char **options)
{
  *hash = NULL;
  *options = NULL;
  const char *slash = strchr(address, '/');
  if (!g_str_has_prefix(address, ILK_MEDIA_SCHEME) || slash == NULL)
    return address;

  g_autofree char *known = g_strndup(address + strlen(ILK_MEDIA_SCHEME),
                                     (gsize) (slash - address) - strlen(ILK_MEDIA_SCHEME));
  char *more = strchr(known, ';');
  g_autofree char *behind = more != NULL ? g_strdup(more) : NULL;
  if (more != NULL)
    *more = '\0';
  if (!ilk_media_hash_is_valid(known))
    return address;
  *hash = g_steal_pointer(&known);
  *options = g_steal_pointer(&behind);
  return slash + 1;
}
