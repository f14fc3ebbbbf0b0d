/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking through a large collection takes a while, so the row says what it knows when it knows it.
 */
#include "ui/settings/media-row.h"

#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/store/front/collection-media.h"
#include "config.h"

#include <glib/gi18n.h>

/* What was put into the folder since may be what an import that runs is about to refer to. */
#define REST_MS (60 * 60 * 1000)
#define DRAFT "draft.ini"
#define MAX_DRAFT_BYTES (4 * ILK_MAX_TEXT_BYTES)

struct _UiMediaRow {
  AdwActionRow parent_instance;

  /* Owned */
  IlkCollection *collection;

  /* Borrowed */
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE(UiMediaRow, ui_media_row, ADW_TYPE_ACTION_ROW)

typedef struct {
  guint n;
  guint unused;
  guint missing;
  gint64 bytes;
  gint64 unused_bytes;
} Sum;

static Sum
add_up(const GPtrArray *all)
{
  Sum sum = {.n = all->len};

  for (guint i = 0; i < all->len; i++) {
    const IlkMedia *media = g_ptr_array_index(all, i);
    gboolean unused = media->use == ILK_MEDIA_UNUSED;

    sum.missing += media->condition != ILK_MEDIA_WHOLE && !unused;
    sum.unused += unused;
    sum.bytes += media->size;
    sum.unused_bytes += unused ? media->size : 0;
  }
  return sum;
}

static void
append_sentence(GString *text, char *sentence)
{
  g_string_append_printf(text, "%s%s", text->len > 0 ? " · " : "", sentence);
  g_free(sentence);
}

static void
show_sum(UiMediaRow *self, const Sum *sum)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_autofree char *size = g_format_size((guint64) sum->bytes);
  g_autofree char *unused_size = g_format_size((guint64) sum->unused_bytes);

  /* Translators: pictures and sounds; %s is their size. */
  append_sentence(text,
                  g_strdup_printf(ngettext("%u file, %s", "%u files, %s", sum->n), sum->n, size));
  if (sum->missing > 0)
    append_sentence(text, g_strdup_printf(ngettext("%u is missing or damaged",
                                                   "%u are missing or damaged", sum->missing),
                                          sum->missing));
  if (sum->unused > 0)
    append_sentence(text, g_strdup_printf(ngettext("%u is needed by nothing, %s",
                                                   "%u are needed by nothing, %s", sum->unused),
                                          sum->unused, unused_size));
  adw_action_row_set_subtitle(ADW_ACTION_ROW(self),
                              sum->n > 0 ? text->str : _("No card shows or plays one yet"));
  gtk_widget_set_visible(self->button,
                         sum->unused > 0 && !ilk_collection_is_read_only(self->collection));
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMediaRow) self = UI_MEDIA_ROW(user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all =
      ilk_collection_list_media_finish(ILK_COLLECTION(source), result, &error);

  if (ILK_COLLECTION(source) != self->collection)
    return;
  if (all == NULL) {
    adw_action_row_set_subtitle(ADW_ACTION_ROW(self), error->message);
    return;
  }
  Sum sum = add_up(all);
  show_sum(self, &sum);
}

static void
removed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiMediaRow) self = UI_MEDIA_ROW(user_data);
  g_autoptr(GError) error = NULL;
  guint n;
  gint64 bytes;

  if (!ilk_collection_remove_media_finish(ILK_COLLECTION(source), result, &n, &bytes, &error))
    adw_action_row_set_subtitle(ADW_ACTION_ROW(self), error->message);
  else if (n == 0)
    adw_action_row_set_subtitle(ADW_ACTION_ROW(self),
                                _("What came in the last hour stays for now."));
  else
    ui_media_row_read(self, ILK_COLLECTION(source));
}

/* A card that is being written may have a picture that no note has yet. */
static void
clicked_cb(UiMediaRow *self)
{
  g_autofree char *path =
      g_build_filename(ilk_collection_get_directory(self->collection), DRAFT, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  gsize length = 0;
  g_autofree char *draft = ilk_read_file(file, MAX_DRAFT_BYTES, &length, NULL, NULL);
  IlkMediaRemoval removal = {.most = ILK_MEDIA_UNUSED, .rested_ms = REST_MS};

  removal.kept = draft;
  gtk_widget_set_visible(self->button, FALSE);
  ilk_collection_remove_media_async(self->collection, &removal, NULL, removed_cb,
                                    g_object_ref(self));
}

static void
ui_media_row_dispose(GObject *object)
{
  g_clear_object(&UI_MEDIA_ROW(object)->collection);
  G_OBJECT_CLASS(ui_media_row_parent_class)->dispose(object);
}

static void
ui_media_row_class_init(UiMediaRowClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ui_media_row_dispose;
}

static void
ui_media_row_init(UiMediaRow *self)
{
  self->button = gtk_button_new_with_label(_("Remove"));
  gtk_widget_set_valign(self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible(self->button, FALSE);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Remove the files that nothing needs"), -1);
  g_signal_connect_swapped(self->button, "clicked", G_CALLBACK(clicked_cb), self);
  adw_action_row_add_suffix(ADW_ACTION_ROW(self), self->button);
  adw_preferences_row_set_title(ADW_PREFERENCES_ROW(self), _("Files"));
}

void
ui_media_row_read(UiMediaRow *self, IlkCollection *collection)
{
  g_return_if_fail(UI_IS_MEDIA_ROW(self));

  g_set_object(&self->collection, collection);
  if (collection != NULL)
    ilk_collection_list_media_async(collection, NULL, listed_cb, g_object_ref(self));
}
