/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every table and its home. The text index is SQLite's own, see queue/search.c.
 */
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/device.h"
#include "app/store/rows/grave.h"
#include "app/store/rows/journal.h"
#include "app/store/rows/listening.h"
#include "app/store/rows/log.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/note.h"
#include "app/store/rows/prediction.h"
#include "app/store/rows/quiz-answer.h"
#include "app/store/rows/sealed.h"
#include "app/store/rows/setting.h"
#include "app/store/rows/totals.h"

IlkTable *const *
ilk_table_list_all(guint *n)
{
  static IlkTable *const tables[] = {
      &ilk_card_table,        &ilk_day_total_table, &ilk_deck_table,      &ilk_device_table,
      &ilk_edit_table,        &ilk_grave_table,     &ilk_listening_table, &ilk_log_segment_table,
      &ilk_media_table,       &ilk_memory_table,    &ilk_note_table,      &ilk_prediction_table,
      &ilk_quiz_answer_table, &ilk_review_table,    &ilk_setting_table,
  };
  *n = G_N_ELEMENTS(tables);
  return tables;
}
