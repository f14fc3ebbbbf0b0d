/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the tests of the page “Memory”: the page in a window, over a collection of its own. Main
 * thread only.
 */
#pragma once

#include "app/schedule/study-options.h"
#include "app/store/front/collection.h"
#include "ui/settings/memory-page.h"

typedef struct {
  char *directory;
  IlkCollection *collection;
  GtkWidget *window;
  UiMemoryPage *page;
} MemoryFixture;

/** memory_find: Returns: (transfer none): the page's first widget of @type */
GtkWidget *memory_find(MemoryFixture *fixture, GType type);

/** memory_find_template: Returns: (transfer none): the child called @name of the group of @type */
GtkWidget *memory_find_template(MemoryFixture *fixture, GType type, const char *name);

/** memory_show: presents the page and waits until it shows the collection's options */
void memory_show(MemoryFixture *fixture);

/** memory_show_curve: the same, and waits until what each retention costs is computed, too */
void memory_show_curve(MemoryFixture *fixture);

/** memory_stored: Returns: the collection's options, what waits to be stored among them */
IlkStudyOptions memory_stored(MemoryFixture *fixture);

/** memory_click_defaults: clicks “Defaults”, the first button of @group */
void memory_click_defaults(MemoryFixture *fixture, GType group);

/** memory_study: has @cards seen on every one of the last @days; every second answer is Again, by
 * chance */
void memory_study(MemoryFixture *fixture, int days, int cards);

/** memory_study_every: the same @times times, with @days between them */
void memory_study_every(MemoryFixture *fixture, int days, int times, int cards);

/** memory_add: adds a test of the page */
void memory_add(const char *name, void (*test)(MemoryFixture *, gconstpointer));
