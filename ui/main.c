/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program: a subcommand, the window, or, where there is no display, the session in the
 * terminal.
 */
#include "app/base/clock.h"
#include "app/base/paths.h"
#include "app/cli/cli.h"
#include "config.h"
#include "ui/application.h"
#include "ui/base/dates.h"

#include <glib/gi18n.h>
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* bytes */
#define LARGE (512 * 1024)
#define KEPT_FREE (256 * 1024)

static void
init_locale(void)
{
  setlocale(LC_ALL, "");
  bindtextdomain(GETTEXT_PACKAGE, ilk_paths_locale_dir());
  bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
  textdomain(GETTEXT_PACKAGE);
  ui_dates_begin();
  /* It would set them all anew. */
  gtk_disable_setlocale();
}

/* A frame is drawn on surfaces as large as the window. The C library would keep their memory for
 * the next, and raise what it keeps with every larger one; most windows stand still, though. */
static void
keep_little_memory(void)
{
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, LARGE);
  mallopt(M_TRIM_THRESHOLD, KEPT_FREE);
#endif
}

static int
run_window(int argc, char *argv[])
{
  keep_little_memory();
  g_autoptr(UiApplication) application = ui_application_new();

  return g_application_run(G_APPLICATION(application), argc, argv);
}

static int
run_terminal(int argc, char *argv[])
{
  g_autofree char *option = NULL;
  g_autofree char *directory = NULL;
  const GOptionEntry entries[] = {
      {"collection", 0, 0, G_OPTION_ARG_FILENAME, &option, NULL, NULL},
      {NULL},
  };
  g_autoptr(GOptionContext) context = g_option_context_new(NULL);

  g_option_context_add_main_entries(context, entries, NULL);
  g_option_context_set_ignore_unknown_options(context, TRUE);
  g_option_context_parse(context, &argc, &argv, NULL);
  directory = ilk_paths_dup_collection_dir(option);
  if (argc > 1) {
    g_printerr(_("interlock: There is no display to ask in. Try “interlock import %s”.\n"),
               argv[1]);
    return 1;
  }
  g_printerr(_("There is no display, so the session runs in this terminal.\n"));
  return ilk_cli_study(directory, NULL);
}

int
main(int argc, char *argv[])
{
  g_autoptr(GError) error = NULL;

  init_locale();
  if (!ilk_clock_freeze_from_environment(&error)) {
    g_printerr("interlock: %s\n", error->message);
    return 2;
  }
  if (ilk_cli_handles(argc, argv))
    return ilk_cli_run(argc, argv);

  if (!gtk_init_check())
    return run_terminal(argc, argv);
  return run_window(argc, argv);
}
