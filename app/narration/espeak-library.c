/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded once and never closed.
 */
#include "app/narration/espeak-library.h"

#include "app/base/error.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#define LIBRARY "libespeak-ng.so.1"
#define PACKAGE "espeak-ng"
/* espeak_AUDIO_OUTPUT */
#define SYNCHRONOUS 2
/* espeakINITIALIZE_DONT_EXIT: without its data it would end the program. */
#define DONT_EXIT 0x8000
#define BUFFER_MS 200

static IlkEspeak library;

static gboolean
look_up(GModule *module)
{
  static const struct {
    const char *name;
    gpointer *function;
  } functions[] = {
      {"espeak_Initialize", (gpointer *) &library.initialize},
      {"espeak_SetSynthCallback", (gpointer *) &library.set_callback},
      {"espeak_Synth", (gpointer *) &library.synth},
      {"espeak_SetParameter", (gpointer *) &library.set_parameter},
      {"espeak_SetVoiceByName", (gpointer *) &library.set_voice},
      {"espeak_ListVoices", (gpointer *) &library.list_voices},
      {"espeak_Info", (gpointer *) &library.info},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(functions); i++)
    if (!g_module_symbol(module, functions[i].name, functions[i].function))
      return FALSE;
  return TRUE;
}

static const char *
get_name(void)
{
  /* For tests of what is said where it is not installed. */
  const char *name = g_getenv("INTERLOCK_ESPEAK");
  return name != NULL ? name : LIBRARY;
}

static gpointer
load_cb(gpointer unused)
{
  GModule *module = g_module_open(get_name(), G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  if (module == NULL || !look_up(module))
    return NULL;
  g_module_make_resident(module);
  library.frequency = library.initialize(SYNCHRONOUS, BUFFER_MS, NULL, DONT_EXIT);
  return library.frequency > 0 ? &library : NULL;
}

const IlkEspeak *
ilk_espeak_load(GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const IlkEspeak *loaded = g_once(&once, load_cb, NULL);

  if (loaded == NULL)
    g_set_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND,
                _("To hear cards, install the package “%s”."), PACKAGE);
  return loaded;
}
