/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What both halves of the demo agree on.
 */
#pragma once

#define DEADLINE_MS 50
