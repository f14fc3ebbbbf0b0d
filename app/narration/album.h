/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck to listen to elsewhere: one file with a chapter a card, or a folder with a file a card and
 * a playlist. A side that has a recorded sound is heard as that. Blocking: on a worker, or for the
 * command line.
 */
#pragma once

#include "app/base/progress-report.h"
#include "app/narration/voice-choice.h"
#include "app/store/front/collection.h"

/** ILK_ALBUM_CARD_PAUSE: a pause as long as the card's own time */
#define ILK_ALBUM_CARD_PAUSE (-1.0)

/**
 * IlkAlbumOptions:
 * @deck: its id
 * @answers_only: whether questions are left out
 * @whole: whether answers go on behind what is said within their time
 * @pause: seconds between question and answer, or ILK_ALBUM_CARD_PAUSE
 * @is_wav: whether the files of a folder are WAV and not Opus
 * @choice: (nullable): how the learner wants to hear cards; the speed is the player's to choose
 * @language: (nullable): of all cards, whatever is said elsewhere
 */
typedef struct {
  gint64 deck;
  gboolean answers_only;
  gboolean whole;
  double pause;
  gboolean is_wav;
  const IlkVoiceChoice *choice;
  const char *language;
} IlkAlbumOptions;

/**
 * IlkAlbumTrack:
 * @title: the question, in one line
 * @file: (nullable): its name in the folder
 * @seconds: how long it is
 * @answer: how long its answer is
 * @target: the card's time
 */
typedef struct {
  char *title;
  char *file;
  double seconds;
  double answer;
  int target;
} IlkAlbumTrack;

/**
 * ilk_album_write:
 * @file: ends in .wav or .opus, or is a folder with @is_folder, made when it is not there
 * @report: (nullable)
 *
 * Returns: (transfer full) (element-type IlkAlbumTrack): what was written; NULL with a sentence, or
 * with G_IO_ERROR_CANCELLED
 */
GPtrArray *ilk_album_write(IlkCollection *collection, const IlkAlbumOptions *options, GFile *file,
                           gboolean is_folder, IlkProgressReport *report, GCancellable *cancellable,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_duration_text: Returns: (transfer full): @seconds as “0:17” or “1:02:03” */
char *ilk_duration_text(double seconds) G_GNUC_WARN_UNUSED_RESULT;
