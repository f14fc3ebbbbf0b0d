/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the learner, or tells what cannot wait. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

typedef void (*UiAnswerFunc)(gboolean agreed, gpointer user_data);

/**
 * ui_ask:
 * @heading: the question, or what has happened
 * @body: what there is to know before answering
 * @agree: (nullable): what agreeing is called, with a mnemonic; NULL when there is nothing to agree
 * to
 * @answered: called once, unless @parent is closed before; closing the dialog is not agreeing
 */
void ui_ask(GtkWindow *parent, const char *heading, const char *body, const char *agree,
            UiAnswerFunc answered, gpointer user_data);
