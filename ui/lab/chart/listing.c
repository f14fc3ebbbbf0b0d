/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The listing of what runs. Only the model lists it.
 */
#include "ui/lab/chart/kind.h"
#include "ui/lab/listing-view.h"

static GtkWidget *
create(const IlkChart *chart)
{
  return ui_listing_view_new();
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  const IlkListing *listing = ilk_trace_get_listing(found->trace);

  ui_listing_view_update(UI_LISTING_VIEW(widget), listing);
}

const UiLabChartKind ui_lab_chart_listing = {
    .place = UI_LAB_PLACE_CARD, .create = create, .fill = fill};
