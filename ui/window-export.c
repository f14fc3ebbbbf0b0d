/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck goes out as a file that others can import, or as sound: chosen in a dialog.
 */
#include "ui/window-private.h"

#include "config.h"
#include "ui/compat/choose-file.h"
#include "ui/exchange/export-job.h"
#include "ui/exchange/speak-job.h"

#include <glib/gi18n.h>

/* What is exported when a file has been chosen. */
typedef struct {
  UiWindow *window;
  gint64 deck;
  gboolean is_folder; /* of sounds */
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

  *choice = (Choice){.window = self, .deck = deck};
  ui_save_file(GTK_WINDOW(self), _("Export the deck"), g_strdelimit(file_name, "/", '-'), chosen_cb,
               choice, g_free);
}

/* @deck: with those below it, 0 for all */
void
ui_window_choose_package(UiWindow *self, gint64 deck, const char *name)
{
  g_autofree char *file_name = g_strconcat(name, deck != 0 ? ".apkg" : ".colpkg", NULL);
  Choice *choice = g_new(Choice, 1);

  *choice = (Choice){.window = self, .deck = deck};
  ui_save_file(GTK_WINDOW(self),
               deck != 0 ? _("Export the deck, and those below it, for Anki")
                         : _("Export all decks for Anki"),
               g_strdelimit(file_name, "/", '-'), chosen_cb, choice, g_free);
}

void
ui_window_speak(UiWindow *self, gint64 deck, GFile *file, gboolean is_folder)
{
  g_autofree char *narration = NULL;

  g_object_get(self->settings, "narration", &narration, NULL);
  g_autoptr(UiJob) job = ui_speak_job_new(deck, file, is_folder, narration);
  ui_window_run(self, job);
}

static void
sound_chosen_cb(GFile *file, gpointer user_data)
{
  const Choice *choice = user_data;

  ui_window_speak(choice->window, choice->deck, file, choice->is_folder);
}

void
ui_window_choose_speech(UiWindow *self, gint64 deck, const char *name, gboolean is_folder)
{
  g_autofree char *file_name = g_strconcat(name, is_folder ? "" : ".opus", NULL);
  Choice *choice = g_new(Choice, 1);

  *choice = (Choice){self, deck, is_folder};
  ui_save_file(GTK_WINDOW(self),
               is_folder ? _("Save as a folder with a file a card")
                         : _("Save as sound: a file that ends in .opus or .wav"),
               g_strdelimit(file_name, "/", '-'), sound_chosen_cb, choice, g_free);
}
