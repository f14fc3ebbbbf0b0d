/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window of its own until libadwaita 1.4, a dialog in @parent from 1.5 on.
 */
#include "ui/compat/newest.h"

#include "ui/compat/ask.h"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#if ADW_CHECK_VERSION(1, 5, 0)
#define DIALOG(name) adw_alert_dialog_##name
#define TO_DIALOG(object) ADW_ALERT_DIALOG(object)
#else
#define DIALOG(name) adw_message_dialog_##name
#define TO_DIALOG(object) ADW_MESSAGE_DIALOG(object)
#endif

typedef struct {
  UiAnswerFunc answered;
  gpointer user_data;
} Asking;

static void
response_cb(gpointer dialog, const char *response, Asking *asking)
{
  asking->answered(g_str_equal(response, "agree"), asking->user_data);
}

static void
free_asking(gpointer asking, GClosure *closure)
{
  g_free(asking);
}

static gpointer
new_dialog(GtkWindow *parent, const char *heading, const char *body)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  return adw_alert_dialog_new(heading, body);
#else
  GtkWidget *dialog = adw_message_dialog_new(parent, heading, body);

  gtk_window_set_destroy_with_parent(GTK_WINDOW(dialog), TRUE);
  return dialog;
#endif
}

static void
present(gpointer dialog, GtkWindow *parent)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present(ADW_DIALOG(dialog), GTK_WIDGET(parent));
#else
  gtk_window_present(GTK_WINDOW(dialog));
#endif
}

void
ui_ask(GtkWindow *parent, const char *heading, const char *body, const char *agree,
       UiAnswerFunc answered, gpointer user_data)
{
  gpointer dialog = new_dialog(parent, heading, body);
  Asking *asking = g_new(Asking, 1);

  *asking = (Asking){answered, user_data};
  DIALOG(add_response)(TO_DIALOG(dialog), "cancel", agree != NULL ? _("_Cancel") : _("_Close"));
  DIALOG(set_close_response)(TO_DIALOG(dialog), "cancel");
  if (agree != NULL) {
    DIALOG(add_response)(TO_DIALOG(dialog), "agree", agree);
    DIALOG(set_response_appearance)(TO_DIALOG(dialog), "agree", ADW_RESPONSE_SUGGESTED);
  }
  DIALOG(set_default_response)(TO_DIALOG(dialog), agree != NULL ? "agree" : "cancel");
  g_signal_connect_data(dialog, "response", G_CALLBACK(response_cb), asking, free_asking, 0);
  present(dialog, parent);
}
