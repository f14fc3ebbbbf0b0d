/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures and sounds on their way into a card: chosen, dropped or pasted. A worker puts the file
 * into the collection; then the text names it, and the cursor waits where it is described.
 */
#include "app/base/clean-text.h"
#include "ui/cards/card-editor-private.h"

#include "app/base/limits.h"
#include "app/base/open-file.h"
#include "app/model/media-map.h"
#include "app/store/front/collection-media.h"
#include "app/store/media/media-type.h"
#include "config.h"
#include "ui/compat/choose-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is brought: a file, or what was copied out of another program. */
typedef struct {
  IlkCollection *collection;
  GFile *file;
  GdkTexture *texture;
  UiTextField *field;
  char *name;
} Bringing;

static void
bringing_free(gpointer data)
{
  Bringing *bringing = data;

  g_object_unref(bringing->collection);
  g_clear_object(&bringing->file);
  g_clear_object(&bringing->texture);
  g_object_unref(bringing->field);
  g_free(bringing->name);
  g_free(bringing);
}

static GBytes *
read_bytes(const Bringing *bringing, GError **error)
{
  if (bringing->texture != NULL)
    return gdk_texture_save_to_png_bytes(bringing->texture);
  gsize length = 0;
  char *data = ilk_read_file(bringing->file, ILK_MAX_MEDIA_BYTES, &length, NULL, error);
  return data != NULL ? g_bytes_new_take(data, length) : NULL;
}

static gboolean
is_shown_or_played(GBytes *bytes, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data(bytes, &length);
  const char *type = data != NULL ? ilk_media_type(data, length) : "";

  if (ilk_media_type_is_picture(type) || ilk_media_type_is_sound(type))
    return TRUE;
  g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                      _("This is no picture (PNG, JPEG, WebP, SVG, GIF) and no sound (Ogg, Opus, "
                        "MP3, WAV, FLAC)."));
  return FALSE;
}

static void
bring_in_thread(GTask *task, gpointer editor, gpointer data, GCancellable *cancellable)
{
  const Bringing *bringing = data;
  GError *error = NULL;
  g_autoptr(GBytes) bytes = read_bytes(bringing, &error);
  g_autofree char *hash = bytes != NULL && is_shown_or_played(bytes, &error)
                              ? ilk_collection_put_media(bringing->collection, bytes, &error)
                              : NULL;
  const char *const hashes[] = {hash, NULL};

  if (hash != NULL && ilk_collection_record_media(bringing->collection, hashes, &error))
    g_task_return_pointer(task, g_steal_pointer(&hash), g_free);
  else
    g_task_return_error(task, error);
}

/* Signs that Markdown or a file system gives a meaning become hyphens. */
static char *
dup_clean(const char *name)
{
  char *clean = g_utf8_make_valid(name, -1);

  for (char *sign = clean; *sign != '\0'; sign++)
    if (g_ascii_iscntrl(*sign) || strchr("\\/()<>[]\"'%&|`*?:#", *sign) != NULL)
      *sign = '-';
  return clean;
}

/* Returns: (transfer full): what the file is called in the text: @wanted, if that is free or the
 * same file's */
static char *
dup_free_name(const char *media, const char *wanted, const char *hash)
{
  g_autofree char *clean = dup_clean(wanted);
  const char *dot = strrchr(clean, '.');
  int stem = dot != NULL ? (int) (dot - clean) : (int) strlen(clean);

  for (guint number = 1;; number++) {
    g_autofree char *numbered =
        number == 1 ? g_strdup(clean)
                    : g_strdup_printf("%.*s-%u%s", stem, clean, number, dot != NULL ? dot : "");
    g_autofree char *written = g_uri_escape_string(numbered, "", TRUE);
    g_autofree char *other = ilk_media_map_dup_hash(media, written);

    if (other == NULL || g_str_equal(other, hash))
      return g_steal_pointer(&written);
  }
}

static void
tell(UiCardEditor *self, const char *sentence)
{
  gtk_label_set_label(self->problem, sentence);
  gtk_widget_set_visible(GTK_WIDGET(self->problem), TRUE);
}

/* The map first: the text's change shows the preview. */
static void
brought_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  UiCardEditor *self = UI_CARD_EDITOR(source);
  const Bringing *bringing = g_task_get_task_data(G_TASK(result));
  g_autoptr(GError) error = NULL;
  g_autofree char *hash = g_task_propagate_pointer(G_TASK(result), &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hash == NULL) {
    tell(self, error->message);
    return;
  }
  g_autofree char *name = dup_free_name(self->media, bringing->name, hash);
  g_autofree char *known = ilk_media_map_dup_hash(self->media, name);
  if (known == NULL) {
    g_autoptr(GString) map = g_string_new(self->media);
    ilk_media_map_append(map, name, hash);
    g_free(self->media);
    self->media = g_string_free(g_steal_pointer(&map), FALSE);
  }
  g_autofree char *behind = g_strdup_printf("](%s)", name);
  ui_text_field_insert(bringing->field, "![", behind);
  ui_text_field_focus(bringing->field);
}

/* Takes @bringing. */
static void
bring(UiCardEditor *self, Bringing *bringing)
{
  g_autoptr(GTask) task = g_task_new(self, self->cancellable, brought_cb, NULL);

  g_task_set_task_data(task, bringing, bringing_free);
  g_task_run_in_thread(task, bring_in_thread);
}

static void
bring_file(UiCardEditor *self, UiTextField *field, GFile *file)
{
  if (self->collection == NULL)
    return;
  g_autofree char *base = g_file_get_basename(file);
  Bringing *bringing = g_new0(Bringing, 1);

  *bringing = (Bringing){.collection = g_object_ref(self->collection),
                         .file = g_object_ref(file),
                         .field = g_object_ref(field),
                         .name = ilk_clean_path(base)};
  bring(self, bringing);
}

static void
bring_texture(UiCardEditor *self, UiTextField *field, GdkTexture *texture)
{
  if (self->collection == NULL)
    return;
  Bringing *bringing = g_new0(Bringing, 1);

  *bringing = (Bringing){.collection = g_object_ref(self->collection),
                         .texture = g_object_ref(texture),
                         .field = g_object_ref(field),
                         /* Translators: the name of the file that a pasted picture becomes. */
                         .name = g_strconcat(_("picture"), ".png", NULL)};
  bring(self, bringing);
}

static gboolean
bring_value(UiCardEditor *self, UiTextField *field, const GValue *value)
{
  if (G_VALUE_HOLDS(value, GDK_TYPE_TEXTURE)) {
    bring_texture(self, field, g_value_get_object(value));
    return TRUE;
  }
  for (GSList *file = g_value_get_boxed(value); file != NULL; file = file->next)
    bring_file(self, field, file->data);
  return TRUE;
}

static UiCardEditor *
find_editor(UiTextField *field)
{
  return UI_CARD_EDITOR(gtk_widget_get_ancestor(GTK_WIDGET(field), UI_TYPE_CARD_EDITOR));
}

static gboolean
drop_cb(GtkDropTarget *target, const GValue *value, double x, double y, UiTextField *field)
{
  return bring_value(find_editor(field), field, value);
}

static void
pasted_cb(GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiTextField) field = UI_TEXT_FIELD(user_data);
  UiCardEditor *self = find_editor(field);
  g_autoptr(GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish(GDK_CLIPBOARD(clipboard), result, &error);

  if (self == NULL)
    return;
  if (value != NULL)
    bring_value(self, field, value);
  else
    tell(self, error->message);
}

/* Text is text, also where the program it was copied from offers a picture of it. */
static void
paste_cb(GtkTextView *view, UiTextField *field)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard(GTK_WIDGET(view));
  GdkContentFormats *formats = gdk_clipboard_get_formats(clipboard);
  gboolean files = gdk_content_formats_contain_gtype(formats, GDK_TYPE_FILE_LIST) ||
                   gdk_content_formats_contain_mime_type(formats, "text/uri-list");
  gboolean picture = gdk_content_formats_contain_gtype(formats, GDK_TYPE_TEXTURE) ||
                     gdk_content_formats_contain_mime_type(formats, "image/png");
  gboolean text = gdk_content_formats_contain_gtype(formats, G_TYPE_STRING) ||
                  gdk_content_formats_contain_mime_type(formats, "text/plain;charset=utf-8");

  if (!files && (!picture || text))
    return;
  g_signal_stop_emission_by_name(view, "paste-clipboard");
  gdk_clipboard_read_value_async(clipboard, files ? GDK_TYPE_FILE_LIST : GDK_TYPE_TEXTURE,
                                 G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref(field));
}

static void
focused_cb(GtkEventControllerFocus *controller, UiTextField *field)
{
  UiCardEditor *self = find_editor(field);

  if (self != NULL)
    self->last_field = field;
}

static void
chosen_cb(GFile *file, gpointer user_data)
{
  UiCardEditor *self = UI_CARD_EDITOR(user_data);

  bring_file(self, self->last_field != NULL ? self->last_field : self->question, file);
}

static void
insert_media_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const suffixes[] = {"png", "jpg",  "jpeg", "webp", "svg",  "gif", "ogg",
                                         "oga", "opus", "mp3",  "wav",  "flac", NULL};

  ui_open_file(GTK_WINDOW(gtk_widget_get_root(widget)), _("Insert a picture or sound"),
               _("Pictures and sounds"), suffixes, chosen_cb, widget);
}

void
ui_card_editor_install_media_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "editor.insert-media", NULL, insert_media_cb);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_i, GDK_CONTROL_MASK,
                                      "editor.insert-media", NULL);
}

void
ui_card_editor_take_media(UiTextField *field)
{
  GtkTextView *view = ui_text_field_get_view(field);
  GtkDropTarget *target = gtk_drop_target_new(G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkEventController *focus = gtk_event_controller_focus_new();
  GType types[] = {GDK_TYPE_FILE_LIST, GDK_TYPE_TEXTURE};

  gtk_drop_target_set_gtypes(target, types, G_N_ELEMENTS(types));
  gtk_event_controller_set_propagation_phase(GTK_EVENT_CONTROLLER(target), GTK_PHASE_CAPTURE);
  g_signal_connect(target, "drop", G_CALLBACK(drop_cb), field);
  gtk_widget_add_controller(GTK_WIDGET(view), GTK_EVENT_CONTROLLER(target));
  g_signal_connect(view, "paste-clipboard", G_CALLBACK(paste_cb), field);
  g_signal_connect(focus, "enter", G_CALLBACK(focused_cb), field);
  gtk_widget_add_controller(GTK_WIDGET(view), focus);
}
