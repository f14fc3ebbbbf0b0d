/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever a demo says about itself is refused, or gives a demo whose numbers a window can use.
 */
#include "app/base/error.h"
#include "app/lab/demo.h"
#include "tests/fuzz/fuzz.h"

static void
check_parameter(gpointer data, gpointer user_data)
{
  const IlkParameter *parameter = data;
  g_assert_nonnull(parameter->name);
  g_assert_nonnull(parameter->label);
  g_assert_true(parameter->minimum <= parameter->initial &&
                parameter->initial <= parameter->maximum);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDemo) demo = ilk_demo_new_from_json((const char *) data, (gssize) size, &error);
  if (demo == NULL) {
    g_assert_error(error, ILK_ERROR, ILK_ERROR_CHILD);
    return 0;
  }
  g_assert_nonnull(ilk_demo_get_name(demo));
  g_assert_nonnull(ilk_demo_get_code(demo));
  g_ptr_array_foreach(ilk_demo_get_parameters(demo), check_parameter, NULL);
  return 0;
}
