/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program's style sheets. Main thread, once, after libadwaita has started.
 */
#pragma once

/** ui_styles_load: gives the default display style.css, and style-hc.css while high contrast is
 * asked for */
void ui_styles_load(void);
