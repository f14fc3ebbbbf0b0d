/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where templates lie in the program's resources.
 */
#pragma once

/** UI_RESOURCE: @file: the template's path below ui/ */
#define UI_RESOURCE(file) "/io/github/interlock/Interlock/ui/" file
