/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page follows the session; nothing about the session is remembered twice.
 */
#include "ui/study/session-page-private.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/compat/announce.h"

#include <glib/gi18n.h>

#define MOMENT_MS 1500

enum { PROP_0, PROP_TIMER_MODE, PROP_PLAY_SOUNDS, PROP_NARRATION, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiSessionPage, ui_session_page, UI_TYPE_PAGE)

static void
update_title(UiSessionPage *self)
{
  const char *deck = ilk_session_get_deck_name(self->session);
  g_autofree char *count = ilk_session_left_text(self->session);

  if (deck != NULL) {
    adw_window_title_set_title(self->title, deck);
    gtk_label_set_label(self->deck_label, deck);
  }
  adw_window_title_set_subtitle(self->title, count);
  gtk_label_set_label(self->count_label, count);
}

static void
update_progress(UiSessionPage *self)
{
  double share = self->phase == ILK_PHASE_FINISHED ? 1 : ilk_session_get_share(self->session);

  gtk_progress_bar_set_fraction(self->progress, MIN(share, 1));
  gtk_progress_bar_set_fraction(self->narrow_progress, MIN(share, 1));
}

static gboolean
still_unsaved_cb(gpointer user_data)
{
  UiSessionPage *self = UI_SESSION_PAGE(user_data);

  self->unsaved_timer = 0;
  self->told_unsaved = TRUE;
  ui_announce(GTK_WIDGET(self), _("Not saved yet"));
  return G_SOURCE_REMOVE;
}

/* What is stored in a moment is not worth a word. */
static void
tell_unsaved(UiSessionPage *self, gboolean unsaved)
{
  if (unsaved && self->unsaved_timer == 0 && !self->told_unsaved)
    self->unsaved_timer = g_timeout_add(MOMENT_MS, still_unsaved_cb, self);
  if (unsaved)
    return;
  g_clear_handle_id(&self->unsaved_timer, g_source_remove);
  if (self->told_unsaved)
    ui_announce(GTK_WIDGET(self), _("Saved"));
  self->told_unsaved = FALSE;
}

static void
update_unsaved(UiSessionPage *self)
{
  gboolean unsaved = ilk_session_get_unsaved(self->session) > 0;

  if (unsaved)
    gtk_widget_remove_css_class(self->unsaved_label, "saved");
  else
    gtk_widget_add_css_class(self->unsaved_label, "saved");
  tell_unsaved(self, unsaved);
}

static void
session_changed_cb(UiSessionPage *self)
{
  IlkPhase before = self->phase;

  self->phase = ilk_session_get_phase(self->session);
  update_title(self);
  update_progress(self);
  update_unsaved(self);
  ui_session_page_update_actions(self);
  ui_session_page_update_lab(self);
  if (self->phase == ILK_PHASE_FINISHED && before != ILK_PHASE_FINISHED)
    ui_session_page_show_ending(self);
  else if (self->phase == ILK_PHASE_QUESTION || self->phase == ILK_PHASE_ANSWER)
    gtk_stack_set_visible_child_name(self->phases, "card");
  if (self->phase != before) {
    ui_session_page_hush(self);
    ui_session_page_side_came_up(self);
  }
}

static void
session_failed_cb(UiSessionPage *self, const GError *error)
{
  ui_notice_bar_show(self->notice, error->message);
}

static void
room_changed_cb(UiSessionPage *self)
{
  ui_session_page_update_lab(self);
}

static void
lab_toggled_cb(UiSessionPage *self)
{
  gboolean wanted = gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(self->lab_toggle));

  if (wanted && !ui_session_page_is_lab_open(self))
    ui_session_page_open_lab(self);
  else if (!wanted)
    ui_session_page_close_lab(self);
}

static void
update_pause(UiSessionPage *self)
{
  if (self->session == NULL)
    return;
  if (self->away || self->inactive)
    ilk_session_pause(self->session, ILK_PAUSE_INACTIVE);
  else
    ilk_session_resume(self->session, ILK_PAUSE_INACTIVE);
}

/* Only a change counts: without a window manager no window is ever active. */
static void
window_active_cb(UiSessionPage *self)
{
  self->inactive = !gtk_window_is_active(self->window);
  update_pause(self);
}

static void
ui_session_page_root(GtkWidget *widget)
{
  UiSessionPage *self = UI_SESSION_PAGE(widget);

  GTK_WIDGET_CLASS(ui_session_page_parent_class)->root(widget);
  if (!GTK_IS_WINDOW(gtk_widget_get_root(widget)))
    return;
  self->window = GTK_WINDOW(gtk_widget_get_root(widget));
  self->active_handler = g_signal_connect_swapped(self->window, "notify::is-active",
                                                  G_CALLBACK(window_active_cb), self);
}

static void
ui_session_page_unroot(GtkWidget *widget)
{
  UiSessionPage *self = UI_SESSION_PAGE(widget);

  if (self->window != NULL)
    g_clear_signal_handler(&self->active_handler, self->window);
  self->window = NULL;
  GTK_WIDGET_CLASS(ui_session_page_parent_class)->unroot(widget);
}

static void
ui_session_page_collection_changed(UiPage *page)
{
  ui_session_page_end(UI_SESSION_PAGE(page));
}

static void
ui_session_page_set_deck(UiPage *page, gint64 deck)
{
  ui_session_page_start(UI_SESSION_PAGE(page), deck);
}

static void
ui_session_page_set_scope(UiPage *page, gint64 deck, const char *scope)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkStudyScope) parsed = ilk_study_scope_parse(scope, deck, &error);

  if (parsed != NULL)
    ui_session_page_start_scope(UI_SESSION_PAGE(page), parsed);
  else
    ui_notice_bar_show(UI_SESSION_PAGE(page)->notice, error->message);
}

static void
ui_session_page_focus(UiPage *page)
{
  UiSessionPage *self = UI_SESSION_PAGE(page);

  self->away = FALSE;
  update_pause(self);
  if (self->phase == ILK_PHASE_FINISHED)
    ui_ending_view_focus(self->ending);
  else if (ui_session_page_is_editing(self))
    ui_card_editor_focus(self->editor);
  else
    ui_card_view_focus(self->card_view);
}

static void
ui_session_page_leave(UiPage *page)
{
  UiSessionPage *self = UI_SESSION_PAGE(page);

  self->away = TRUE;
  ui_session_page_hush(self);
  update_pause(self);
}

static gboolean
ui_session_page_back(UiPage *page)
{
  UiSessionPage *self = UI_SESSION_PAGE(page);

  if (ui_session_page_close_editor(self))
    return TRUE;
  if (ui_session_page_is_lab_open(self)) {
    ui_session_page_close_lab(self);
    return TRUE;
  }
  ui_session_page_end(self);
  return FALSE;
}

static gboolean
ui_session_page_is_ready(UiPage *page)
{
  return UI_SESSION_PAGE(page)->phase != ILK_PHASE_LOADING;
}

static void
ui_session_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TIMER_MODE)
    g_value_set_int(value, (int) UI_SESSION_PAGE(object)->timer_mode);
  else if (id == PROP_PLAY_SOUNDS)
    g_value_set_boolean(value, UI_SESSION_PAGE(object)->play_sounds);
  else if (id == PROP_NARRATION)
    g_value_set_string(value, UI_SESSION_PAGE(object)->narration);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
set_timer_mode(UiSessionPage *self, IlkTimerMode mode)
{
  if (self->timer_mode == mode)
    return;
  self->timer_mode = mode;
  if (self->session != NULL)
    ilk_session_set_timer_mode(self->session, mode);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_TIMER_MODE]);
}

static void
set_narration(UiSessionPage *self, const char *narration)
{
  g_free(self->narration);
  self->narration = g_strdup(narration);
}

static void
ui_session_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TIMER_MODE)
    set_timer_mode(UI_SESSION_PAGE(object), (IlkTimerMode) g_value_get_int(value));
  else if (id == PROP_PLAY_SOUNDS)
    UI_SESSION_PAGE(object)->play_sounds = g_value_get_boolean(value);
  else if (id == PROP_NARRATION)
    set_narration(UI_SESSION_PAGE(object), g_value_get_string(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_session_page_dispose(GObject *object)
{
  ui_session_page_end(UI_SESSION_PAGE(object));
  ui_session_page_stop_listening(UI_SESSION_PAGE(object));
  g_clear_handle_id(&UI_SESSION_PAGE(object)->unsaved_timer, g_source_remove);
  G_OBJECT_CLASS(ui_session_page_parent_class)->dispose(object);
}

static void
ui_session_page_finalize(GObject *object)
{
  g_free(UI_SESSION_PAGE(object)->narration);
  G_OBJECT_CLASS(ui_session_page_parent_class)->finalize(object);
}

static void
override_page(UiPageClass *page_class)
{
  page_class->collection_changed = ui_session_page_collection_changed;
  page_class->set_deck = ui_session_page_set_deck;
  page_class->set_scope = ui_session_page_set_scope;
  page_class->focus = ui_session_page_focus;
  page_class->leave = ui_session_page_leave;
  page_class->back = ui_session_page_back;
  page_class->is_ready = ui_session_page_is_ready;
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_ADAPTIVE_BIN);
  g_type_ensure(UI_TYPE_CARD_VIEW);
  g_type_ensure(UI_TYPE_ENDING_VIEW);
  g_type_ensure(UI_TYPE_LISTEN_BAR);
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/session-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, adaptive);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, title);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, deck_label);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, count_label);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, progress);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, narrow_progress);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, unsaved_label);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, notice);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, listen_bar);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, toasts);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, phases);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, panes);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, card_view);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, beside);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, lab_side);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, editor_side);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, lab_toggle);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, card_button);
  gtk_widget_class_bind_template_child(widget_class, UiSessionPage, ending);
  gtk_widget_class_bind_template_callback(widget_class, room_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, lab_toggled_cb);
  gtk_widget_class_bind_template_callback(widget_class, ui_session_page_keep_speed);
}

static void
ui_session_page_class_init(UiSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_session_page_get_property;
  object_class->set_property = ui_session_page_set_property;
  object_class->dispose = ui_session_page_dispose;
  object_class->finalize = ui_session_page_finalize;
  widget_class->root = ui_session_page_root;
  widget_class->unroot = ui_session_page_unroot;
  override_page(UI_PAGE_CLASS(klass));
  properties[PROP_TIMER_MODE] =
      g_param_spec_int("timer-mode", NULL, NULL, ILK_TIMER_COACH, ILK_TIMER_OFF, ILK_TIMER_COACH,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLAY_SOUNDS] = g_param_spec_boolean("play-sounds", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARRATION] = g_param_spec_string("narration", NULL, NULL, NULL,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  ui_session_page_install_actions(widget_class);
  bind_template(widget_class);
}

static void
ui_session_page_init(UiSessionPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->phases));
  ui_name_inner_button(self->card_button, _("Menu of the card"));
}

static void
use_session(UiSessionPage *self, IlkSession *session)
{
  self->session = g_object_ref(session);
  self->cancellable = g_cancellable_new();
  self->phase = ILK_PHASE_LOADING;
  gtk_stack_set_visible_child_name(self->phases, "loading");
  g_signal_connect_swapped(session, "changed", G_CALLBACK(session_changed_cb), self);
  g_signal_connect_swapped(session, "leech", G_CALLBACK(ui_session_page_tell_leech), self);
  g_signal_connect_swapped(session, "failed", G_CALLBACK(session_failed_cb), self);
  ui_card_view_set_session(self->card_view, session);
}

void
ui_session_page_start(UiSessionPage *self, gint64 deck)
{
  const IlkStudyScope waiting = {.kind = ILK_STUDY_WAITING, .deck = deck};

  ui_session_page_start_scope(self, &waiting);
}

void
ui_session_page_start_scope(UiSessionPage *self, const IlkStudyScope *scope)
{
  IlkCollection *collection = ui_page_get_collection(UI_PAGE(self));

  ui_session_page_end(self);
  if (collection == NULL)
    return;
  g_autoptr(IlkSession) session = ilk_session_new_for(collection, scope, self->timer_mode);
  ui_notice_bar_show(self->notice, NULL);
  use_session(self, session);
  ilk_session_start(session);
}

void
ui_session_page_end(UiSessionPage *self)
{
  if (self->session == NULL)
    return;
  ui_session_page_leave_editor(self);
  ui_session_page_close_lab(self);
  ui_session_page_hush(self);
  ui_card_view_set_session(self->card_view, NULL);
  g_signal_handlers_disconnect_by_data(self->session, self);
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  g_clear_object(&self->session);
}
