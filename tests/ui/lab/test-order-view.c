/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of what happened: what it shows, what it says of others, and that it is not made anew when
 * nothing is new.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/lab/order-view.h"

static void
collect(GtkWidget *widget, GPtrArray *texts)
{
  if (GTK_IS_LABEL(widget))
    g_ptr_array_add(texts, (gpointer) gtk_label_get_text(GTK_LABEL(widget)));
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    collect(child, texts);
}

static void
assert_texts(UiOrderView *view, const char *expected)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new();

  collect(GTK_WIDGET(view), texts);
  g_ptr_array_add(texts, NULL);
  g_autofree char *joined = g_strjoinv("|", (char **) texts->pdata);
  g_assert_cmpstr(joined, ==, expected);
}

static void
test_shows_what_happened(void)
{
  UiOrderView *view = g_object_ref_sink(UI_ORDER_VIEW(ui_order_view_new()));
  char *items[] = {(char *) "before", (char *) "<b>after", NULL},
       *same[] = {items[0], items[1], NULL};
  char *other[] = {items[1], items[0], NULL};

  assert_texts(view, "");
  ui_order_view_set_items(view, items);
  assert_texts(view, "1  before|2  <b>after");
  ui_order_view_add_other(view, "Python 3.11", same);
  ui_order_view_add_other(view, "Python 3.12", other);
  assert_texts(view,
               "1  before|2  <b>after|Python 3.11: the same order|Python 3.12: <b>after → before");
  ui_order_view_set_items(view, same);
  assert_texts(view, "1  before|2  <b>after");
  ui_order_view_set_items(view, NULL);
  assert_texts(view, "");
  g_assert_finalize_object(view);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/lab/order-view/shows-what-happened", test_shows_what_happened);
  return g_test_run();
}
