/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places are what fills the whole window: home with its pages, a session, the settings. All but
 * home are made when they are first wanted.
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE(UiWindow, ui_window, ADW_TYPE_APPLICATION_WINDOW)

static void
timer_mode_cb(UiWindow *self)
{
  if (self->session_page != NULL)
    ui_session_page_set_timer_mode(self->session_page, ui_settings_get_timer_mode(self->settings));
}

/* The bar makes its buttons when it is told of the pages: never, where the window stays wide. */
static void
room_changed_cb(UiWindow *self)
{
  if (ui_adaptive_bin_is_narrow(self->adaptive))
    adw_view_switcher_bar_set_stack(self->switcher_bar, self->pages);
}

static void
show_home(UiWindow *self)
{
  gtk_stack_set_visible_child_name(self->places, "home");
  ui_study_page_refresh(self->study_page);
  ui_window_focus_page(self);
}

static void
session_ended_cb(UiWindow *self)
{
  ui_session_page_end(self->session_page);
  show_home(self);
}

static void
ensure_session_page(UiWindow *self)
{
  if (self->session_page != NULL)
    return;
  self->session_page = ui_session_page_new();
  g_signal_connect_object(self->session_page, "ended", G_CALLBACK(session_ended_cb), self,
                          G_CONNECT_SWAPPED);
  gtk_stack_add_titled(self->places, GTK_WIDGET(self->session_page), "session", _("Session"));
}

static void
opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autoptr(GError) error = NULL;

  self->collection = ilk_collection_open_finish(result, &error);
  if (self->collection == NULL) {
    if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      ui_study_page_show_error(self->study_page, self->directory, error);
    return;
  }
  ui_notice_bar_show(self->notice, ilk_collection_get_notice(self->collection));
  ui_study_page_set_collection(self->study_page, self->collection);
  ui_window_update_pages(self);
}

static void
open_collection(UiWindow *self)
{
  if (self->collection == NULL)
    ilk_collection_open_async(self->directory, self->cancellable, opened_cb, g_object_ref(self));
}

static void
first_frame_cb(GdkFrameClock *clock, UiWindow *self)
{
  g_clear_signal_handler(&self->first_frame_handler, clock);
  open_collection(self);
}

static void
ui_window_realize(GtkWidget *widget)
{
  UiWindow *self = UI_WINDOW(widget);

  GTK_WIDGET_CLASS(ui_window_parent_class)->realize(widget);
  self->first_frame_handler = g_signal_connect_object(
      gtk_widget_get_frame_clock(widget), "after-paint", G_CALLBACK(first_frame_cb), self, 0);
}

/* The main loop may be about to end, so what was asked for last is waited for; but not a replay of
 * the whole log, which leaves everything as it was. */
static void
ui_window_unrealize(GtkWidget *widget)
{
  UiWindow *self = UI_WINDOW(widget);

  if (self->memory_page != NULL)
    ui_memory_page_set_collection(self->memory_page, NULL);
  if (self->session_page != NULL)
    ui_session_page_end(self->session_page);
  if (self->collection != NULL)
    ilk_collection_close(self->collection);
  GTK_WIDGET_CLASS(ui_window_parent_class)->unrealize(widget);
}

/* The popover has two dozen widgets, which the first frame does without. */
static void
open_menu_cb(GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model(button) == NULL)
    gtk_menu_button_set_menu_model(button, menu);
}

static gboolean
ui_window_close_request(GtkWindow *window)
{
  UiWindow *self = UI_WINDOW(window);

  ui_settings_save_window(self->settings, window);
  return GTK_WINDOW_CLASS(ui_window_parent_class)->close_request(window);
}

static void
ui_window_dispose(GObject *object)
{
  UiWindow *self = UI_WINDOW(object);

  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  if (self->session_page != NULL)
    ui_session_page_end(self->session_page);
  self->session_page = NULL;
  g_clear_object(&self->cancellable);
  g_clear_object(&self->collection);
  g_clear_object(&self->settings);
  g_clear_pointer(&self->directory, g_free);
  G_OBJECT_CLASS(ui_window_parent_class)->dispose(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_ADAPTIVE_BIN);
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  g_type_ensure(UI_TYPE_STUDY_PAGE);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("window.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiWindow, adaptive);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, places);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, primary_menu);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, menu_button);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, notice);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, toasts);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, pages);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, switcher_bar);
  gtk_widget_class_bind_template_callback(widget_class, room_changed_cb);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, study_page);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, lab_place);
  gtk_widget_class_bind_template_callback(widget_class, ui_window_show_page);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, progress_place);
  gtk_widget_class_bind_template_callback(widget_class, ui_window_study);
  gtk_widget_class_bind_template_callback(widget_class, open_collection);
}

static void
ui_window_class_init(UiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_window_dispose;
  widget_class->realize = ui_window_realize;
  widget_class->unrealize = ui_window_unrealize;
  GTK_WINDOW_CLASS(klass)->close_request = ui_window_close_request;
  ui_window_install_actions(widget_class);
  bind_template(widget_class);
}

static void
ui_window_init(UiWindow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_name_inner_button(self->menu_button, _("Main menu"));
  gtk_menu_button_set_create_popup_func(GTK_MENU_BUTTON(self->menu_button), open_menu_cb,
                                        self->primary_menu, NULL);
  ui_window_take_drops(self);
  self->cancellable = g_cancellable_new();
}

UiWindow *
ui_window_new(AdwApplication *application, UiSettings *settings, const char *directory)
{
  g_return_val_if_fail(UI_IS_SETTINGS(settings) && directory != NULL, NULL);

  UiWindow *self = g_object_new(UI_TYPE_WINDOW, "application", application, NULL);
  int width, height;

  self->settings = g_object_ref(settings);
  self->directory = g_strdup(directory);
  ui_settings_restore_window(settings, GTK_WINDOW(self));
  gtk_window_get_default_size(GTK_WINDOW(self), &width, &height);
  ui_adaptive_bin_expect(self->adaptive, width);
  g_signal_connect_object(settings, "notify::timer-mode", G_CALLBACK(timer_mode_cb), self,
                          G_CONNECT_SWAPPED);
  return self;
}

const char *
ui_window_get_directory(UiWindow *self)
{
  g_return_val_if_fail(UI_IS_WINDOW(self), NULL);
  return self->directory;
}

/* Preferences and help are visited from home or from a session, and lead back there. */
void
ui_window_visit(UiWindow *self, const char *place)
{
  const char *now = gtk_stack_get_visible_child_name(self->places);

  if (self->origin == NULL)
    self->origin = g_intern_string(now);
  if (self->session_page != NULL)
    ui_session_page_set_away(self->session_page, TRUE);
  gtk_stack_set_visible_child_name(self->places, place);
  gtk_widget_child_focus(gtk_stack_get_visible_child(self->places), GTK_DIR_TAB_FORWARD);
}

/* Returns: whether the page “Memory” was left for the preferences. */
static gboolean
leave_memory(UiWindow *self)
{
  if (g_strcmp0(gtk_stack_get_visible_child_name(self->places), "memory") != 0)
    return FALSE;
  ui_memory_page_flush(self->memory_page);
  if (!self->in_preferences)
    return FALSE;
  gtk_stack_set_visible_child_name(self->places, "preferences");
  gtk_widget_child_focus(GTK_WIDGET(self->preferences_page), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

void
ui_window_leave(UiWindow *self)
{
  if (self->memory_page != NULL && leave_memory(self))
    return;
  const char *origin = g_steal_pointer(&self->origin);

  if (origin == NULL) {
    ui_window_leave_demo(self);
    return;
  }
  if (g_str_equal(origin, "home")) {
    show_home(self);
    return;
  }
  gtk_stack_set_visible_child_name(self->places, origin);
  ui_session_page_set_away(self->session_page, FALSE);
}

void
ui_window_study(UiWindow *self, gint64 deck)
{
  if (self->collection == NULL)
    return;
  ensure_session_page(self);
  gtk_stack_set_visible_child_name(self->places, "session");
  ui_session_page_start(self->session_page, self->collection, deck,
                        ui_settings_get_timer_mode(self->settings));
}

/* All is well again, so a warning of what went wrong before goes. */
void
ui_window_tell(UiWindow *self, const char *sentence)
{
  g_autofree char *markup = g_markup_escape_text(sentence, -1);

  if (self->warned)
    ui_notice_bar_show(self->notice, NULL);
  self->warned = FALSE;
  adw_toast_overlay_add_toast(self->toasts, adw_toast_new(markup));
}

void
ui_window_warn(UiWindow *self, const char *sentence, const GError *error)
{
  g_autofree char *both = g_strjoin(" ", sentence, error->message, NULL);

  self->warned = TRUE;
  ui_notice_bar_show(self->notice, both);
}
