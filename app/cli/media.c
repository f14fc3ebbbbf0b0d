/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock media`: the pictures and sounds of the collection; what is missing, and what can go.
 */
#include "app/cli/command.h"
#include "app/cli/text.h"
#include "app/store/front/collection-media.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define HASH_SHOWN 12

static const char *
get_use_name(IlkMediaUse use)
{
  static const char *const names[] = {"unused", "backup", "undo", "note"};
  return names[use];
}

static const char *
get_condition_name(IlkMediaCondition condition)
{
  static const char *const names[] = {"whole", "missing", "damaged"};
  return names[condition];
}

static void
print_as_json(GPtrArray *all)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_array(builder);
  for (guint i = 0; i < all->len; i++) {
    const IlkMedia *media = all->pdata[i];
    json_builder_begin_object(builder);
    ilk_json_string(builder, "hash", media->hash);
    ilk_json_string(builder, "name", media->name != NULL ? media->name : "");
    ilk_json_string(builder, "type", media->type);
    ilk_json_int(builder, "size", media->size);
    ilk_json_string(builder, "use", get_use_name(media->use));
    ilk_json_string(builder, "condition", get_condition_name(media->condition));
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  ilk_print_json(builder);
}

/* Returns: (nullable): what is to be said of @media, NULL when all is well */
static const char *
get_remark(const IlkMedia *media)
{
  if (media->condition == ILK_MEDIA_MISSING)
    return _("missing");
  if (media->condition == ILK_MEDIA_DAMAGED)
    return _("damaged");
  switch (media->use) {
  case ILK_MEDIA_UNUSED:
    /* Translators: a picture or sound that nothing needs. */
    return C_("media", "unused");
  case ILK_MEDIA_USED_BY_BACKUP:
    return _("needed by a backup only");
  case ILK_MEDIA_USED_BY_UNDO:
    return _("needed for undoing only");
  case ILK_MEDIA_USED_BY_NOTE:
  default:
    return NULL;
  }
}

static void
print_as_text(GPtrArray *all)
{
  gint64 bytes = 0;
  for (guint i = 0; i < all->len; i++) {
    const IlkMedia *media = all->pdata[i];
    const char *remark = get_remark(media);
    g_autofree char *size = g_format_size((guint64) media->size);
    if (media->condition != ILK_MEDIA_MISSING)
      bytes += media->size;
    if (remark == NULL)
      continue;
    g_autofree char *line =
        g_strdup_printf("%.*s  %s  %s  %s: %s", HASH_SHOWN, media->hash, media->type, size, remark,
                        media->name != NULL ? media->name : "–");
    g_autofree char *clean = ilk_text_wrap(line, G_MAXINT, 0);
    g_print("%s", clean);
  }
  g_autofree char *sum = g_format_size((guint64) bytes);
  /* Translators: pictures and sounds; %s is their size. */
  g_print(ngettext("%u file, %s\n", "%u files, %s\n", all->len), all->len, sum);
}

static gboolean
remove_files(IlkCollection *collection, IlkMediaUse most, GError **error)
{
  guint n;
  gint64 bytes;
  const IlkMediaRemoval removal = {.most = most};
  if (!ilk_collection_remove_media(collection, &removal, &n, &bytes, error))
    return FALSE;
  g_autofree char *size = g_format_size((guint64) bytes);
  g_print(ngettext("%u file removed, %s\n", "%u files removed, %s\n", n), n, size);
  return TRUE;
}

gboolean
ilk_command_media(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE, remove = FALSE, from_backups = FALSE;
  const GOptionEntry entries[] = {
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
      {"remove-unused", 0, 0, G_OPTION_ARG_NONE, &remove, N_("Remove what nothing needs"), NULL},
      {"even-from-backups", 0, 0, G_OPTION_ARG_NONE, &from_backups,
       N_("Remove what only backups need, too"), NULL},
      G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;
  if (from_backups && !remove)
    return ilk_usage_error(error, _("--even-from-backups goes with --remove-unused."));

  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL)
    return FALSE;
  if (remove)
    return remove_files(collection, from_backups ? ILK_MEDIA_USED_BY_BACKUP : ILK_MEDIA_UNUSED,
                        error);
  g_autoptr(GPtrArray) all = ilk_collection_list_media(collection, TRUE, error);
  if (all == NULL)
    return FALSE;
  if (json)
    print_as_json(all);
  else
    print_as_text(all);
  return TRUE;
}
