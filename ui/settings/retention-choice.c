/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options hold a fraction, people choose whole per cents; what was not chosen anew keeps its
 * digits.
 */
#include "ui/settings/retention-choice.h"

#include <math.h>

static int
to_percent(double retention)
{
  return (int) round(retention * 100);
}

int
ui_retention_choice_get_common(UiMemoryOptions *options)
{
  return to_percent(ui_memory_options_get(options)->desired_retention);
}

int
ui_retention_choice_get(UiMemoryOptions *options, UiMemoryDecks *decks)
{
  int own = ui_memory_decks_get_percent(decks);
  return own != 0 ? own : ui_retention_choice_get_common(options);
}

static void
set_common(UiMemoryOptions *stored, int percent)
{
  IlkStudyOptions options = *ui_memory_options_get(stored);

  options.desired_retention = percent / 100.0;
  ui_memory_options_set(stored, &options);
}

void
ui_retention_choice_set(UiMemoryOptions *options, UiMemoryDecks *decks, int percent)
{
  if (ui_memory_decks_get_place(decks) > 0)
    ui_memory_decks_set_percent(decks, percent);
  else if (percent != ui_retention_choice_get_common(options))
    set_common(options, percent);
}

int
ui_retention_choice_get_default(UiMemoryDecks *decks)
{
  IlkStudyOptions defaults;

  ilk_study_options_init(&defaults);
  return ui_memory_decks_get_place(decks) > 0 ? 0 : to_percent(defaults.desired_retention);
}
