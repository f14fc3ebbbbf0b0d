/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever comes second waits for the first, and finds what that one found.
 */
#include "app/base/late-library.h"

#include <gmodule.h>

static const char *
get_file(const IlkLateLibrary *self)
{
  const char *other = self->variable != NULL ? g_getenv(self->variable) : NULL;
  return other != NULL ? other : self->file;
}

static gboolean
look_up(const IlkLateLibrary *self, GModule *module)
{
  for (gsize i = 0; i < self->n_symbols; i++)
    if (!g_module_symbol(module, self->symbols[i].name, self->symbols[i].function))
      return FALSE;
  return TRUE;
}

static gboolean
load(IlkLateLibrary *self)
{
  GModuleFlags flags = G_MODULE_BIND_LAZY | (self->is_shared ? 0 : G_MODULE_BIND_LOCAL);
  GModule *module = g_module_open(get_file(self), flags);

  if (module == NULL || !look_up(self, module)) {
    self->failure = g_strdup(g_module_error());
    return FALSE;
  }
  g_module_make_resident(module);
  return self->begin == NULL || self->begin();
}

gboolean
ilk_late_library_load(IlkLateLibrary *self)
{
  g_return_val_if_fail(self != NULL, FALSE);

  if (g_once_init_enter(&self->done)) {
    self->is_there = load(self);
    g_once_init_leave(&self->done, 1);
  }
  return self->is_there;
}

const char *
ilk_late_library_get_failure(const IlkLateLibrary *self)
{
  g_return_val_if_fail(self != NULL, NULL);
  return self->failure;
}
