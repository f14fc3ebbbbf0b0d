/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fault and what comes of it. The child that meets the fault shares two counters with its parent,
 * so that what it was told counts even when it is killed.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-copy.h"
#include "tests/app/store/fixture.h"
#include "tests/faults/harness.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

void faults_arm(long point, const char *mode, const char *folder);
long faults_get_count(void);

typedef struct {
  gint acknowledged;
  gint done;
  guint points;
  HarnessOutcome outcome;
} Shared;

static Shared *shared;

void
harness_acknowledge(void)
{
  g_atomic_int_inc(&shared->acknowledged);
}

static void
share(void)
{
  if (shared == NULL)
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  memset(shared, 0, sizeof *shared);
}

typedef void (*Body)(gconstpointer data);

/* Returns: whether the child ended by itself */
static gboolean
in_child(Body body, gconstpointer data)
{
  int status = 0;
  pid_t child = fork();
  g_assert_cmpint(child, >=, 0);
  if (child == 0) {
    int null = open("/dev/null", O_WRONLY);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    body(data);
    _exit(0);
  }
  g_assert_cmpint(waitpid(child, &status, 0), ==, child);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static gint64
count_reviews(const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 n = -1;
  if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
    sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
    if (sqlite3_prepare_v2(db, "SELECT count(*) FROM review", -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
      n = sqlite3_column_int64(statement, 0);
  }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return n;
}

static gint64
count_aside(const char *directory)
{
  gint64 most = 0;
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    if (g_str_has_prefix(name, "collection-") && g_str_has_suffix(name, ".db"))
      most = MAX(most, count_reviews(path));
  }
  return most;
}

/* Another folder, so that the first one stays as it is. */
static gint64
count_copied(const char *directory, const char *copy)
{
  g_auto(IlkRestored) restored = {0};
  g_autofree char *into = g_strconcat(directory, "-restored", NULL);
  gboolean done = ilk_collection_restore_copy(into, copy, &restored, NULL);
  gint64 reviews = done ? restored.reviews : 0;
  fixture_remove(g_steal_pointer(&into));
  return reviews;
}

typedef struct {
  const HarnessAction *action;
  const char *directory;
  const char *mode;
  guint point;
  gboolean ask_copy;
  char *shadow;
} Strike;

static void
look(gconstpointer data)
{
  const Strike *strike = data;
  HarnessOutcome *outcome = &shared->outcome;
  g_auto(IlkCheckReport) report = {NULL};
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkCollection) collection = ilk_collection_open(strike->directory, &error);
  if (collection == NULL) {
    g_strlcpy(outcome->first_problem, error->message, sizeof outcome->first_problem);
    return;
  }
  outcome->told = ilk_collection_get_notice(collection) != NULL;
  if (!ilk_collection_check(collection, FALSE, &report, &error)) {
    g_strlcpy(outcome->first_problem, error->message, sizeof outcome->first_problem);
    return;
  }
  outcome->opened = TRUE;
  outcome->reviews = (gint64) report.reviews;
  outcome->problems = report.problems->len;
  if (report.problems->len > 0)
    g_strlcpy(outcome->first_problem, report.problems->pdata[0], sizeof outcome->first_problem);
  /* A start that lasts for a moment brings its copy up; one that writes does so at once. */
  g_auto(IlkCopyState) state = {NULL};
  ilk_collection_get_copy(collection, &state, NULL);
  ilk_collection_close(collection);
  outcome->aside = count_aside(strike->directory);
  outcome->copied = strike->ask_copy ? count_copied(strike->directory, state.folder) : -1;
}

static gboolean
is_memory(const char *mode)
{
  return g_str_has_prefix(mode, "memory");
}

static void
act(gconstpointer data)
{
  const Strike *strike = data;
  if (is_memory(strike->mode))
    harness_arm_memory(strike->point, g_str_has_suffix(strike->mode, "-on"));
  else
    faults_arm((long) strike->point, strike->mode, strike->shadow);
  shared->done = strike->action->run(strike->directory);
  shared->points =
      is_memory(strike->mode) ? harness_get_memory_count() : (guint) faults_get_count();
}

static void
prepare(gconstpointer data)
{
  const Strike *strike = data;
  if (strike->action->prepare != NULL)
    strike->action->prepare(strike->directory);
}

/* What the disk has of each file: what was synced, what was there before, or nothing. */
typedef struct {
  GHashTable *before; /* of paths in the template, by the number of the file in the copy */
  const char *shadow;
} Disk;

typedef void (*FileFunc)(const char *path, const char *relative, gpointer data);

static void
walk(const char *root, const char *relative, FileFunc visit, gpointer data)
{
  g_autofree char *folder = g_build_filename(root, relative, NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *below = g_build_filename(relative, name, NULL);
    g_autofree char *path = g_build_filename(root, below, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
      walk(root, below, visit, data);
    else
      visit(path, below, data);
  }
}

static char *
dup_number(const char *path)
{
  GStatBuf status;
  return g_stat(path, &status) == 0 ? g_strdup_printf("%lu", (unsigned long) status.st_ino) : NULL;
}

static void
note_file(const char *path, const char *relative, gpointer data)
{
  Disk *disk = data;
  g_hash_table_insert(disk->before, dup_number(path), g_strdup(relative));
}

static void
set_content(const char *path, const char *source)
{
  gsize length = 0;
  g_autofree char *content = NULL;
  if (source != NULL)
    g_file_get_contents(source, &content, &length, NULL);
  FILE *file = g_fopen(path, "wb");
  if (file == NULL)
    return;
  fwrite(content != NULL ? content : "", 1, length, file);
  fclose(file);
}

static const char *lost_template;

static void
lose(const char *path, const char *relative, gpointer data)
{
  Disk *disk = data;
  g_autofree char *number = dup_number(path);
  g_autofree char *synced = g_build_filename(disk->shadow, number, NULL);
  const char *before = g_hash_table_lookup(disk->before, number);
  g_autofree char *earlier = before != NULL ? g_build_filename(lost_template, before, NULL) : NULL;
  if (g_file_test(synced, G_FILE_TEST_EXISTS))
    set_content(path, synced);
  else
    set_content(path, earlier);
}

static void
fork_to(Strike *strike, const char *template)
{
  gboolean is_power = g_str_has_prefix(strike->mode, "power");
  g_autoptr(GHashTable) before = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  char *shadow = is_power ? fixture_dup_directory() : NULL;
  Disk disk = {before, shadow};
  strike->shadow = shadow;
  if (is_power)
    walk(strike->directory, "", note_file, &disk);
  gboolean ended = in_child(act, strike);
  lost_template = template;
  if (is_power && !ended)
    walk(strike->directory, "", lose, &disk);
  if (shadow != NULL)
    fixture_remove(shadow);
  ilk_clock_freeze(NOON, 0);
}

char *
harness_make(const HarnessAction *action, gint64 *reviews)
{
  char *directory = fixture_dup_directory();
  const Strike strike = {.action = action, .directory = directory};
  share();
  g_assert_true(in_child(prepare, &strike));
  *reviews = action->n_before;
  return directory;
}

guint
harness_count(const HarnessAction *action, const char *template, const char *mode)
{
  char *directory = fixture_dup_directory();
  Strike strike = {.action = action, .directory = directory, .mode = mode};
  fixture_copy(template, directory);
  share();
  fork_to(&strike, template);
  guint points = shared->points;
  fixture_remove(directory);
  ilk_clock_freeze(NOON, 0);
  return points;
}

HarnessOutcome
harness_strike(const HarnessAction *action, const char *template, const char *mode, guint point,
               gboolean ask_copy)
{
  char *directory = fixture_dup_directory();
  Strike strike = {action, directory, mode, point, ask_copy, NULL};
  fixture_copy(template, directory);
  share();
  fork_to(&strike, template);
  shared->outcome.copied = -1;
  in_child(look, &strike);
  HarnessOutcome outcome = shared->outcome;
  outcome.acknowledged = (guint) shared->acknowledged;
  outcome.done = shared->done;
  fixture_remove(directory);
  ilk_clock_freeze(NOON, 0);
  return outcome;
}
