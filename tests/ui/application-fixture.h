/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application as it is started, each test with a window on a collection of its own.
 */
#pragma once

#include "app/store/front/collection-decks.h"
#include "config.h"
#include "tests/folder.h"
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/application.h"
#include "ui/window-private.h"

static const char *program;
static GApplication *application;

typedef struct {
  UiWindow *window;
  char *directory;
} Fixture;

static inline UiWindow *
only_window(void)
{
  GList *windows = gtk_application_get_windows(GTK_APPLICATION(application));

  g_assert_cmpuint(g_list_length(windows), ==, 1);
  return UI_WINDOW(windows->data);
}

static inline void
start(Fixture *fixture)
{
  g_setenv("INTERLOCK_COLLECTION", fixture->directory, TRUE);
  g_application_activate(application);
  fixture->window = g_object_ref(only_window());
  wait_until(ui_page_is_ready(ui_window_find_page(fixture->window, "study")));
}

static inline void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
}

static inline void
tear_down(Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy(GTK_WINDOW(fixture->window));
  wait_until(G_OBJECT(fixture->window)->ref_count == 1);
  g_assert_finalize_object(fixture->window);
  remove_folder(fixture->directory);
  g_free(fixture->directory);
}

static inline void
waited_cb(GObject *child, GAsyncResult *result, gpointer status)
{
  g_subprocess_wait_finish(G_SUBPROCESS(child), result, NULL);
  *(int *) status = g_subprocess_get_exit_status(G_SUBPROCESS(child));
}

/* What the last import or export says that went wrong. */
static inline GtkWidget *
job_notice(Fixture *fixture)
{
  return find_widget(GTK_WIDGET(fixture->window->jobs), UI_TYPE_NOTICE_BAR);
}

static inline gboolean
is_shown(GtkWidget *notice)
{
  GtkWidget *revealer = find_widget(notice, GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child(GTK_REVEALER(revealer));
}

/* Returns: (nullable): a dialog of @kind, a window of its own or, with libadwaita 1.5, in the
 * window */
static inline GtkWidget *
find_dialog(const char *kind)
{
  GListModel *windows = gtk_window_get_toplevels();
  const char *const ends[] = {"Window", "Dialog"};

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);

    for (gsize end = 0; end < G_N_ELEMENTS(ends); end++) {
      g_autofree char *name = g_strconcat(kind, ends[end], NULL);
      GType type = g_type_from_name(name);
      GtkWidget *dialog = type != G_TYPE_INVALID ? find_widget(window, type) : NULL;
      if (dialog != NULL)
        return dialog;
    }
  }
  return NULL;
}

#define ADD(suite, name, function)                                                                 \
  g_test_add("/ui/" suite "/" name, Fixture, NULL, set_up, function, tear_down)

/** start_application: @program is the interlock that a second start runs */
static inline void
start_application(int *argc, char ***argv)
{
  start_ui_test(argc, argv);
  g_assert_cmpint(*argc, ==, 2);
  program = (*argv)[1];
  application = G_APPLICATION(ui_application_new());
  g_assert_true(g_application_register(application, NULL, NULL));
}
