/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which files a text shows. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_media_names_collect:
 * @names: (element-type utf8): to which names are added that are not in it, up to
 * ILK_MAX_MEDIA_PER_NOTE
 * @markdown: valid UTF-8
 *
 * A name is what stands in `![text](NAME)`, as it is written, when it names a file beside the deck
 * or below it: no address, no absolute path, no way up.
 */
void ilk_media_names_collect(GPtrArray *names, const char *markdown);
