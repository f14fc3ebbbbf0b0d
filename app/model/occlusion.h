/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of pictures that a note with gaps hides: below `![text](NAME)`, a line
 * `- hide: X,Y,WIDTH,HEIGHT` or `- hide: X,Y,WIDTH,HEIGHT: name` for each, in per cent of the
 * picture from its upper left corner. Each is a card, numbered on from the gaps of the text;
 * `- hide 3: …` says the number, and parts of one number are asked together. Pure functions, any
 * thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkHiddenPart:
 * @number: of its card
 * @x, @y, @width, @height: per cent, all within the picture
 * @picture: the name of the picture it is a part of, "" when there is none above it
 * @name: what it shows, Markdown; "" when that is not said
 */
typedef struct {
  int number;
  double x;
  double y;
  double width;
  double height;
  char *picture;
  char *name;
} IlkHiddenPart;

/** ilk_occlusion_parse: Returns: (transfer full) (element-type IlkHiddenPart): the parts that
 * @markdown hides, at most ILK_MAX_CARDS_PER_NOTE; lines that are not understood are passed over */
GArray *ilk_occlusion_parse(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_occlusion_dup_text: Returns: (transfer full): @markdown without the lines that hide */
char *ilk_occlusion_dup_text(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_occlusion_check: @error: ILK_ERROR_INVALID with a sentence on a line that hides nothing */
gboolean ilk_occlusion_check(const char *markdown, GError **error);

/** ilk_occlusion_dup_line: Returns: (transfer full): @part as a line without its end. @next: the
 * number it would have without saying so */
char *ilk_occlusion_dup_line(const IlkHiddenPart *part, int next) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_occlusion_dup_changed: Returns: (transfer full): @markdown in which @parts (element-type
 * IlkHiddenPart) are what is hidden of @picture; each keeps its number */
char *ilk_occlusion_dup_changed(const char *markdown, const char *picture, const GArray *parts)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_occlusion_dup_options: Returns: (transfer full) (nullable): what is put behind the hash of
 * the picture, see ilk_media_map_resolve(), so that the parts of @number are covered, or, with
 * @shown, marked; NULL when @number hides nothing. @picture: (out) (transfer none): which one */
char *ilk_occlusion_dup_options(const GArray *parts, int number, gboolean shown,
                                const char **picture) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_occlusion_parse_options: @shown: (out): whether the parts are marked, not covered. Returns:
 * (transfer full) (element-type IlkHiddenPart): places only, none when @options (nullable) says
 * nothing of parts */
GArray *ilk_occlusion_parse_options(const char *options, gboolean *shown) G_GNUC_WARN_UNUSED_RESULT;
