/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck goes out as a file that others can import: chosen in a dialog.
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/compat/choose-file.h"
#include "ui/exchange/export-job.h"

#include <glib/gi18n.h>

/* What is exported when a file has been chosen. */
typedef struct {
  UiWindow *window;
  gint64 deck;
} Choice;

void
ui_window_export(UiWindow *self, gint64 deck, GFile *file)
{
  g_autoptr(UiJob) job = ui_export_job_new(deck, file);

  ui_window_run(self, job);
}

static void
chosen_cb(GFile *file, gpointer user_data)
{
  const Choice *choice = user_data;

  ui_window_export(choice->window, choice->deck, file);
}

void
ui_window_choose_export(UiWindow *self, gint64 deck, const char *name)
{
  g_autofree char *file_name = g_strconcat(name, ".md", NULL);
  Choice *choice = g_new(Choice, 1);

  *choice = (Choice){self, deck};
  ui_save_file(GTK_WINDOW(self), _("Export the deck"), g_strdelimit(file_name, "/", '-'), chosen_cb,
               choice, g_free);
}
