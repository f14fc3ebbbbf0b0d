/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions “session.…”: what keys and buttons of the page do.
 */
#include "ui/study/session-page-private.h"

#include "config.h"
#include "ui/base/toasts.h"
#include "ui/cards/card-info.h"
#include "ui/compat/announce.h"

#include <glib/gi18n.h>

static void
reveal_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ilk_session_reveal(UI_SESSION_PAGE(widget)->session);
}

static void
grade_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  int rating = g_variant_get_int32(parameter);

  if (rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY)
    ilk_session_grade(UI_SESSION_PAGE(widget)->session, (IlkRating) rating);
}

/* Space: what comes next if all is well. When strict mode has turned the card, that is Again. */
static void
proceed_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiSessionPage *self = UI_SESSION_PAGE(widget);

  if (self->phase == ILK_PHASE_QUESTION)
    ilk_session_reveal(self->session);
  else if (self->phase == ILK_PHASE_ANSWER)
    ilk_session_grade(self->session, ilk_session_get_expected(self->session));
}

static void
undo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ilk_session_undo(UI_SESSION_PAGE(widget)->session);
  ui_announce(widget, _("Undone"));
}

void
ui_session_page_tell(UiSessionPage *self, const char *sentence)
{
  /* The latest is told at once: when many are set aside, nobody waits for the others' toasts. */
  ui_toasts_tell_now(self->toasts, sentence, NULL);
}

static void
set_aside(UiSessionPage *self, IlkAsideKind how, const char *sentence)
{
  ilk_session_set_aside(self->session, how);
  ui_session_page_tell(self, sentence);
}

static void
redo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ilk_session_redo(UI_SESSION_PAGE(widget)->session);
}

static void
suspend_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_aside(UI_SESSION_PAGE(widget), ILK_ASIDE_SUSPENDED,
            _("Suspended. Ctrl Z brings the card back."));
}

static void
bury_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_aside(UI_SESSION_PAGE(widget), ILK_ASIDE_BURIED,
            _("Buried until tomorrow. Ctrl Z brings the card back."));
}

static void
flag_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  int flag = g_variant_get_int32(parameter);

  if (flag >= 0 && flag <= ILK_MAX_CARD_FLAG)
    ilk_session_set_flag(UI_SESSION_PAGE(widget)->session, (guint) flag);
}

/* One key for all: from colour to colour, and after the last to none. */
static void
next_flag_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkSession *session = UI_SESSION_PAGE(widget)->session;
  guint flag = ilk_card_get_marks(ilk_session_get_card(session))->flag;

  ilk_session_set_flag(session, (flag + 1) % (ILK_MAX_CARD_FLAG + 1));
}

static void
edit_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_edit(UI_SESSION_PAGE(widget));
}

static void
split_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_split(UI_SESSION_PAGE(widget), g_variant_get_int64(parameter));
}

static void
play_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_play(UI_SESSION_PAGE(widget));
}

static void
listen_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_listen(UI_SESSION_PAGE(widget), ILK_SPOKEN_LEAD);
}

static void
listen_whole_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_listen(UI_SESSION_PAGE(widget), ILK_SPOKEN_WHOLE);
}

static void
seek_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_seek(UI_SESSION_PAGE(widget), g_variant_get_int32(parameter));
}

static void
speed_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_change_speed(UI_SESSION_PAGE(widget), g_variant_get_int32(parameter));
}

static void
info_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  IlkCard *card = ilk_session_get_card(UI_SESSION_PAGE(widget)->session);

  ui_card_info_open(widget, ui_page_get_collection(UI_PAGE(widget)), ilk_card_get_id(card));
}

static void
end_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_end(UI_SESSION_PAGE(widget));
  gtk_widget_activate_action(widget, "win.back", NULL);
}

static void
escape_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.back", NULL);
}

static void
again_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_start(UI_SESSION_PAGE(widget), 0);
}

static void
open_demo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_open_demo(UI_SESSION_PAGE(widget), g_variant_get_string(parameter, NULL));
}

static void
open_lab_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_open_lab(UI_SESSION_PAGE(widget));
}

static void
close_lab_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_close_lab(UI_SESSION_PAGE(widget));
}

static void
run_demo_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_run_demo(UI_SESSION_PAGE(widget));
}

static void
switch_pane_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_session_page_switch_pane(UI_SESSION_PAGE(widget));
}

void
ui_session_page_install_actions(GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action(widget_class, "session.reveal", NULL, reveal_cb);
  gtk_widget_class_install_action(widget_class, "session.grade", "i", grade_cb);
  gtk_widget_class_install_action(widget_class, "session.proceed", NULL, proceed_cb);
  gtk_widget_class_install_action(widget_class, "session.undo", NULL, undo_cb);
  gtk_widget_class_install_action(widget_class, "session.redo", NULL, redo_cb);
  gtk_widget_class_install_action(widget_class, "session.suspend", NULL, suspend_cb);
  gtk_widget_class_install_action(widget_class, "session.bury", NULL, bury_cb);
  gtk_widget_class_install_action(widget_class, "session.flag", "i", flag_cb);
  gtk_widget_class_install_action(widget_class, "session.next-flag", NULL, next_flag_cb);
  gtk_widget_class_install_action(widget_class, "session.edit", NULL, edit_cb);
  gtk_widget_class_install_action(widget_class, "session.split", "x", split_cb);
  gtk_widget_class_install_action(widget_class, "session.play", NULL, play_cb);
  gtk_widget_class_install_action(widget_class, "session.listen", NULL, listen_cb);
  gtk_widget_class_install_action(widget_class, "session.listen-whole", NULL, listen_whole_cb);
  gtk_widget_class_install_action(widget_class, "session.seek", "i", seek_cb);
  gtk_widget_class_install_action(widget_class, "session.speed", "i", speed_cb);
  gtk_widget_class_install_action(widget_class, "session.info", NULL, info_cb);
  gtk_widget_class_install_action(widget_class, "session.end", NULL, end_cb);
  gtk_widget_class_install_action(widget_class, "session.escape", NULL, escape_cb);
  gtk_widget_class_install_action(widget_class, "session.again", NULL, again_cb);
  gtk_widget_class_install_action(widget_class, "session.open-lab", NULL, open_lab_cb);
  gtk_widget_class_install_action(widget_class, "session.open-demo", "s", open_demo_cb);
  gtk_widget_class_install_action(widget_class, "session.close-lab", NULL, close_lab_cb);
  gtk_widget_class_install_action(widget_class, "session.run-demo", NULL, run_demo_cb);
  gtk_widget_class_install_action(widget_class, "session.switch-pane", NULL, switch_pane_cb);
}

void
ui_session_page_update_actions(UiSessionPage *self)
{
  GtkWidget *widget = GTK_WIDGET(self);
  /* Who writes in the editor presses its keys. */
  gboolean studying = !ui_session_page_is_editing(self);
  gboolean question = studying && self->phase == ILK_PHASE_QUESTION;
  gboolean answer = studying && self->phase == ILK_PHASE_ANSWER;
  gboolean card = question || answer;
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));
  gboolean writable = collection != NULL && !ilk_collection_is_read_only(collection);

  gtk_widget_action_set_enabled(widget, "session.reveal", question);
  gtk_widget_action_set_enabled(widget, "session.grade", answer);
  gtk_widget_action_set_enabled(widget, "session.edit", card && writable);
  gtk_widget_action_set_enabled(widget, "session.split", card && writable);
  gtk_widget_action_set_enabled(widget, "session.proceed", card);
  gtk_widget_action_set_enabled(widget, "session.run-demo", card);
  gtk_widget_action_set_enabled(widget, "session.info", card);
  gtk_widget_action_set_enabled(widget, "session.suspend", card);
  gtk_widget_action_set_enabled(widget, "session.bury", card);
  gtk_widget_action_set_enabled(widget, "session.flag", card);
  gtk_widget_action_set_enabled(widget, "session.next-flag", card);
  gtk_widget_action_set_enabled(widget, "session.play", card);
  gtk_widget_action_set_enabled(widget, "session.listen", card);
  gtk_widget_action_set_enabled(widget, "session.listen-whole", card);
  gtk_widget_action_set_enabled(widget, "session.seek", card);
  gtk_widget_action_set_enabled(widget, "session.speed", card);
  gtk_widget_action_set_enabled(widget, "session.redo",
                                studying && ilk_session_can_redo(self->session));
  gtk_widget_action_set_enabled(widget, "session.undo",
                                studying && ilk_session_can_undo(self->session));
}
