/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is ready once it has said how many samples a second have.
 */
#include "app/narration/espeak-library.h"

#include "app/base/error.h"
#include "app/base/late-library.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define PACKAGE "espeak-ng"
/* espeak_AUDIO_OUTPUT */
#define SYNCHRONOUS 2
/* espeakINITIALIZE_DONT_EXIT: without its data it would end the program. */
#define DONT_EXIT 0x8000
#define BUFFER_MS 200

static IlkEspeak espeak;

static const IlkLateSymbol symbols[] = {
    {"espeak_Initialize", (gpointer *) &espeak.initialize},
    {"espeak_SetSynthCallback", (gpointer *) &espeak.set_callback},
    {"espeak_Synth", (gpointer *) &espeak.synth},
    {"espeak_SetParameter", (gpointer *) &espeak.set_parameter},
    {"espeak_SetVoiceByName", (gpointer *) &espeak.set_voice},
    {"espeak_ListVoices", (gpointer *) &espeak.list_voices},
    {"espeak_Info", (gpointer *) &espeak.info},
};

static gboolean
begin(void)
{
  espeak.frequency = espeak.initialize(SYNCHRONOUS, BUFFER_MS, NULL, DONT_EXIT);
  return espeak.frequency > 0;
}

static IlkLateLibrary library = {.file = "libespeak-ng.so.1",
                                 .variable = "INTERLOCK_ESPEAK",
                                 .symbols = symbols,
                                 .n_symbols = G_N_ELEMENTS(symbols),
                                 .begin = begin};

const IlkEspeak *
ilk_espeak_load(GError **error)
{
  if (ilk_late_library_load(&library))
    return &espeak;
  g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND, _("To hear cards, install the package “%s”."),
              PACKAGE);
  return NULL;
}
