/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places are what fills the whole window: home with the pages of the switcher, and every other page
 * of the table in pages.c.
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"
#include "ui/base/toasts.h"
#include "ui/cards/cards-page.h"
#include "ui/study/study-page.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE(UiWindow, ui_window, ADW_TYPE_APPLICATION_WINDOW)

/* The bar makes its buttons when it is told of the pages: never, where the window stays wide. */
static void
room_changed_cb(UiWindow *self)
{
  if (ui_adaptive_bin_is_narrow(self->adaptive))
    adw_view_switcher_bar_set_stack(self->switcher_bar, self->pages);
}

static void
show_found(UiWindow *self)
{
  g_autofree char *text = g_steal_pointer(&self->found_text);

  if (text == NULL)
    return;
  ui_window_go_home(self);
  if (self->found_deck != 0) {
    gtk_widget_activate_action(GTK_WIDGET(self), "win.deck", "(sx)", "deck", self->found_deck);
    return;
  }
  ui_window_go(self, "cards");
  ui_cards_page_search(UI_CARDS_PAGE(ui_window_need_page(self, "cards")), text);
}

static void
opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiWindow) self = UI_WINDOW(user_data);
  g_autoptr(GError) error = NULL;

  self->collection = ilk_collection_open_finish(result, &error);
  if (self->collection != NULL) {
    ui_notice_bar_show(self->notice, ilk_collection_get_notice(self->collection));
    ui_window_watch_copy(self);
    ui_window_set_collection(self, self->collection);
    show_found(self);
    ui_window_offer_next(self);
  } else if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    ui_study_page_show_error(UI_STUDY_PAGE(ui_window_need_page(self, "study")), self->directory,
                             error);
  }
}

/* What was asked for can be done when the window has gone. */
static void
tell(UiWindow *self, const char *sentence, const char *action)
{
  if (self->toasts != NULL)
    ui_toasts_tell(self->toasts, sentence, action);
}

void
ui_window_tell(UiWindow *self, const char *sentence)
{
  tell(self, sentence, NULL);
}

void
ui_window_tell_undoable(UiWindow *self, const char *sentence)
{
  tell(self, sentence, "win.undo-edit");
}

static void
job_done_cb(UiWindow *self, const char *sentence, gboolean undoable)
{
  if (sentence != NULL && undoable)
    ui_window_tell_undoable(self, sentence);
  else if (sentence != NULL)
    ui_window_tell(self, sentence);
}

static UiJobBar *
need_jobs(UiWindow *self)
{
  if (self->jobs == NULL) {
    self->jobs = g_object_new(UI_TYPE_JOB_BAR, NULL);
    g_signal_connect_swapped(self->jobs, "done", G_CALLBACK(job_done_cb), self);
    gtk_box_insert_child_after(self->home, GTK_WIDGET(self->jobs), GTK_WIDGET(self->notice));
  }
  return self->jobs;
}

void
ui_window_run(UiWindow *self, UiJob *job)
{
  ui_job_bar_run(need_jobs(self), self->collection, job);
}

void
ui_window_open(UiWindow *self)
{
  if (self->collection == NULL)
    ilk_collection_open_async(self->directory, self->cancellable, opened_cb, g_object_ref(self));
}

static void
first_frame_cb(GdkFrameClock *clock, UiWindow *self)
{
  g_clear_signal_handler(&self->first_frame_handler, clock);
  ui_window_open(self);
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

  /* A question must not come up when its window has gone. */
  g_cancellable_cancel(self->cancellable);
  ui_window_set_collection(self, NULL);
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
  ui_window_label_undo(UI_WINDOW(gtk_widget_get_root(GTK_WIDGET(button))));
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
  ui_window_clear_offers(self);
  g_clear_object(&self->cancellable);
  g_clear_object(&self->collection);
  g_clear_object(&self->settings);
  g_clear_pointer(&self->directory, g_free);
  g_clear_pointer(&self->found_text, g_free);
  g_clear_pointer(&self->left, g_free);
  G_OBJECT_CLASS(ui_window_parent_class)->dispose(object);
}

static void
ui_window_finalize(GObject *object)
{
  g_hash_table_unref(UI_WINDOW(object)->made);
  G_OBJECT_CLASS(ui_window_parent_class)->finalize(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_ADAPTIVE_BIN);
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  g_type_ensure(UI_TYPE_PLACES);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("window.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiWindow, places);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, adaptive);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, primary_menu);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, undo_section);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, menu_button);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, notice);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, home);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, return_button);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, toasts);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, pages);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, switcher);
  gtk_widget_class_bind_template_child(widget_class, UiWindow, switcher_bar);
  gtk_widget_class_bind_template_callback(widget_class, room_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, ui_window_show_page);
}

static void
ui_window_class_init(UiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_window_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_window_finalize;
  widget_class->realize = ui_window_realize;
  widget_class->unrealize = ui_window_unrealize;
  GTK_WINDOW_CLASS(klass)->close_request = ui_window_close_request;
  ui_window_install_actions(widget_class);
  bind_template(widget_class);
}

static void
ui_window_init(UiWindow *self)
{
  self->made = g_hash_table_new(g_str_hash, g_str_equal);
  self->cancellable = g_cancellable_new();
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_name_inner_button(self->menu_button, _("Main menu"));
  gtk_menu_button_set_create_popup_func(GTK_MENU_BUTTON(self->menu_button), open_menu_cb,
                                        self->primary_menu, NULL);
  ui_window_take_drops(self);
}

/* The pages need the settings, and the layout of the first frame the width. */
static void
use_settings(UiWindow *self, UiSettings *settings)
{
  g_autoptr(GSimpleActionGroup) actions = ui_settings_dup_actions(settings);
  int width, height;

  self->settings = g_object_ref(settings);
  gtk_widget_insert_action_group(GTK_WIDGET(self), "settings", G_ACTION_GROUP(actions));
  ui_settings_restore_window(settings, GTK_WINDOW(self));
  gtk_window_get_default_size(GTK_WINDOW(self), &width, &height);
  ui_adaptive_bin_expect(self->adaptive, width);
}

UiWindow *
ui_window_new(AdwApplication *application, UiSettings *settings, const char *directory)
{
  g_return_val_if_fail(UI_IS_SETTINGS(settings) && directory != NULL, NULL);

  UiWindow *self = g_object_new(UI_TYPE_WINDOW, "application", application, NULL);

  self->directory = g_strdup(directory);
  use_settings(self, settings);
  ui_window_add_pages(self);
  return self;
}

IlkCollection *
ui_window_get_collection(UiWindow *self)
{
  g_return_val_if_fail(UI_IS_WINDOW(self), NULL);
  return self->collection;
}

void
ui_window_show_found(UiWindow *self, gint64 deck, const char *text)
{
  g_return_if_fail(UI_IS_WINDOW(self) && text != NULL);

  self->found_deck = deck;
  g_free(self->found_text);
  self->found_text = g_strdup(text);
  if (self->collection != NULL)
    show_found(self);
}

const char *
ui_window_get_directory(UiWindow *self)
{
  g_return_val_if_fail(UI_IS_WINDOW(self), NULL);
  return self->directory;
}
