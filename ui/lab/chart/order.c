/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In which order things happened, as a list; below it the same of each Python: “as in the model”,
 * or what is different there.
 */
#include "ui/lab/chart/kind.h"
#include "ui/lab/order-view.h"
#include "ui/lab/python-runs.h"

static GtkWidget *
create(const IlkChart *chart)
{
  return ui_order_view_new();
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  const IlkOrder *order = ilk_trace_find_order(found->trace, chart->name);
  UiOrderView *view = UI_ORDER_VIEW(widget);

  ui_order_view_set_items(view, order != NULL ? order->items : NULL);
  for (guint i = 0; found->pythons != NULL && i < found->pythons->len; i++) {
    const UiPythonResult *python = g_ptr_array_index(found->pythons, i);
    const IlkOrder *other = ilk_trace_find_order(python->trace, chart->name);
    if (other != NULL)
      ui_order_view_add_other(view, python->label, other->items);
  }
}

const UiLabChartKind ui_lab_chart_order = {
    .place = UI_LAB_PLACE_CARD, .create = create, .fill = fill};
