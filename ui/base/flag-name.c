/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One name for each number, in the order of the colours.
 */
#include "ui/base/flag-name.h"

#include "app/model/card.h"
#include "config.h"

#include <glib/gi18n.h>

const char *
ui_flag_get_name(guint flag)
{
  static const char *const names[] = {NULL,       N_("Red"),  N_("Orange"),    N_("Green"),
                                      N_("Blue"), N_("Pink"), N_("Turquoise"), N_("Purple")};

  G_STATIC_ASSERT(G_N_ELEMENTS(names) == ILK_MAX_CARD_FLAG + 1);
  g_return_val_if_fail(flag < G_N_ELEMENTS(names), "");
  return flag == 0 ? "" : _(names[flag]);
}
