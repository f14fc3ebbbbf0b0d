/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both forms of the list, and the rule for names.
 */
#include "app/anki/media-list.h"

#include "app/anki/json.h"
#include "app/anki/wire.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/text-form.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHA1_BYTES 20
#define LONGEST_SUFFIX 10

static GHashTable *
fail(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("The package is damaged: its list of pictures and sounds cannot be read. "
                        "Get or export it again."));
  return NULL;
}

/* Names that are devices in Windows, where the collection may go one day. */
static gboolean
is_device(const char *stem, gsize length)
{
  static const char *const names[] = {"con", "prn", "aux", "nul"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (length == 3 && g_ascii_strncasecmp(stem, names[i], 3) == 0)
      return TRUE;
  return length == 4 && stem[3] >= '1' && stem[3] <= '9' &&
         (g_ascii_strncasecmp(stem, "com", 3) == 0 || g_ascii_strncasecmp(stem, "lpt", 3) == 0);
}

static void
append_allowed(GString *out, const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (c == 0xa0)
      g_string_append_c(out, ' ');
    else if (c >= ' ' && c != 0x7f && (c > 0x7f || strchr("[]<>:\"/?*^\\|", (int) c) == NULL) &&
             g_unichar_isdefined(c))
      g_string_append_unichar(out, c);
  }
}

/* The end of a name says of what kind the file is, so it is the rest that is cut. */
static void
shorten(GString *name)
{
  if (name->len <= ILK_MAX_MEDIA_NAME_BYTES)
    return;
  const char *dot = strrchr(name->str, '.');
  gsize suffix = dot != NULL ? strlen(dot) : 0;
  if (suffix > LONGEST_SUFFIX)
    suffix = 0;
  gsize keep = ILK_MAX_MEDIA_NAME_BYTES - suffix;
  while (keep > 0 && ((guchar) name->str[keep] & 0xc0) == 0x80)
    keep--;
  g_string_erase(name, (gssize) keep, (gssize) (name->len - suffix - keep));
}

char *
ilk_media_list_dup_name(const char *name)
{
  if (strchr(name, '/') != NULL || g_str_equal(name, ".") || g_str_equal(name, "..") ||
      !g_utf8_validate(name, -1, NULL))
    return NULL;
  g_autofree char *composed = ilk_text_to_nfc(name);
  g_autoptr(GString) out = g_string_new(NULL);
  append_allowed(out, composed);
  gsize stem = strcspn(out->str, ".");
  if (is_device(out->str, stem))
    g_string_insert_c(out, (gssize) stem, '_');
  shorten(out);
  if (out->len == 0 || g_str_equal(out->str, ".") || g_str_equal(out->str, ".."))
    return NULL;
  if (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '.')
    g_string_append_c(out, '_');
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static GHashTable *
make_list(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

static gboolean
is_number(const char *text)
{
  gsize length = strlen(text);
  return length > 0 && length < 10 && strspn(text, "0123456789") == length;
}

/* The first of several that are called the same is meant. */
static void
add(GHashTable *list, const char *name, const char *member)
{
  if (name != NULL && !g_hash_table_contains(list, name))
    g_hash_table_insert(list, g_strdup(name), g_strdup(member));
}

GHashTable *
ilk_media_list_parse_json(const char *text, gsize length, GError **error)
{
  g_autoptr(JsonNode) root = ilk_anki_json_parse(text, length, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root))
    return fail(error);
  g_autoptr(GHashTable) list = make_list();
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;
  json_object_iter_init(&iter, json_node_get_object(root));
  while (json_object_iter_next(&iter, &member, &node)) {
    const char *name = ilk_anki_json_text(node);
    g_autofree char *normal = name != NULL ? ilk_media_list_dup_name(name) : NULL;
    if (normal == NULL || !is_number(member))
      continue;
    add(list, normal, member);
    add(list, name, member);
  }
  return g_steal_pointer(&list);
}

/* Returns: (transfer full) (nullable): the entry's name, NULL when it is none that may be */
static char *
read_entry(const IlkWireField *entry)
{
  IlkWire wire;
  IlkWireField field;
  g_autofree char *name = NULL;
  gsize digest = 0;
  ilk_wire_init(&wire, entry->bytes, entry->length);
  while (ilk_wire_next(&wire, &field)) {
    if (field.number == 1 && name == NULL)
      name = ilk_wire_dup_text(&field);
    else if (field.number == 3)
      digest = field.length;
  }
  g_autofree char *normal = name != NULL ? ilk_media_list_dup_name(name) : NULL;
  return !wire.broken && digest == SHA1_BYTES && g_strcmp0(name, normal) == 0
             ? g_steal_pointer(&name)
             : NULL;
}

GHashTable *
ilk_media_list_parse_wire(gconstpointer data, gsize length, GError **error)
{
  IlkWire wire;
  IlkWireField field;
  g_autoptr(GHashTable) list = make_list();
  guint n = 0;
  ilk_wire_init(&wire, data, length);
  while (ilk_wire_next(&wire, &field)) {
    if (field.number != 1 || field.type != ILK_WIRE_BYTES)
      continue;
    g_autofree char *name = read_entry(&field);
    g_autofree char *member = g_strdup_printf("%u", n++);
    if (name == NULL)
      return fail(error);
    add(list, name, member);
  }
  return wire.broken ? fail(error) : g_steal_pointer(&list);
}
