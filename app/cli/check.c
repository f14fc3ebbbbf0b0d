/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock check`: is the collection sound, and can it be made so?
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/store/front/collection-care.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
print_as_json(const IlkCheckReport *report)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_object(builder);
  ilk_json_int(builder, "reviews", (gint64) report->reviews);
  ilk_json_boolean(builder, "repaired", report->repaired);
  json_builder_set_member_name(builder, "problems");
  json_builder_begin_array(builder);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value(builder, report->problems->pdata[i]);
  json_builder_end_array(builder);
  json_builder_end_object(builder);
  ilk_print_json(builder);
}

static void
print_as_text(const IlkCheckReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    g_print("%s\n", (const char *) report->problems->pdata[i]);
  if (report->repaired)
    g_print(_("Everything that follows from the review log has been rebuilt.\n"));
  if (report->problems->len == 0)
    g_print(ngettext("The collection is sound; it holds %" PRIu64 " review.\n",
                     "The collection is sound; it holds %" PRIu64 " reviews.\n",
                     (gulong) report->reviews),
            report->reviews);
}

gboolean
ilk_command_check(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE, repair = FALSE;
  const GOptionEntry entries[] = {
      {"repair", 0, 0, G_OPTION_ARG_NONE, &repair, N_("Rebuild what follows from the log"), NULL},
      {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
      G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;

  g_auto(IlkCheckReport) report = {0};
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  if (collection == NULL || !ilk_collection_check(collection, repair, &report, error))
    return FALSE;

  if (json)
    print_as_json(&report);
  else
    print_as_text(&report);
  if (report.problems->len == 0 || report.repaired)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_DAMAGED,
                      _("The collection has problems. “interlock check --repair” rebuilds what "
                        "follows from the review log."));
  return FALSE;
}
