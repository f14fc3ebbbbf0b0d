/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files are written into a folder of their own, and imported from there as anybody would.
 */
#include "ui/shots-media.h"

#include "app/exchange/import-file.h"
#include "app/narration/speech.h"
#include "ui/media/picture.h"

#include <glib/gstdio.h>

static const char *const files[][2] = {
    {"states.svg",
     "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"260\">"
     "<rect width=\"640\" height=\"260\" rx=\"16\" fill=\"#f6f5f4\"/>"
     "<g fill=\"#1c71d8\"><rect x=\"30\" y=\"90\" width=\"150\" height=\"80\" rx=\"10\"/>"
     "<rect x=\"245\" y=\"90\" width=\"150\" height=\"80\" rx=\"10\"/>"
     "<rect x=\"460\" y=\"90\" width=\"150\" height=\"80\" rx=\"10\"/></g>"
     "<g stroke=\"#3d3846\" stroke-width=\"6\"><path d=\"M180 130h60M395 130h60\"/></g>"
     "<g fill=\"#fff\" font-family=\"sans-serif\" font-size=\"26\" text-anchor=\"middle\">"
     "<text x=\"105\" y=\"139\">waits</text><text x=\"320\" y=\"139\">holds</text>"
     "<text x=\"535\" y=\"139\">runs</text></g></svg>"},
    {"deck.md",
     "# Pictures\n\n- id: pictures\n\n"
     "## What does a thread do between waiting and running?\n\n- id: states\n- kind: cloze\n\n"
     "### Question\n\nWhat does a thread do in between?\n\n![Three boxes and two "
     "arrows](states.svg)\n\n"
     "- hide: 38.3,34.6,23.4,30.8: It holds the lock.\n\n"
     "## ![The states of a thread](states.svg)\n\n- id: plain\n\n![A tone](tone.wav)\n\n"
     "![The next one](lost.png)\n"},
};

#define TONE "tone.wav"
#define TONE_HZ 8000
#define TONE_SECONDS 12

static void
write_tone(const char *folder)
{
  g_autoptr(IlkSpeech) tone = ilk_speech_new(TONE_HZ);
  g_autofree char *path = g_build_filename(folder, TONE, NULL);

  for (guint i = 0; i < TONE_SECONDS * TONE_HZ; i++) {
    gint16 sample = i / 10 % 2 != 0 ? 9000 : -9000;
    g_array_append_val(tone->samples, sample);
  }
  g_autoptr(GBytes) wav = ilk_speech_to_plain_wav(tone);
  g_file_set_contents(path, g_bytes_get_data(wav, NULL), (gssize) g_bytes_get_size(wav), NULL);
}

gint64
shots_import_pictures(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("interlock-pictures-XXXXXX", NULL);
  g_autofree char *title = NULL;
  IlkImportSummary summary = {0};

  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *path = g_build_filename(folder, files[i][0], NULL);
    g_file_set_contents(path, files[i][1], -1, NULL);
  }
  write_tone(folder);
  g_autofree char *path = g_build_filename(folder, "deck.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  if (!ilk_import_deck(collection, file, NULL, &title, &summary, &error))
    g_error("%s", error->message);
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *gone = g_build_filename(folder, files[i][0], NULL);
    g_unlink(gone);
  }
  g_autofree char *tone = g_build_filename(folder, TONE, NULL);
  g_unlink(tone);
  g_rmdir(folder);
  return summary.deck;
}

gboolean
shots_has_pictures(GtkWidget *widget)
{
  if (!gtk_widget_get_mapped(widget))
    return TRUE;
  if (UI_IS_PICTURE(widget))
    return ui_picture_is_ready(UI_PICTURE(widget));
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    if (!shots_has_pictures(child))
      return FALSE;
  return TRUE;
}
