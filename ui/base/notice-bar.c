/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdwBanner would do this from libadwaita 1.3 on.
 */
#include "ui/base/notice-bar.h"

#include "app/base/clean-text.h"
#include "ui/base/resource.h"
#include "ui/compat/announce.h"

struct _UiNoticeBar {
  AdwBin parent_instance;

  /* Template */
  GtkRevealer *revealer;
  GtkLabel *sentence;
};

G_DEFINE_FINAL_TYPE(UiNoticeBar, ui_notice_bar, ADW_TYPE_BIN)

static void
dismiss_cb(UiNoticeBar *self)
{
  ui_notice_bar_show(self, NULL);
}

static void
ui_notice_bar_class_init(UiNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("base/notice-bar.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiNoticeBar, revealer);
  gtk_widget_class_bind_template_child(widget_class, UiNoticeBar, sentence);
  gtk_widget_class_bind_template_callback(widget_class, dismiss_cb);
}

static void
ui_notice_bar_init(UiNoticeBar *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_notice_bar_add(UiNoticeBar *self, const char *sentence)
{
  g_return_if_fail(UI_IS_NOTICE_BAR(self) && sentence != NULL);

  const char *shown = gtk_label_get_label(self->sentence);
  g_autofree char *both = gtk_revealer_get_reveal_child(self->revealer)
                              ? g_strjoin(" ", shown, sentence, NULL)
                              : g_strdup(sentence);
  ui_notice_bar_show(self, both);
}

void
ui_notice_bar_show(UiNoticeBar *self, const char *sentence)
{
  g_return_if_fail(UI_IS_NOTICE_BAR(self));

  if (sentence != NULL) {
    g_autofree char *clean = ilk_clean_text(sentence);
    gtk_label_set_label(self->sentence, clean);
    gtk_widget_set_visible(GTK_WIDGET(self), TRUE);
    ui_announce(GTK_WIDGET(self), clean);
  }
  gtk_revealer_set_reveal_child(self->revealer, sentence != NULL);
}
