/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock remind`: a notification when cards are due; with --at every day at that time, for as
 * long as the desktop's session lasts. While the window is open, it is asked to remind, since it
 * has the collection.
 */
#include "app/base/clock.h"
#include "app/cli/command.h"
#include "app/model/deck-tree.h"
#include "app/store/front/collection-decks.h"
#include "app/study/reminder.h"
#include "config.h"

#include <glib/gi18n-lib.h>

/* A machine that slept, or a clock that was set, is noticed no later than this. */
#define LONGEST_SLEEP_MS (5 * ILK_MS_PER_MINUTE)

typedef struct {
  IlkInvocation *invocation;
  GMainLoop *loop;
  int minutes;
  gint64 next;
  guint timer;
} Waiting;

static gboolean
show(GApplication *application, IlkInvocation *invocation, GError **error)
{
  g_autoptr(IlkCollection) collection = ilk_invocation_open(invocation, error);
  GDBusConnection *bus = g_application_get_dbus_connection(application);
  if (collection == NULL)
    return FALSE;
  g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, error);
  if (decks == NULL)
    return FALSE;
  const IlkDeckCounts sum = ilk_decks_sum(decks, 0);
  guint n = ilk_deck_counts_get_waiting(&sum);
  if (n == 0) {
    g_print("%s\n", _("Nothing to study right now."));
    return TRUE;
  }
  g_autoptr(GNotification) notification = ilk_reminder_new(n);
  g_application_send_notification(application, ILK_REMINDER_ID, notification);
  if (bus != NULL)
    g_dbus_connection_flush_sync(bus, NULL, NULL);
  g_print(ngettext("%u card to study", "%u cards to study", n), n);
  g_print("\n");
  return TRUE;
}

static gboolean
remind(IlkInvocation *invocation, GError **error)
{
  g_autoptr(GApplication) application = g_application_new(ILK_APP_ID, G_APPLICATION_DEFAULT_FLAGS);
  if (!g_application_register(application, NULL, error))
    return FALSE;
  if (!g_application_get_is_remote(application))
    return show(application, invocation, error);
  g_action_group_activate_action(G_ACTION_GROUP(application), "remind", NULL);
  return g_dbus_connection_flush_sync(g_application_get_dbus_connection(application), NULL, error);
}

static gboolean
wake_cb(gpointer user_data)
{
  Waiting *waiting = user_data;
  gint64 now = ilk_clock_now();

  if (now >= waiting->next) {
    g_autoptr(GError) error = NULL;
    if (!remind(waiting->invocation, &error))
      g_printerr("interlock: %s\n", error->message);
    waiting->next = ilk_reminder_next(now, waiting->minutes);
  }
  waiting->timer =
      g_timeout_add((guint) CLAMP(waiting->next - now, 1000, LONGEST_SLEEP_MS), wake_cb, waiting);
  return G_SOURCE_REMOVE;
}

/* Somebody else reminds from now on, or nobody shall. */
static void
name_lost_cb(GDBusConnection *bus, const char *name, gpointer user_data)
{
  g_main_loop_quit(((Waiting *) user_data)->loop);
}

static gboolean
wait(IlkInvocation *invocation, int minutes)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);
  Waiting waiting = {invocation, loop, minutes, ilk_reminder_next(ilk_clock_now(), minutes), 0};
  guint name =
      g_bus_own_name(G_BUS_TYPE_SESSION, ILK_REMINDER_NAME,
                     G_BUS_NAME_OWNER_FLAGS_ALLOW_REPLACEMENT | G_BUS_NAME_OWNER_FLAGS_REPLACE,
                     NULL, NULL, name_lost_cb, &waiting, NULL);

  wake_cb(&waiting);
  g_main_loop_run(loop);
  g_source_remove(waiting.timer);
  g_bus_unown_name(name);
  return TRUE;
}

gboolean
ilk_command_remind(IlkInvocation *invocation, GError **error)
{
  g_autofree char *at = NULL;
  const GOptionEntry entries[] = {{"at", 0, 0, G_OPTION_ARG_STRING, &at,
                                   N_("Wait, and remind every day at this time"), N_("HH:MM")},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;
  if (at == NULL)
    return remind(invocation, error);
  int minutes = ilk_reminder_parse(at);
  if (minutes < 0)
    return ilk_usage_error(error, _("“%s” is no time of day, such as 18:00."), at);
  return wait(invocation, minutes);
}
