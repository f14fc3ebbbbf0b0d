/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As many lines whatever comes, so that nothing moves under the pointer. One that has to wait keeps
 * the focus it has, and can be pressed in vain.
 */
#include "ui/lab/turn-thread.h"

#include "config.h"

#include <glib/gi18n.h>

#define BEFORE 2 /* lines around the next one */
#define AFTER 2
#define N_LINES (BEFORE + 1 + AFTER)

struct _UiTurnThread {
  GtkButton parent_instance;

  /* Children, made by hand */
  GtkLabel *name;
  GtkLabel *state;
  GtkWidget *key;
  GtkLabel *lines[N_LINES];
  GtkLabel *holds;
};

G_DEFINE_FINAL_TYPE(UiTurnThread, ui_turn_thread, GTK_TYPE_BUTTON)

static void
ui_turn_thread_class_init(UiTurnThreadClass *klass)
{
}

static GtkLabel *
append_label(GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new("");

  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_label_set_ellipsize(GTK_LABEL(label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class(label, css_class);
  gtk_box_append(GTK_BOX(box), label);
  return GTK_LABEL(label);
}

static GtkWidget *
create_head(UiTurnThread *self)
{
  GtkWidget *head = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8);

  self->name = append_label(head, "heading");
  self->state = append_label(head, "turn-state");
  gtk_widget_set_hexpand(GTK_WIDGET(self->state), TRUE);
  gtk_label_set_xalign(self->state, 1);
  self->key = GTK_WIDGET(append_label(head, "key-cap"));
  return head;
}

static void
ui_turn_thread_init(UiTurnThread *self)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append(GTK_BOX(box), create_head(self));
  for (int i = 0; i < N_LINES; i++) {
    self->lines[i] = append_label(box, "turn-line");
    gtk_label_set_width_chars(self->lines[i], 20);
    gtk_widget_set_direction(GTK_WIDGET(self->lines[i]), GTK_TEXT_DIR_LTR);
  }
  gtk_widget_add_css_class(GTK_WIDGET(self->lines[BEFORE]), "turn-next");
  self->holds = append_label(box, "turn-holds");
  gtk_widget_add_css_class(GTK_WIDGET(self), "turn-thread");
  gtk_button_set_child(GTK_BUTTON(self), box);
}

static gboolean
is_done(const IlkTurnThread *thread)
{
  return thread->lines[thread->at] == NULL;
}

static const char *
get_state(const IlkTurnThread *thread)
{
  if (is_done(thread))
    return _("is done");
  /* Translators: of a thread, for a lock that another one has. */
  return thread->can ? "" : _("has to wait");
}

static void
show_lines(UiTurnThread *self, const IlkTurnThread *thread)
{
  int length = (int) g_strv_length(thread->lines);

  for (int i = 0; i < N_LINES; i++) {
    int line = (int) thread->at + i - BEFORE;
    const char *text = line >= 0 && line < length ? thread->lines[line] : "";
    g_autofree char *shown = g_strdup_printf("%s %s", i == BEFORE && *text ? "▶" : " ", text);
    gtk_label_set_label(self->lines[i], shown);
    gtk_widget_set_opacity(GTK_WIDGET(self->lines[i]), i < BEFORE ? 0.55 : i == BEFORE ? 1 : 0.8);
  }
}

char *
ui_turn_thread_dup_words(const IlkTurnThread *thread)
{
  const char *state = get_state(thread);
  g_autoptr(GString) words = g_string_new(thread->name);

  if (*state != '\0')
    g_string_append_printf(words, ", %s", state);
  if (!is_done(thread))
    g_string_append_printf(words, _(", next: %s"), thread->lines[thread->at]);
  if (*thread->holds != '\0')
    g_string_append_printf(words, _(", in hand: %s"), thread->holds);
  return g_string_free(g_steal_pointer(&words), FALSE);
}

static void
describe(UiTurnThread *self, const IlkTurnThread *thread)
{
  g_autofree char *words = ui_turn_thread_dup_words(thread);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_state(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_STATE_DISABLED, !thread->can,
                              -1);
}

UiTurnThread *
ui_turn_thread_new(guint index)
{
  UiTurnThread *self = g_object_new(UI_TYPE_TURN_THREAD, "action-name", "turn.step",
                                    "action-target", g_variant_new_uint32(index), NULL);
  g_autofree char *key = g_strdup_printf("%u", index);

  gtk_label_set_label(GTK_LABEL(self->key), key);
  return self;
}

void
ui_turn_thread_show(UiTurnThread *self, const IlkTurnThread *thread)
{
  g_return_if_fail(UI_IS_TURN_THREAD(self));
  g_autofree char *holds =
      *thread->holds != '\0' ? g_strdup_printf(_("in hand: %s"), thread->holds) : g_strdup("");

  gtk_label_set_label(self->name, thread->name);
  gtk_label_set_label(self->state, get_state(thread));
  gtk_label_set_label(self->holds, holds);
  gtk_widget_set_visible(self->key, thread->can);
  show_lines(self, thread);
  if (thread->can)
    gtk_widget_remove_css_class(GTK_WIDGET(self), "waits");
  else
    gtk_widget_add_css_class(GTK_WIDGET(self), "waits");
  describe(self, thread);
}
