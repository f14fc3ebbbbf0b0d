/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the pane share. Its course: lab-pane-load.c loads a demo's description and
 * shows it; the learner predicts; lab-pane-run.c starts a run, has it drawn while it grows, and
 * compares when it is over. Only these and lab-pane.c include it.
 */
#pragma once

#include "app/lab/run.h"
#include "ui/lab/code-view.h"
#include "ui/lab/lab-charts.h"
#include "ui/lab/lab-pane.h"
#include "ui/lab/lab-status.h"
#include "ui/lab/parameter-box.h"
#include "ui/lab/prediction-card.h"
#include "ui/lab/prediction-note.h"
#include "ui/lab/python-button.h"
#include "ui/lab/python-runs.h"
#include "ui/lab/sticky-box.h"
#include "ui/lab/turn-view.h"

struct _UiLabPane {
  AdwBin parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *loading;
  char *name;
  char *answered;  /* the values (JSON) for which the question was answered or skipped */
  char *shown_for; /* those the results are for, and the same in words */
  char *shown_words;
  IlkDemo *demo;
  IlkRun *run;
  UiPredictionNote *note;
  UiPythonRuns *pythons;
  guint settling;

  /* Template */
  GtkScrolledWindow *scrolled;
  UiStickyBox *sticky;
  GtkLabel *title;
  GtkLabel *summary;
  UiCodeView *code;
  GtkToggleButton *code_button;
  GtkToggleButton *turns_button;
  UiTurnView *turns;
  UiPythonButton *python_button;
  GtkWidget *run_button;
  GtkWidget *stop_button;
  GtkWidget *outcome;
  GtkLabel *stale;
  GtkWidget *waiting;
  UiPredictionCard *prediction;
  UiParameterBox *parameters;
  UiLabStatus *status;
  UiLabCharts *charts;

  gboolean wants_focus;
  gint64 card;
  double predicted; /* for the values in `answered`; NAN when skipped */
  gboolean stopped;
};

/** ui_lab_pane_update_buttons: which can be pressed now, Run or Stop */
void ui_lab_pane_update_buttons(UiLabPane *self);

/** ui_lab_pane_offer_turns: the learner can be the scheduler, if the demo lets them; is not yet */
void ui_lab_pane_offer_turns(UiLabPane *self);

/** ui_lab_pane_take_turns: shows or hides what makes the learner the scheduler, as the button says;
 * begins anew with the values the controls have */
void ui_lab_pane_take_turns(UiLabPane *self);

/** ui_lab_pane_show_outcome: the run's part of the pane takes the place of the invitation to run */
void ui_lab_pane_show_outcome(UiLabPane *self);

/** ui_lab_pane_running_changed: something has started or ended: brings the buttons up to date */
void ui_lab_pane_running_changed(UiLabPane *self);

/** ui_lab_pane_parameter_changed: the learner has set @control: tells what runs */
void ui_lab_pane_parameter_changed(UiLabPane *self, UiParameterControl *control);

/** ui_lab_pane_answer: the question was answered for the values the controls have: @predicted, NAN
 * when it was skipped. Its focus goes to the button Run. */
void ui_lab_pane_answer(UiLabPane *self, double predicted);

/** ui_lab_pane_forget_answers: another demo */
void ui_lab_pane_forget_answers(UiLabPane *self);

/** ui_lab_pane_clear: ends what loads or runs and forgets the demo; the widgets stay as they are */
void ui_lab_pane_clear(UiLabPane *self);

/** ui_lab_pane_empty: shows no demo */
void ui_lab_pane_empty(UiLabPane *self);

/** ui_lab_pane_drop_run: ends the model's run and forgets it */
void ui_lab_pane_drop_run(UiLabPane *self);

/** ui_lab_pane_create_pythons: forgets what the learner's Pythons have measured */
void ui_lab_pane_create_pythons(UiLabPane *self);

/** ui_lab_pane_run_python: @wanted: index among those of the button, -1 for all */
void ui_lab_pane_run_python(UiLabPane *self, int wanted);
