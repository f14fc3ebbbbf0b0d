/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A library that is there, one that is not, and one that is not what it should be. The one that is
 * always there is C's own.
 */
#include "app/base/late-library.h"

static gsize (*measure)(const char *text);
static gpointer nothing;
static gint begun;

static const IlkLateSymbol symbols[] = {{"strlen", (gpointer *) &measure}};
static const IlkLateSymbol others[] = {{"strlen", (gpointer *) &measure},
                                       {"no_such_function_anywhere", &nothing}};

static gboolean
begin(void)
{
  g_atomic_int_inc(&begun);
  return TRUE;
}

static gboolean
refuse(void)
{
  return FALSE;
}

static gpointer
load_cb(gpointer library)
{
  return GINT_TO_POINTER(ilk_late_library_load(library));
}

/* However many ask at once, it begins once, and nobody gets it before. */
static void
test_once(void)
{
  IlkLateLibrary library = {
      .file = "libc.so.6", .symbols = symbols, .n_symbols = 1, .begin = begin};
  GThread *threads[8];
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    threads[i] = g_thread_new("late", load_cb, &library);
  for (gsize i = 0; i < G_N_ELEMENTS(threads); i++)
    g_assert_true(GPOINTER_TO_INT(g_thread_join(threads[i])));
  g_assert_cmpint(begun, ==, 1);
  g_assert_cmpuint(measure("four"), ==, 4);
  g_assert_null(ilk_late_library_get_failure(&library));
}

static void
test_refused(void)
{
  IlkLateLibrary libraries[] = {
      {.file = "libthat-is-not-there.so.1", .symbols = symbols, .n_symbols = 1},
      {.file = "libc.so.6", .symbols = others, .n_symbols = 2},
      {.file = "libc.so.6", .symbols = symbols, .n_symbols = 1, .begin = refuse},
  };
  const gboolean has_words[] = {TRUE, TRUE, FALSE};
  for (gsize i = 0; i < G_N_ELEMENTS(libraries); i++) {
    g_assert_false(ilk_late_library_load(&libraries[i]));
    g_assert_false(ilk_late_library_load(&libraries[i]));
    g_assert_cmpint(ilk_late_library_get_failure(&libraries[i]) != NULL, ==, has_words[i]);
  }
}

static void
test_another_file(void)
{
  IlkLateLibrary library = {
      .file = "libc.so.6", .variable = "INTERLOCK_LATE", .symbols = symbols, .n_symbols = 1};
  g_setenv("INTERLOCK_LATE", "libthat-is-not-there.so.1", TRUE);
  g_assert_false(ilk_late_library_load(&library));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/base/late-library/once", test_once);
  g_test_add_func("/base/late-library/refused", test_refused);
  g_test_add_func("/base/late-library/another-file", test_another_file);
  return g_test_run();
}
