/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks the learner for a file, or a folder. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

typedef void (*UiFileFunc)(GFile *file, gpointer user_data);

/**
 * ui_open_file:
 * @title: what the file is wanted for
 * @kind: what such files are called
 * @suffixes: (array zero-terminated=1): how their names end, without the dot
 * @chosen: called with the file, and not at all when the learner thinks better of it
 * @user_data: must live as long as @parent does
 */
void ui_open_file(GtkWindow *parent, const char *title, const char *kind,
                  const char *const *suffixes, UiFileFunc chosen, gpointer user_data);

/**
 * ui_save_file:
 * @title: what is to be saved
 * @name: what the file might be called
 * @chosen: called with where to save it; a file that is there may be replaced
 * @free_data: (nullable): frees @user_data when the learner has chosen, or thought better of it
 */
void ui_save_file(GtkWindow *parent, const char *title, const char *name, UiFileFunc chosen,
                  gpointer user_data, GDestroyNotify free_data);

/** ui_choose_folder: @title: what the folder is wanted for; it can be made while it is looked for.
 * The rest as in ui_save_file() */
void ui_choose_folder(GtkWindow *parent, const char *title, UiFileFunc chosen, gpointer user_data,
                      GDestroyNotify free_data);
