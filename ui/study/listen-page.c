/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window asks of the page, and its settings.
 */
#include "ui/study/listen-page.h"

#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/study/listen-page-private.h"

enum { PROP_0, PROP_NARRATION, PROP_SLEEP, PROP_MEDIA_KEYS_GRADE };

G_DEFINE_FINAL_TYPE(UiListenPage, ui_listen_page, UI_TYPE_PAGE)

static void
ui_listen_page_set_deck(UiPage *page, gint64 deck)
{
  UiListenPage *self = UI_LISTEN_PAGE(page);

  self->deck = deck;
  gtk_stack_set_visible_child_name(self->states, "loading");
  ui_listen_page_load(self);
}

static void
ui_listen_page_collection_changed(UiPage *page)
{
  ui_listen_page_let_go(UI_LISTEN_PAGE(page));
}

static void
ui_listen_page_leave(UiPage *page)
{
  if (UI_LISTEN_PAGE(page)->listening != NULL)
    ilk_listening_stop(UI_LISTEN_PAGE(page)->listening);
}

static void
ui_listen_page_focus(UiPage *page)
{
  gtk_widget_grab_focus(UI_LISTEN_PAGE(page)->play_button);
}

static gboolean
ui_listen_page_is_ready(UiPage *page)
{
  return UI_LISTEN_PAGE(page)->listening != NULL;
}

static void
ui_listen_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UiListenPage *self = UI_LISTEN_PAGE(object);

  if (id == PROP_NARRATION)
    g_value_set_string(value, self->narration);
  else if (id == PROP_SLEEP)
    g_value_set_int(value, self->sleep);
  else if (id == PROP_MEDIA_KEYS_GRADE)
    g_value_set_boolean(value, self->media_keys_grade);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_listen_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiListenPage *self = UI_LISTEN_PAGE(object);

  if (id == PROP_NARRATION) {
    g_free(self->narration);
    self->narration = g_value_dup_string(value);
  } else if (id == PROP_SLEEP) {
    self->sleep = g_value_get_int(value);
    if (self->listening != NULL)
      ilk_listening_set_sleep(self->listening, (guint) self->sleep);
  } else if (id == PROP_MEDIA_KEYS_GRADE) {
    self->media_keys_grade = g_value_get_boolean(value);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static void
ui_listen_page_dispose(GObject *object)
{
  UiListenPage *self = UI_LISTEN_PAGE(object);

  ui_listen_page_let_go(self);
  g_clear_object(&self->rows);
  g_clear_pointer(&self->ids, g_array_unref);
  G_OBJECT_CLASS(ui_listen_page_parent_class)->dispose(object);
}

static void
ui_listen_page_finalize(GObject *object)
{
  g_free(UI_LISTEN_PAGE(object)->narration);
  g_free(UI_LISTEN_PAGE(object)->deck_name);
  G_OBJECT_CLASS(ui_listen_page_parent_class)->finalize(object);
}

static void
install_properties(GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property(object_class, PROP_NARRATION,
                                  g_param_spec_string("narration", NULL, NULL, NULL, flags));
  g_object_class_install_property(object_class, PROP_SLEEP,
                                  g_param_spec_int("sleep", NULL, NULL, 0, 600, 0, flags));
  g_object_class_install_property(
      object_class, PROP_MEDIA_KEYS_GRADE,
      g_param_spec_boolean("media-keys-grade", NULL, NULL, FALSE, flags));
}

static void
ui_listen_page_class_init(UiListenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiPageClass *page_class = UI_PAGE_CLASS(klass);

  object_class->get_property = ui_listen_page_get_property;
  object_class->set_property = ui_listen_page_set_property;
  object_class->dispose = ui_listen_page_dispose;
  object_class->finalize = ui_listen_page_finalize;
  page_class->set_deck = ui_listen_page_set_deck;
  page_class->collection_changed = ui_listen_page_collection_changed;
  page_class->leave = ui_listen_page_leave;
  page_class->focus = ui_listen_page_focus;
  page_class->is_ready = ui_listen_page_is_ready;
  install_properties(object_class);
  ui_listen_page_install_actions(widget_class);
  g_type_ensure(UI_TYPE_MARKDOWN_VIEW);
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/listen-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, title);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, notice);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, stage);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, text);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, play_button);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, speed_button);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, time);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, list);
  gtk_widget_class_bind_template_child(widget_class, UiListenPage, states);
}

static void
ui_listen_page_init(UiListenPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  gtk_widget_action_set_enabled(GTK_WIDGET(self), "listen.grade", FALSE);
  ui_listen_page_set_up_list(self);
}
