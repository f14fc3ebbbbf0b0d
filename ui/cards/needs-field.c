/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and offers are made anew with every change: there are a handful of them.
 */
#include "ui/cards/needs-field.h"

#include "app/base/limits.h"
#include "app/store/front/collection-path.h"
#include "config.h"
#include "ui/cards/card-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_OFFERS 6
#define QUESTION_LETTERS 120

struct _UiNeedsField {
  GtkWidget parent_instance;

  /* Owned */
  GPtrArray *notes; /* IlkPathNote */
  GPtrArray *ids;   /* those that are chosen */
  char *own;        /* (nullable) */

  /* Borrowed */
  GtkWidget *rows;
  GtkWidget *entry;
  GtkWidget *offers;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiNeedsField, ui_needs_field, GTK_TYPE_WIDGET)

/* (nullable): one that is not in the deck, or not read yet */
static const IlkPathNote *
find_note(UiNeedsField *self, const char *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (g_str_equal(((IlkPathNote *) self->notes->pdata[i])->id, id))
      return self->notes->pdata[i];
  return NULL;
}

static gboolean
is_chosen(UiNeedsField *self, const char *id)
{
  return g_ptr_array_find_with_equal_func(self->ids, id, g_str_equal, NULL);
}

/* What needs the card itself, and so cannot come before it. Returns: (transfer full): ids */
static GHashTable *
list_followers(UiNeedsField *self)
{
  GHashTable *followers = g_hash_table_new(g_str_hash, g_str_equal);
  gboolean grown = self->own != NULL;

  if (self->own != NULL)
    g_hash_table_add(followers, self->own);
  while (grown) {
    grown = FALSE;
    for (guint i = 0; i < self->notes->len; i++) {
      const IlkPathNote *note = self->notes->pdata[i];
      for (char **need = note->needs; *need != NULL; need++)
        if (g_hash_table_contains(followers, *need))
          grown = g_hash_table_add(followers, note->id) || grown;
    }
  }
  return followers;
}

static void
remove_all(GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(box)) != NULL)
    gtk_box_remove(GTK_BOX(box), child);
}

static GtkWidget *
make_label(const char *text)
{
  GtkWidget *label = gtk_label_new(text);

  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_widget_set_hexpand(label, TRUE);
  return label;
}

static void show(UiNeedsField *self);

static void
tell(UiNeedsField *self)
{
  show(self);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static const char *
get_id(GtkWidget *button)
{
  return g_object_get_data(G_OBJECT(button), "id");
}

static void
remove_cb(GtkWidget *button, UiNeedsField *self)
{
  guint place;

  if (!g_ptr_array_find_with_equal_func(self->ids, get_id(button), g_str_equal, &place))
    return;
  gtk_widget_grab_focus(self->entry);
  g_ptr_array_remove_index(self->ids, place);
  tell(self);
}

/* What was looked for is found. */
static void
choose(UiNeedsField *self, const char *id)
{
  if (self->ids->len >= ILK_MAX_NEEDS || is_chosen(self, id))
    return;
  g_ptr_array_add(self->ids, g_strdup(id));
  gtk_widget_grab_focus(self->entry);
  gtk_editable_set_text(GTK_EDITABLE(self->entry), "");
  tell(self);
}

static void
choose_cb(GtkWidget *button, UiNeedsField *self)
{
  g_autofree char *id = g_strdup(get_id(button));
  choose(self, id);
}

static void
add_row(UiNeedsField *self, const char *id)
{
  const IlkPathNote *note = find_note(self, id);
  g_autofree char *question = ui_one_line(note != NULL ? note->question : id, QUESTION_LETTERS);
  /* Translators: %s is the question of a card. */
  g_autofree char *name = g_strdup_printf(_("Take “%s” out of what comes first"), question);
  GtkWidget *row = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name("list-remove-symbolic");

  gtk_box_append(GTK_BOX(row), make_label(question));
  g_object_set_data_full(G_OBJECT(button), "id", g_strdup(id), g_free);
  gtk_widget_add_css_class(button, "flat");
  gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text(button, _("Take out"));
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object(button, "clicked", G_CALLBACK(remove_cb), self, 0);
  gtk_box_append(GTK_BOX(row), button);
  gtk_box_append(GTK_BOX(self->rows), row);
}

static void
add_offer(UiNeedsField *self, const IlkPathNote *note, const char *question)
{
  /* Translators: %s is the question of a card. */
  g_autofree char *name = g_strdup_printf(_("“%s” comes first"), question);
  GtkWidget *button = gtk_button_new();

  gtk_button_set_child(GTK_BUTTON(button), make_label(question));
  g_object_set_data_full(G_OBJECT(button), "id", g_strdup(note->id), g_free);
  gtk_widget_add_css_class(button, "flat");
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object(button, "clicked", G_CALLBACK(choose_cb), self, 0);
  gtk_box_append(GTK_BOX(self->offers), button);
}

static char *
dup_wanted(UiNeedsField *self)
{
  g_autofree char *text = g_strdup(gtk_editable_get_text(GTK_EDITABLE(self->entry)));
  return g_utf8_casefold(g_strstrip(text), -1);
}

static gboolean
says(const char *question, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold(question, -1);
  return strstr(folded, wanted) != NULL;
}

static void
show_offers(UiNeedsField *self)
{
  g_autofree char *wanted = dup_wanted(self);
  g_autoptr(GHashTable) followers = *wanted != '\0' ? list_followers(self) : NULL;
  guint n = 0;

  remove_all(self->offers);
  for (guint i = 0; *wanted != '\0' && i < self->notes->len && n < MAX_OFFERS; i++) {
    const IlkPathNote *note = self->notes->pdata[i];
    g_autofree char *question = ui_one_line(note->question, QUESTION_LETTERS);

    if (!says(question, wanted) || is_chosen(self, note->id) ||
        g_hash_table_contains(followers, note->id))
      continue;
    add_offer(self, note, question);
    n++;
  }
  if (*wanted != '\0' && n == 0)
    gtk_box_append(GTK_BOX(self->offers),
                   make_label(_("No other card of the deck asks this without needing this one.")));
  gtk_widget_set_visible(self->offers, *wanted != '\0');
}

static void
show(UiNeedsField *self)
{
  remove_all(self->rows);
  for (guint i = 0; i < self->ids->len; i++)
    add_row(self, self->ids->pdata[i]);
  gtk_widget_set_visible(self->rows, self->ids->len > 0);
  gtk_widget_set_sensitive(self->entry, self->ids->len < ILK_MAX_NEEDS);
  show_offers(self);
}

/* Return takes the first. */
static void
activate_cb(UiNeedsField *self)
{
  GtkWidget *first = gtk_widget_get_first_child(self->offers);

  if (GTK_IS_BUTTON(first))
    choose_cb(first, self);
}

static void
ui_needs_field_dispose(GObject *object)
{
  UiNeedsField *self = UI_NEEDS_FIELD(object);

  g_clear_pointer(&self->rows, gtk_widget_unparent);
  g_clear_pointer(&self->entry, gtk_widget_unparent);
  g_clear_pointer(&self->offers, gtk_widget_unparent);
  g_clear_pointer(&self->notes, g_ptr_array_unref);
  g_clear_pointer(&self->ids, g_ptr_array_unref);
  g_clear_pointer(&self->own, g_free);
  G_OBJECT_CLASS(ui_needs_field_parent_class)->dispose(object);
}

static void
ui_needs_field_class_init(UiNeedsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_needs_field_dispose;
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(widget_class, "needs-field");
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_NEEDS_FIELD, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
ui_needs_field_init(UiNeedsField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager(GTK_WIDGET(self));

  gtk_orientable_set_orientation(GTK_ORIENTABLE(layout), GTK_ORIENTATION_VERTICAL);
  self->notes = g_ptr_array_new();
  self->ids = g_ptr_array_new_with_free_func(g_free);
  self->rows = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent(self->rows, GTK_WIDGET(self));
  self->entry = gtk_entry_new();
  gtk_entry_set_placeholder_text(GTK_ENTRY(self->entry), _("Words of its question"));
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Words of the question of a card that comes first"), -1);
  gtk_widget_set_parent(self->entry, GTK_WIDGET(self));
  self->offers = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent(self->offers, GTK_WIDGET(self));
  g_signal_connect_object(self->entry, "changed", G_CALLBACK(show_offers), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(self->entry, "activate", G_CALLBACK(activate_cb), self,
                          G_CONNECT_SWAPPED);
  show(self);
}

char *
ui_needs_field_dup_text(UiNeedsField *self)
{
  g_return_val_if_fail(UI_IS_NEEDS_FIELD(self), NULL);

  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < self->ids->len; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? "\n" : "", (char *) self->ids->pdata[i]);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

void
ui_needs_field_set_text(UiNeedsField *self, const char *text)
{
  g_return_if_fail(UI_IS_NEEDS_FIELD(self) && text != NULL);

  g_auto(GStrv) ids = g_strsplit(text, "\n", -1);
  g_ptr_array_set_size(self->ids, 0);
  for (char **id = ids; *id != NULL; id++)
    if (**id != '\0')
      g_ptr_array_add(self->ids, g_strdup(*id));
  gtk_editable_set_text(GTK_EDITABLE(self->entry), "");
  show(self);
}

void
ui_needs_field_set_notes(UiNeedsField *self, GPtrArray *notes, const char *own)
{
  g_return_if_fail(UI_IS_NEEDS_FIELD(self) && notes != NULL);

  g_ptr_array_unref(self->notes);
  self->notes = notes;
  g_free(self->own);
  self->own = g_strdup(own);
  show(self);
}
