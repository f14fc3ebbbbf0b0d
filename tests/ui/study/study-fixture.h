/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The real window on a real collection with the built-in deck, for the tests of its sessions.
 */
#pragma once

#include "app/base/clock.h"
#include "tests/folder.h"
#include "tests/ui/person.h"
#include "tests/ui/start.h"
#include "ui/study/session-page-private.h"
#include "ui/window-private.h"

/* 2026-11-22T09:00Z */
#define NOW G_GINT64_CONSTANT(1795338000000)

typedef struct {
  UiWindow *window;
  char *directory;
} Fixture;

/* (nullable): before the first session. */
static inline UiSessionPage *
session_page(Fixture *fixture)
{
  return (UiSessionPage *) ui_window_find_page(fixture->window, "session");
}

static inline IlkPhase
phase(Fixture *fixture)
{
  return session_page(fixture) != NULL ? session_page(fixture)->phase : ILK_PHASE_LOADING;
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  g_autoptr(UiSettings) settings = ui_settings_new();

  ilk_clock_freeze(NOW, 0);
  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  fixture->window = ui_window_new(ADW_APPLICATION((gpointer) data), settings, fixture->directory);
  g_object_ref(fixture->window);
  gtk_window_present(GTK_WINDOW(fixture->window));
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "study")));
  focus_window(GTK_WINDOW(fixture->window));
}

/* The collection closes when the last request that holds it has come back. */
static void
close_window(Fixture *fixture)
{
  gpointer collection = fixture->window->collection;

  g_object_add_weak_pointer(collection, &collection);
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(fixture->window)->ref_count == 1);
  g_assert_finalize_object(fixture->window);
  wait_until(collection == NULL);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  remove_folder(fixture->directory);
  g_free(fixture->directory);
  ilk_clock_thaw();
}
