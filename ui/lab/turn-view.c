/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows the turn that the game has come to, and says it.
 */
#include "ui/lab/turn-view.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/compat/announce.h"
#include "ui/lab/turn-game.h"
#include "ui/lab/turn-strip.h"
#include "ui/lab/turn-thread.h"

#include <glib/gi18n.h>

struct _UiTurnView {
  AdwBin parent_instance;

  /* Owned */
  UiTurnGame *game;

  /* Template */
  GtkLabel *headline;
  GtkLabel *text;
  GtkBox *values;
  GtkBox *threads;
  UiTurnStrip *strip;
  GtkLabel *steps;
};

G_DEFINE_FINAL_TYPE(UiTurnView, ui_turn_view, ADW_TYPE_BIN)

static void
remove_children(GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(box))) != NULL)
    gtk_box_remove(box, child);
}

static void
show_values(UiTurnView *self, const IlkTurn *turn)
{
  remove_children(self->values);
  for (guint i = 0; i < turn->values->len; i++) {
    const IlkTurnValue *value = g_ptr_array_index(turn->values, i);
    g_autofree char *name = g_markup_escape_text(value->name, -1);
    g_autofree char *text = g_markup_escape_text(value->value, -1);
    g_autofree char *shown = g_strdup_printf("%s  <b>%s</b>", name, text);
    GtkWidget *label = g_object_new(GTK_TYPE_LABEL, "label", shown, "use-markup", TRUE, NULL);
    gtk_widget_add_css_class(label, "turn-value");
    gtk_box_append(self->values, label);
  }
}

/* The buttons stay as long as there are as many threads, and with them the focus. */
static void
ensure_threads(UiTurnView *self, guint n)
{
  guint there = 0;

  for (GtkWidget *child = gtk_widget_get_first_child(GTK_WIDGET(self->threads)); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    there++;
  if (there == n)
    return;
  remove_children(self->threads);
  for (guint i = 0; i < n; i++)
    gtk_box_append(self->threads, GTK_WIDGET(ui_turn_thread_new(i)));
}

static void
show_threads(UiTurnView *self, const IlkTurn *turn)
{
  GtkWidget *child;
  guint i = 0;

  ensure_threads(self, turn->threads->len);
  for (child = gtk_widget_get_first_child(GTK_WIDGET(self->threads)); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    ui_turn_thread_show(UI_TURN_THREAD(child), g_ptr_array_index(turn->threads, i++));
}

static void
enable_actions(UiTurnView *self)
{
  const IlkTurn *turn = ui_turn_game_get_turn(self->game);
  gboolean began = turn != NULL && *turn->done != '\0';

  gtk_widget_action_set_enabled(GTK_WIDGET(self), "turn.back", began);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "turn.again", began);
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "turn.show", turn != NULL && turn->goal != NULL);
}

static void
show_words(UiTurnView *self, const char *headline, const char *text)
{
  gtk_label_set_label(self->headline, headline != NULL ? headline : "");
  gtk_label_set_label(self->text, text != NULL ? text : "");
}

/* Heard after each step: where the thread is and what it has in hand now, what all see, and news.
 * No two steps sound alike: an old GTK lets only what is new be heard. */
static void
announce(UiTurnView *self, const IlkTurn *turn, const char *headline, const char *text)
{
  g_autoptr(GString) words = g_string_new(NULL);
  gsize length = strlen(turn->done);
  guint last = length > 0 ? (guint) (turn->done[length - 1] - '0') : turn->threads->len;
  gboolean news = g_strcmp0(headline, gtk_label_get_label(self->headline)) != 0;

  if (last < turn->threads->len) {
    g_autofree char *thread = ui_turn_thread_dup_words(g_ptr_array_index(turn->threads, last));
    g_string_append_printf(words, "%s. ", thread);
  }
  for (guint i = 0; i < turn->values->len; i++) {
    const IlkTurnValue *value = g_ptr_array_index(turn->values, i);
    g_string_append_printf(words, "%s %s. ", value->name, value->value);
  }
  if (news)
    g_string_append_printf(words, "%s %s", headline != NULL ? headline : "",
                           text != NULL ? text : "");
  ui_announce(GTK_WIDGET(self), words->str);
}

static void
turned_cb(UiTurnView *self)
{
  const IlkTurn *turn = ui_turn_game_get_turn(self->game);
  const char *headline = NULL, *text = NULL;

  ilk_trace_get_verdict(ui_turn_game_get_trace(self->game), &headline, &text);
  announce(self, turn, headline, text);
  show_words(self, headline, text);
  show_values(self, turn);
  show_threads(self, turn);
  ui_turn_strip_set_steps(self->strip, turn->threads->len, turn->done);
  gtk_label_set_label(self->steps, turn->done);
  enable_actions(self);
}

static void
refused_cb(UiTurnView *self)
{
  ui_announce(GTK_WIDGET(self), _("It cannot go on."));
}

static void
failed_cb(UiTurnView *self, const char *message)
{
  show_words(self, _("The demo did not answer."), message);
}

/* Actions */

static void
step_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_turn_game_step(UI_TURN_VIEW(widget)->game, g_variant_get_uint32(parameter));
}

static void
back_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_turn_game_back(UI_TURN_VIEW(widget)->game);
}

static void
again_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_turn_game_again(UI_TURN_VIEW(widget)->game);
}

static void
show_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  ui_turn_game_show(UI_TURN_VIEW(widget)->game);
}

/* Class */

static void
ui_turn_view_dispose(GObject *object)
{
  UiTurnView *self = UI_TURN_VIEW(object);

  if (self->game != NULL)
    ui_turn_game_begin(self->game, NULL, NULL);
  G_OBJECT_CLASS(ui_turn_view_parent_class)->dispose(object);
}

static void
ui_turn_view_finalize(GObject *object)
{
  g_object_unref(UI_TURN_VIEW(object)->game);
  G_OBJECT_CLASS(ui_turn_view_parent_class)->finalize(object);
}

static void
bind_keys(GtkWidgetClass *widget_class)
{
  for (guint i = 0; i <= 9; i++) {
    gtk_widget_class_add_binding_action(widget_class, GDK_KEY_0 + i, 0, "turn.step", "u", i);
    gtk_widget_class_add_binding_action(widget_class, GDK_KEY_KP_0 + i, 0, "turn.step", "u", i);
  }
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_BackSpace, 0, "turn.back", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Home, 0, "turn.again", NULL);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_End, 0, "turn.show", NULL);
}

static void
ui_turn_view_class_init(UiTurnViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_turn_view_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_turn_view_finalize;
  g_type_ensure(UI_TYPE_TURN_STRIP);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/turn-view.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiTurnView, headline);
  gtk_widget_class_bind_template_child(widget_class, UiTurnView, text);
  gtk_widget_class_bind_template_child(widget_class, UiTurnView, values);
  gtk_widget_class_bind_template_child(widget_class, UiTurnView, threads);
  gtk_widget_class_bind_template_child(widget_class, UiTurnView, strip);
  gtk_widget_class_bind_template_child(widget_class, UiTurnView, steps);
  gtk_widget_class_install_action(widget_class, "turn.step", "u", step_cb);
  gtk_widget_class_install_action(widget_class, "turn.back", NULL, back_cb);
  gtk_widget_class_install_action(widget_class, "turn.again", NULL, again_cb);
  gtk_widget_class_install_action(widget_class, "turn.show", NULL, show_cb);
  bind_keys(widget_class);
}

static void
ui_turn_view_init(UiTurnView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->game = ui_turn_game_new();
  g_signal_connect_object(self->game, "turned", G_CALLBACK(turned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(self->game, "refused", G_CALLBACK(refused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(self->game, "failed", G_CALLBACK(failed_cb), self, G_CONNECT_SWAPPED);
  enable_actions(self);
}

/* Public */

UiTurnGame *
ui_turn_view_get_game(UiTurnView *self)
{
  g_return_val_if_fail(UI_IS_TURN_VIEW(self), NULL);

  return self->game;
}
