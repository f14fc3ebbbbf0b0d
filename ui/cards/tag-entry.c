/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The buttons are made anew with every letter: there are a handful of them.
 */
#include "ui/cards/tag-entry.h"

#include "config.h"
#include "ui/base/wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_OFFERS 8

struct _UiTagEntry {
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *known;

  /* Borrowed */
  GtkWidget *entry;
  GtkWidget *offers;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiTagEntry, ui_tag_entry, GTK_TYPE_WIDGET)

/* What stands behind the last comma. */
static const char *
get_last(UiTagEntry *self)
{
  const char *text = ui_tag_entry_get_text(self);
  const char *last = strrchr(text, ',');

  last = last != NULL ? last + 1 : text;
  while (*last == ' ')
    last++;
  return last;
}

static void
complete_cb(GtkButton *button, UiTagEntry *self)
{
  const char *text = ui_tag_entry_get_text(self);
  g_autofree char *before = g_strndup(text, (gsize) (get_last(self) - text));
  g_autofree char *after = g_strconcat(before, gtk_button_get_label(button), ", ", NULL);

  gtk_widget_grab_focus(self->entry);
  gtk_editable_set_text(GTK_EDITABLE(self->entry), after);
  gtk_editable_set_position(GTK_EDITABLE(self->entry), -1);
}

static void
offer(UiTagEntry *self, const char *tag)
{
  GtkWidget *button = gtk_button_new_with_label(tag);
  /* Translators: %s is a tag. */
  g_autofree char *name = g_strdup_printf(_("Add the tag “%s”"), tag);

  gtk_widget_add_css_class(button, "chip");
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object(button, "clicked", G_CALLBACK(complete_cb), self, 0);
  gtk_box_append(GTK_BOX(self->offers), button);
}

static gboolean
is_offered(UiTagEntry *self, const char *tag)
{
  const char *last = get_last(self);
  g_auto(GStrv) tags = g_strsplit(ui_tag_entry_get_text(self), ",", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    if (g_str_equal(g_strstrip(tags[i]), tag))
      return FALSE;
  return *last != '\0' && g_str_has_prefix(tag, last);
}

static void
show_offers(UiTagEntry *self)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child(self->offers)) != NULL)
    gtk_box_remove(GTK_BOX(self->offers), child);
  for (guint i = 0; i < self->known->len && n < MAX_OFFERS; i++)
    if (is_offered(self, g_ptr_array_index(self->known, i))) {
      offer(self, g_ptr_array_index(self->known, i));
      n++;
    }
  gtk_widget_set_visible(self->offers, n > 0);
}

static void
changed_cb(UiTagEntry *self)
{
  show_offers(self);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
ui_tag_entry_dispose(GObject *object)
{
  UiTagEntry *self = UI_TAG_ENTRY(object);

  g_clear_pointer(&self->entry, gtk_widget_unparent);
  g_clear_pointer(&self->offers, gtk_widget_unparent);
  g_clear_pointer(&self->known, g_ptr_array_unref);
  G_OBJECT_CLASS(ui_tag_entry_parent_class)->dispose(object);
}

static void
ui_tag_entry_class_init(UiTagEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_tag_entry_dispose;
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(widget_class, "tag-entry");
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_TAG_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
ui_tag_entry_init(UiTagEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager(GTK_WIDGET(self));

  gtk_orientable_set_orientation(GTK_ORIENTABLE(layout), GTK_ORIENTATION_VERTICAL);
  self->known = g_ptr_array_new();
  self->entry = gtk_entry_new();
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Tags"), -1);
  gtk_widget_set_parent(self->entry, GTK_WIDGET(self));
  self->offers = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager(self->offers, ui_wrap_layout_new(6, FALSE));
  gtk_widget_set_visible(self->offers, FALSE);
  gtk_widget_set_parent(self->offers, GTK_WIDGET(self));
  g_signal_connect_object(self->entry, "changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
}

const char *
ui_tag_entry_get_text(UiTagEntry *self)
{
  g_return_val_if_fail(UI_IS_TAG_ENTRY(self), "");
  return gtk_editable_get_text(GTK_EDITABLE(self->entry));
}

void
ui_tag_entry_set_text(UiTagEntry *self, const char *text)
{
  g_return_if_fail(UI_IS_TAG_ENTRY(self) && text != NULL);
  gtk_editable_set_text(GTK_EDITABLE(self->entry), text);
}

void
ui_tag_entry_set_known(UiTagEntry *self, GPtrArray *tags)
{
  g_return_if_fail(UI_IS_TAG_ENTRY(self) && tags != NULL);

  g_ptr_array_unref(self->known);
  self->known = tags;
}
