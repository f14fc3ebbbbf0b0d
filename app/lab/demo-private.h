/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of a demo share: demo.c keeps and hands out, describe.c reads. Only these two
 * include it.
 */
#pragma once

#include "app/lab/demo.h"

struct _IlkDemo {
  GObject parent_instance;

  /* Owned */
  char *name;
  char *title;
  char *summary;
  char *explanation;
  GPtrArray *parameters;
  IlkPrediction *prediction;
  GPtrArray *charts;
  char **code;
  char *python;
  gboolean turns;
};
