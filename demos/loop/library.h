/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of asyncio what is written in Python: the files of lib/, one after the other, made into a string
 * by the build (compiler/embed.py).
 */
#pragma once

extern const char loop_library[];
