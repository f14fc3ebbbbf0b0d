/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waits until something that is being changed has come to rest, and then has it stored: storing may
 * replay the whole log, and a number that is being turned changes ten times a second. Part of the
 * struct of its owner. Main thread.
 */
#pragma once

#include <glib.h>

typedef void (*UiRestFunc)(gpointer owner);

typedef struct {
  UiRestFunc store;
  gpointer owner;
  guint timer; /* runs while something waits to be stored */
} UiRest;

void ui_rest_init(UiRest *self, UiRestFunc store, gpointer owner);

/** ui_rest_changed: something is to be stored, soon */
void ui_rest_changed(UiRest *self);

/** ui_rest_flush: stores what waits to be stored, now */
void ui_rest_flush(UiRest *self);

/** ui_rest_take: Returns: whether something waits to be stored, which is the caller's
 * concern from now on */
gboolean ui_rest_take(UiRest *self);
