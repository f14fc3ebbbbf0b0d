/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an option is called: by the letter of its key, as long as there are letters.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/quiz/quiz-option.h"

static void
test_letters(void)
{
  static const struct {
    guint index;
    const char *letter;
  } cases[] = {{0, "A"}, {3, "D"}, {25, "Z"}, {26, "27"}, {39, "40"}};

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    GtkWidget *option = g_object_ref_sink(ui_quiz_option_new(cases[i].index, 40, "text"));
    g_autofree char *name = g_strdup_printf("%s, of 40: text", cases[i].letter);
    GtkWidget *label = find_widget(option, GTK_TYPE_LABEL);

    g_assert_cmpstr(gtk_label_get_label(GTK_LABEL(label)), ==, cases[i].letter);
    gtk_test_accessible_assert_property(option, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    g_object_unref(option);
  }
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/quiz/option/letters", test_letters);
  return g_test_run();
}
