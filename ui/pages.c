/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only file that names every page. The first is shown first; those of the switcher stand there
 * in this order, with the keys Alt and 1, 2 …
 */
#include "ui/pages.h"

#include "config.h"
#include "ui/cards/cards-page.h"
#include "ui/lab/lab-page.h"
#include "ui/progress/progress-page.h"
#include "ui/quiz/quiz-page.h"
#include "ui/settings/help-page.h"
#include "ui/settings/memory-page.h"
#include "ui/settings/preferences-page.h"
#include "ui/study/deck-page.h"
#include "ui/study/listen-page.h"
#include "ui/study/more-page.h"
#include "ui/study/session-page.h"
#include "ui/study/study-page.h"

#include <glib/gi18n.h>

/* clang-format off */
const UiPageRow ui_pages[] = {
    {"study", N_("Study"), "accessories-dictionary-symbolic", ui_study_page_get_type, TRUE, {"<Alt>1"}},
    {"quiz", N_("Quiz"), "dialog-question-symbolic", ui_quiz_page_get_type, TRUE, {"<Alt>2"}},
    {"lab", N_("Lab"), "applications-science-symbolic", ui_lab_page_get_type, TRUE, {"<Alt>3"}},
    {"cards", N_("Cards"), "view-list-symbolic", ui_cards_page_get_type, TRUE, {"<Alt>4"}},
    {"progress", N_("Progress"), "x-office-calendar-symbolic", ui_progress_page_get_type, TRUE, {"<Alt>5"}},
    {"deck", N_("Deck"), NULL, ui_deck_page_get_type, FALSE, {NULL}},
    {"session", N_("Session"), NULL, ui_session_page_get_type, FALSE, {NULL}},
    {"listen", N_("Listen"), NULL, ui_listen_page_get_type, FALSE, {NULL}},
    {"more", N_("Study more"), NULL, ui_more_page_get_type, FALSE, {NULL}},
    {"preferences", N_("Preferences"), NULL, ui_preferences_page_get_type, FALSE, {"<Control>comma"}},
    {"memory", N_("Memory"), NULL, ui_memory_page_get_type, FALSE, {NULL}},
    {"help", N_("Help"), NULL, ui_help_page_get_type, FALSE, {"F1", "<Control>question", "<Control>slash"}},
};
/* clang-format on */
const guint ui_pages_n = G_N_ELEMENTS(ui_pages);

const UiPageRow *
ui_pages_find(const char *name)
{
  for (guint i = 0; i < ui_pages_n; i++)
    if (g_strcmp0(ui_pages[i].name, name) == 0)
      return &ui_pages[i];
  return NULL;
}
