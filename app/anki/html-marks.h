/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Anki's fields hold beside HTML: mathematics, sounds and speech in brackets. Before the HTML
 * is read they become elements of their own, so that no tag within them is taken for one. Within
 * app/anki.
 */
#pragma once

#include <glib.h>

#define ILK_HTML_MATH "ilkmath"   /* its attribute `tex` */
#define ILK_HTML_BLOCK "ilkblock" /* the same as a block */
#define ILK_HTML_LATEX "ilklatex" /* the same as a document's source */
#define ILK_HTML_SOUND "ilksound" /* its attribute `src` */
#define ILK_HTML_SPEECH "ilkspeech"

/** ilk_html_mark: Returns: (transfer full): @html with such elements */
char *ilk_html_mark(const char *html) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_html_dup_latex_name: Returns: (transfer full): what the picture is called that was made of
 * the source @latex, without its suffix */
char *ilk_html_dup_latex_name(const char *latex) G_GNUC_WARN_UNUSED_RESULT;
