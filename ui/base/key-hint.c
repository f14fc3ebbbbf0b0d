/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of labels. A screen reader is told the keys in words by the buttons themselves, so the row
 * is a presentation for the eye.
 */
#include "ui/base/key-hint.h"

#include <string.h>

struct _UiKeyHint {
  GtkWidget parent_instance;

  /* Borrowed: children */
  GtkWidget *caps;
  GtkWidget *meaning;
};

enum { PROP_0, PROP_KEYS, PROP_MEANING, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiKeyHint, ui_key_hint, GTK_TYPE_WIDGET)

static void
append_cap(UiKeyHint *self, const char *word)
{
  gboolean bare = g_str_has_prefix(word, "(") && g_str_has_suffix(word, ")");
  g_autofree char *text = bare ? g_strndup(word + 1, strlen(word) - 2) : g_strdup(word);
  GtkWidget *label = gtk_label_new(text);

  if (!bare)
    gtk_widget_add_css_class(label, "key-cap");
  gtk_box_append(GTK_BOX(self->caps), label);
}

static void
set_keys(UiKeyHint *self, const char *keys)
{
  g_auto(GStrv) words = g_strsplit(keys, " ", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(self->caps)) != NULL)
    gtk_box_remove(GTK_BOX(self->caps), child);
  for (gsize i = 0; words[i] != NULL; i++)
    append_cap(self, words[i]);
}

static void
ui_key_hint_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiKeyHint *self = UI_KEY_HINT(object);

  if (id == PROP_KEYS)
    set_keys(self, g_value_get_string(value));
  else if (id == PROP_MEANING)
    gtk_label_set_label(GTK_LABEL(self->meaning), g_value_get_string(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_key_hint_dispose(GObject *object)
{
  UiKeyHint *self = UI_KEY_HINT(object);

  g_clear_pointer(&self->caps, gtk_widget_unparent);
  g_clear_pointer(&self->meaning, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_key_hint_parent_class)->dispose(object);
}

static void
ui_key_hint_class_init(UiKeyHintClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ui_key_hint_set_property;
  object_class->dispose = ui_key_hint_dispose;
  properties[PROP_KEYS] = g_param_spec_string("keys", NULL, NULL, NULL, flags);
  properties[PROP_MEANING] = g_param_spec_string("meaning", NULL, NULL, NULL, flags);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(widget_class, "keyhint");
}

static void
ui_key_hint_init(UiKeyHint *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager(GTK_WIDGET(self));

  gtk_box_layout_set_spacing(GTK_BOX_LAYOUT(layout), 6);
  self->caps = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 3);
  /* Keys are named in the order in which they are pressed, in every language. */
  gtk_widget_set_direction(self->caps, GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent(self->caps, GTK_WIDGET(self));
  self->meaning = gtk_label_new(NULL);
  gtk_widget_set_parent(self->meaning, GTK_WIDGET(self));
}
