/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-ui COLLECTION [PART…]
 *
 * What the window costs the thread that draws it, on a collection that is there: processor time of
 * that thread alone, which other programs disturb little. A sample lasts from what a person does
 * until the frame that shows what came of it is painted; it prints "name samples work-p50 work-p99
 * longest-p99 wall-p50 wall-p99" (ms), where longest is the longest stretch without looking for
 * events, and "memory PART MiB" after each part: what no other process has.
 */
#include "app/store/front/collection-decks.h"
#include "config.h"
#include "ui/cards/card-editor-private.h"
#include "ui/cards/card-item.h"
#include "ui/cards/cards-page-private.h"
#include "ui/settings/settings.h"
#include "ui/study/session-page-private.h"
#include "ui/window-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MAX_SAMPLES 1000
#define GRADES 200
#define SEARCHES 100
#define SWITCHES 200
#define EDITS 100
#define SCROLLS 300
#define JUMPS 100

typedef struct {
  double work[MAX_SAMPLES], longest[MAX_SAMPLES], wall[MAX_SAMPLES];
  guint n;
} Samples;

static struct {
  gint64 woke, total, longest; /* ns of this thread's processor time */
  gint64 began;                /* us */
} current;

static UiWindow *window;

static gint64
get_cpu(void)
{
  struct timespec used;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return (gint64) used.tv_sec * G_GINT64_CONSTANT(1000000000) + used.tv_nsec;
}

static void
count_stretch(void)
{
  gint64 now = get_cpu();
  gint64 stretch = now - current.woke;
  current.total += stretch;
  current.longest = MAX(current.longest, stretch);
  current.woke = now;
}

static int
poll_cb(GPollFD *fds, guint n, int timeout)
{
  count_stretch();
  int ready = g_poll(fds, n, timeout);
  current.woke = get_cpu();
  return ready;
}

static void
begin(void)
{
  current.total = current.longest = 0;
  current.woke = get_cpu();
  current.began = g_get_monotonic_time();
}

static void
end(Samples *samples)
{
  count_stretch();
  g_assert(samples->n < MAX_SAMPLES);
  samples->work[samples->n] = (double) current.total / 1e6;
  samples->longest[samples->n] = (double) current.longest / 1e6;
  samples->wall[samples->n++] = (double) (g_get_monotonic_time() - current.began) / 1e3;
}

static void
painted_cb(gboolean *painted)
{
  *painted = TRUE;
}

/* What is to be drawn is, by the frame that comes next. */
static void
wait_for_frame(void)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock(GTK_WIDGET(window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_swapped(clock, "after-paint", G_CALLBACK(painted_cb), &painted);
  gdk_frame_clock_request_phase(clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  while (!painted)
    g_main_context_iteration(NULL, TRUE);
  g_signal_handler_disconnect(clock, handler);
}

#define wait_until(condition)                                                                      \
  while (!(condition))                                                                             \
  g_main_context_iteration(NULL, TRUE)

/* What else the last sample set going is over. */
static void
rest(void)
{
  for (guint i = 0; i < 3; i++)
    wait_for_frame();
  while (g_main_context_iteration(NULL, FALSE))
    continue;
}

static int
compare(gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

static double
quantile(double *values, guint n, double share)
{
  qsort(values, n, sizeof *values, compare);
  return values[MIN((guint) (share * n), n - 1)];
}

static void
tell(const char *name, Samples *samples)
{
  guint n = samples->n;
  printf("%s %u %.3f %.3f %.3f %.3f %.3f\n", name, n, quantile(samples->work, n, 0.5),
         quantile(samples->work, n, 0.99), quantile(samples->longest, n, 0.99),
         quantile(samples->wall, n, 0.5), quantile(samples->wall, n, 0.99));
  fflush(stdout);
  samples->n = 0;
}

/* In MiB: what no other process has. */
static void
tell_memory(const char *name)
{
  g_autofree char *rollup = NULL;
  glong private_kib = 0;
  if (g_file_get_contents("/proc/self/smaps_rollup", &rollup, NULL, NULL)) {
    const char *clean = strstr(rollup, "\nPrivate_Clean:"),
               *dirty = strstr(rollup, "\nPrivate_Dirty:");
    private_kib = (clean != NULL ? strtol(clean + 15, NULL, 10) : 0) +
                  (dirty != NULL ? strtol(dirty + 15, NULL, 10) : 0);
  }
  printf("memory %s %.1f\n", name, (double) private_kib / 1024);
  fflush(stdout);
}

static void
go(const char *page)
{
  gtk_widget_activate_action(GTK_WIDGET(window), "win.page", "s", page);
}

static void
switch_pages(Samples *samples)
{
  static const char *const pages[] = {"study", "quiz", "lab", "cards", "progress"};
  for (guint i = 0; i < SWITCHES + G_N_ELEMENTS(pages); i++) {
    const char *page = pages[i % G_N_ELEMENTS(pages)];
    begin();
    go(page);
    wait_for_frame();
    /* Pages are made when one first turns to them. */
    if (i >= G_N_ELEMENTS(pages))
      end(samples);
    wait_until(ui_page_is_ready(ui_window_find_page(window, page)));
    rest();
  }
}

static UiSessionPage *
get_session(void)
{
  return UI_SESSION_PAGE(ui_window_find_page(window, "session"));
}

static void
grade(Samples *samples)
{
  static const int ratings[] = {ILK_RATING_GOOD, ILK_RATING_EASY, ILK_RATING_AGAIN,
                                ILK_RATING_HARD};
  gtk_widget_activate_action(GTK_WIDGET(window), "win.study", "(xs)", (gint64) 0, "new:500");
  wait_until(get_session()->phase == ILK_PHASE_QUESTION);
  for (guint i = 0; i < GRADES && get_session()->phase == ILK_PHASE_QUESTION; i++) {
    rest();
    gtk_widget_activate_action(GTK_WIDGET(get_session()), "session.reveal", NULL);
    wait_until(get_session()->phase == ILK_PHASE_ANSWER);
    rest();
    begin();
    gtk_widget_activate_action(GTK_WIDGET(get_session()), "session.grade", "i", ratings[i % 4]);
    wait_until(get_session()->phase != ILK_PHASE_ANSWER);
    wait_for_frame();
    end(samples);
  }
  gtk_widget_activate_action(GTK_WIDGET(get_session()), "session.end", NULL);
  rest();
}

static UiCardsPage *
get_cards(void)
{
  return UI_CARDS_PAGE(ui_window_find_page(window, "cards"));
}

static gboolean
has_card(guint position)
{
  GListModel *list = G_LIST_MODEL(get_cards()->list);
  if (g_list_model_get_n_items(list) <= position)
    return get_cards()->searching == NULL;
  g_autoptr(UiCardItem) item = g_list_model_get_item(list, position);
  return ui_card_item_get_card(item) != NULL;
}

/* From a key to the frame that has the first rows. */
static void
search(Samples *samples)
{
  static const char *const words[] = {"thread", "lock", "number77", "tag:threads", "is:new", ""};
  guint word = 0, letters = 1;
  for (guint i = 0; i < SEARCHES; i++) {
    g_autofree char *text = g_strndup(words[word], letters);
    begin();
    gtk_editable_set_text(get_cards()->search, text);
    wait_until(!get_cards()->is_behind && has_card(0));
    wait_for_frame();
    end(samples);
    wait_until(get_cards()->searching == NULL);
    rest();
    if (letters++ >= strlen(words[word])) {
      word = (word + 1) % G_N_ELEMENTS(words);
      letters = 1;
    }
  }
}

static GtkAdjustment *
get_scroll(void)
{
  GtkWidget *view = GTK_WIDGET(get_cards()->table);
  while (view != NULL && !GTK_IS_SCROLLABLE(view))
    view = gtk_widget_get_first_child(view);
  while (view != NULL && !GTK_IS_COLUMN_VIEW(view))
    view = gtk_widget_get_first_child(view);
  return gtk_scrollable_get_vadjustment(GTK_SCROLLABLE(view));
}

/* A page of rows with each frame, as who holds Page Down; each frame is a sample. */
static void
scroll(Samples *samples)
{
  GtkAdjustment *adjustment = get_scroll();
  for (guint i = 0; i < SCROLLS; i++) {
    begin();
    gtk_adjustment_set_value(adjustment, gtk_adjustment_get_value(adjustment) +
                                             gtk_adjustment_get_page_size(adjustment));
    wait_for_frame();
    end(samples);
  }
}

/* To anywhere in the list, until the rows there have their texts. */
static void
jump(Samples *samples)
{
  GtkAdjustment *adjustment = get_scroll();
  guint n = g_list_model_get_n_items(G_LIST_MODEL(get_cards()->list));
  for (guint i = 0; i < JUMPS; i++) {
    double share = (double) (i * 37 % JUMPS) / JUMPS;
    begin();
    gtk_adjustment_set_value(adjustment, share * gtk_adjustment_get_upper(adjustment));
    wait_for_frame();
    wait_until(has_card((guint) (share * n)));
    wait_for_frame();
    end(samples);
    rest();
  }
}

static void
edit(Samples *samples)
{
  ui_card_table_focus(get_cards()->table);
  wait_until(ui_card_table_get_first_selected(get_cards()->table) != NULL);
  for (guint i = 0; i <= EDITS; i++) {
    rest();
    begin();
    gtk_widget_activate_action(GTK_WIDGET(get_cards()), "cards.edit", NULL);
    wait_until(get_cards()->editor->base != NULL);
    wait_for_frame();
    /* The editor is made when it is first wanted. */
    if (i > 0)
      end(samples);
    gtk_widget_activate_action(GTK_WIDGET(get_cards()), "win.back", NULL);
  }
  rest();
}

static void
show_all_cards(void)
{
  go("cards");
  wait_until(ui_page_is_ready(UI_PAGE(get_cards())));
  ui_cards_page_search(get_cards(), "");
  wait_until(get_cards()->searching == NULL);
  rest();
}

static const struct {
  const char *name;
  gboolean on_cards;
  void (*measure)(Samples *samples);
} parts[] = {
    {"grade", FALSE, grade}, {"search", TRUE, search}, {"scroll", TRUE, scroll},
    {"jump", TRUE, jump},    {"edit", TRUE, edit},     {"switch", FALSE, switch_pages},
};

/* @wanted: (array zero-terminated=1): parts, all if it is empty */
static void
measure(char **wanted)
{
  static Samples samples;
  wait_until(window->collection != NULL && ui_page_is_ready(ui_window_find_page(window, "study")));
  rest();
  tell_memory("start");
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    if (*wanted != NULL && !g_strv_contains((const char *const *) wanted, parts[i].name))
      continue;
    if (parts[i].on_cards)
      show_all_cards();
    parts[i].measure(&samples);
    tell(parts[i].name, &samples);
    tell_memory(parts[i].name);
  }
}

static void
activate_cb(AdwApplication *application, char **arguments)
{
  g_autoptr(UiSettings) settings = ui_settings_new();
  g_object_set(gtk_settings_get_default(), "gtk-enable-animations", FALSE, NULL);
  window = ui_window_new(application, settings, arguments[0]);
  gtk_window_set_default_size(GTK_WINDOW(window), 1000, 720);
  gtk_window_present(GTK_WINDOW(window));
  measure(arguments + 1);
  gtk_window_destroy(GTK_WINDOW(window));
}

int
main(int argc, char *argv[])
{
  if (argc < 2) {
    g_printerr("usage: bench-ui COLLECTION [PART…]\n");
    return 2;
  }
  g_autoptr(AdwApplication) application = adw_application_new(ILK_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_main_context_set_poll_func(NULL, poll_cb);
  g_signal_connect(application, "activate", G_CALLBACK(activate_cb), argv + 1);
  return g_application_run(G_APPLICATION(application), 0, NULL);
}
