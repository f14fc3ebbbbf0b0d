/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What filters make of a field. Linear, pure, any thread. Within app/anki.
 */
#pragma once

#include <glib.h>

/** ilk_filter_text: Returns: (transfer full): HTML without its tags */
char *ilk_filter_text(const char *html) G_GNUC_WARN_UNUSED_RESULT;

/** IlkRubyPart: what is shown of ` base[reading]` */
typedef enum { ILK_RUBY_BOTH, ILK_RUBY_READING, ILK_RUBY_BASE } IlkRubyPart;

/** ilk_filter_ruby: Returns: (transfer full): HTML with readings as ruby, or one part of them */
char *ilk_filter_ruby(const char *html, IlkRubyPart part) G_GNUC_WARN_UNUSED_RESULT;
