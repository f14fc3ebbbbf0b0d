/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preloaded into a GTK program by `./dev bench window`: after the first frame of a window that
 * shows something it prints "first-frame NS" (since BENCH_START, CLOCK_MONOTONIC) and "frame-cpu
 * NS" (the processor time used by then, which other programs disturb less), two seconds later
 * "settled-cpu NS" and "pss KIB", and ends the program. The measured programs hold no code for it.
 */
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define SETTLE_MS 2000

static void
report_cpu(const char *name)
{
  struct timespec used;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  printf("%s %" G_GINT64_FORMAT "\n", name,
         (gint64) used.tv_sec * G_GINT64_CONSTANT(1000000000) + used.tv_nsec);
}

static gboolean
report_memory_cb(gpointer data)
{
  report_cpu("settled-cpu");
  g_autofree char *rollup = NULL;
  const char *pss = NULL;
  if (g_file_get_contents("/proc/self/smaps_rollup", &rollup, NULL, NULL))
    pss = strstr(rollup, "\nPss:");
  printf("pss %ld\n", pss != NULL ? strtol(pss + 5, NULL, 10) : 0);
  fflush(stdout);
  _exit(0);
}

static gboolean
after_paint_cb(GSignalInvocationHint *hint, guint n, const GValue *values, gpointer data)
{
  gboolean mapped = FALSE;
  GListModel *windows = gtk_window_get_toplevels();
  for (guint i = 0; i < g_list_model_get_n_items(windows) && !mapped; i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);
    mapped = gtk_widget_get_mapped(window) && gtk_widget_get_width(window) > 0;
  }
  if (!mapped)
    return TRUE;

  const char *start = g_getenv("BENCH_START");
  printf("first-frame %" G_GINT64_FORMAT "\n",
         g_get_monotonic_time() * 1000 - (start != NULL ? g_ascii_strtoll(start, NULL, 10) : 0));
  report_cpu("frame-cpu");
  g_timeout_add(SETTLE_MS, report_memory_cb, NULL);
  return FALSE;
}

__attribute__((constructor)) static void
hook_first_frame(void)
{
  if (g_getenv("BENCH_START") == NULL)
    return;
  g_type_class_ref(GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook(g_signal_lookup("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                             after_paint_cb, NULL, NULL);
}
