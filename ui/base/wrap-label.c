/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkButton makes its label itself, and its template cannot reach it.
 */
#include "ui/base/wrap-label.h"

void
ui_wrap_label(GtkWidget *button)
{
  GtkWidget *label = gtk_button_get_child(GTK_BUTTON(button));

  g_return_if_fail(GTK_IS_LABEL(label));
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify(GTK_LABEL(label), GTK_JUSTIFY_CENTER);
}
