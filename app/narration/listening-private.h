/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the listening share: listening.c takes commands and answers questions,
 * listening-course.c goes from stage to stage.
 */
#pragma once

#include "app/narration/listening.h"

struct _IlkListening {
  IlkSounding parent_instance;

  /* Owned */
  IlkCollection *collection;
  GPtrArray *cards;
  double *seconds; /* of each */
  IlkVoiceChoice *choice;
  IlkRecital *recital;
  guint timer;
  guint sleep_timer;

  IlkListeningStage stage;
  gboolean paused;
  gboolean sleepy;    /* pauses at the end of the card */
  gboolean forgetful; /* what was heard could not be stored, which was told */
  guint index;
  double left; /* seconds of the pause or the gap */
};

/* listening.c */
const IlkCardContent *ilk_listening_get_content(IlkListening *self, guint i);
void ilk_listening_set_seconds(IlkListening *self, double seconds);

/** ilk_listening_become_sleepy: the sleep timer has run out */
void ilk_listening_become_sleepy(IlkListening *self);

/* listening-course.c */

/** ilk_listening_enter: begins @stage of the card that is up */
void ilk_listening_enter(IlkListening *self, IlkListeningStage stage);

/** ilk_listening_leave_card: goes on to the next one, or ends behind the last */
void ilk_listening_leave_card(IlkListening *self);

/** ilk_listening_follow: hears of @self's recital when something was heard to its end */
void ilk_listening_follow(IlkListening *self);
