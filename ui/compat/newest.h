/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Included first by the files of this folder: they may use what the libraries of this machine have,
 * where everybody else keeps to the oldest ones.
 */
#pragma once

#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED
