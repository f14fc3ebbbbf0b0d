/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only a hash becomes a path; the page says of which collection.
 */
#include "ui/media/media-file.h"

#include "app/model/media-map.h"
#include "app/narration/recorded.h"
#include "app/store/front/collection-media.h"
#include "ui/base/page.h"

char *
ui_media_find_file(GtkWidget *widget, const char *address, const char **name)
{
  g_return_val_if_fail(GTK_IS_WIDGET(widget) && address != NULL, NULL);

  g_autofree char *hash = NULL;
  g_autofree char *options = NULL;
  GtkWidget *page = gtk_widget_get_ancestor(widget, UI_TYPE_PAGE);
  IlkCollection *collection = page != NULL ? ui_page_get_collection(UI_PAGE(page)) : NULL;

  *name = ilk_media_address_parse(address, &hash, &options);
  if (hash == NULL || collection == NULL)
    return NULL;
  g_autofree char *path = ilk_collection_dup_media_path(collection, hash);
  return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path) : NULL;
}

char *
ui_media_dup_options(const char *address)
{
  g_autofree char *hash = NULL;
  char *options;

  ilk_media_address_parse(address, &hash, &options);
  return options;
}

gboolean
ui_media_is_sound(const char *address)
{
  return ilk_is_sound(address);
}
