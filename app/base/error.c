/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of app/.
 */
#include "app/base/error.h"

G_DEFINE_QUARK(ilk - error - quark, ilk_error)
