/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a screen reader says while somebody works with keys alone: what gets the focus, and what the
 * program announces. For tests that drive it from outside (assistive.h).
 */
#pragma once

#include "tests/ui/assistive.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(AtspiEventListener, g_object_unref)

static GQueue said = G_QUEUE_INIT;      /* of char *, `role|name|description` */
static GQueue announced = G_QUEUE_INIT; /* of char * */

/* Names of roles change with the library: a push button is now a button. */
static inline char *
dup_role(AtspiAccessible *node)
{
  if (atspi_accessible_get_role(node, NULL) == ATSPI_ROLE_PUSH_BUTTON)
    return g_strdup("button");
  return atspi_accessible_get_role_name(node, NULL);
}

static inline void
focused_cb(AtspiEvent *event, void *data)
{
  g_autofree char *name = atspi_accessible_get_name(event->source, NULL);
  g_autofree char *description = atspi_accessible_get_description(event->source, NULL);
  g_autofree char *role = dup_role(event->source);

  /* Screen readers say that once. */
  if (g_strcmp0(name, description) == 0 && is_named_by_gtk(event->source))
    *description = '\0';
  /* Until it has registered, the window is nothing yet; what is gone has no name any more. */
  gboolean is_there = !g_str_equal(role, "invalid") && (*name != '\0' || is_visible(event->source));
  if (event->detail1 == 1 && is_there) {
    g_test_message("heard: %s|%s|%s", role, name, description);
    g_queue_push_tail(&said, g_strdup_printf("%s|%s|%s", role, name, description));
  }
  g_boxed_free(ATSPI_TYPE_EVENT, event);
}

/* Names that change are forgotten by the library only for who asks to hear of it. */
static inline void
ignored_cb(AtspiEvent *event, void *data)
{
  g_boxed_free(ATSPI_TYPE_EVENT, event);
}

static inline AtspiEventListener *
listen(AtspiEventListenerCB callback, const char *what)
{
  g_autoptr(GError) error = NULL;
  AtspiEventListener *listener = atspi_event_listener_new(callback, NULL, NULL);

  g_assert_true(atspi_event_listener_register(listener, what, &error));
  g_assert_no_error(error);
  return listener;
}

/* Nothing that gets the focus is nameless, called after a class, or says the same twice. */
static inline void
check_heard(const char *words)
{
  g_auto(GStrv) parts = g_strsplit(words, "|", 3);

  g_assert_cmpstr(parts[1], !=, "");
  g_assert_cmpstr(parts[1], !=, parts[2]);
  g_assert_false(g_str_has_prefix(parts[1], "Gtk") || g_str_has_prefix(parts[1], "Adw") ||
                 g_str_has_prefix(parts[1], "Ui"));
}

/* (transfer full): what is said next */
static inline char *
hear(void)
{
  while (g_queue_is_empty(&said))
    g_main_context_iteration(NULL, TRUE);
  char *words = g_queue_pop_head(&said);
  check_heard(words);
  return words;
}

static inline char *
hear_of(const char *words)
{
  for (;;) {
    g_autofree char *heard = hear();
    if (strstr(heard, words) != NULL)
      return g_steal_pointer(&heard);
  }
}

/* Old versions of GTK cannot announce: there what describes the focus changes instead, see
 * ui/compat/announce.h. */
static inline void
announced_cb(AtspiEvent *event, void *data)
{
  g_autofree char *words = G_VALUE_HOLDS_STRING(&event->any_data)
                               ? g_value_dup_string(&event->any_data)
                               : atspi_accessible_get_description(event->source, NULL);

  g_test_message("announced: %s", words);
  if (words != NULL && *words != '\0')
    g_queue_push_tail(&announced, g_steal_pointer(&words));
  g_boxed_free(ATSPI_TYPE_EVENT, event);
}

/* (transfer full): what is announced next */
static inline char *
hear_announced(void)
{
  while (g_queue_is_empty(&announced))
    g_main_context_iteration(NULL, TRUE);
  return g_queue_pop_head(&announced);
}

#define LOOKS_BEFORE_KEYS 50

/* Has the keys go to the program's window. A window that had them before it could be heard says
 * nothing by itself: keys there and back make it. */
static inline void
focus_program(void)
{
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  focus_window();
  for (guint looks = 1; g_queue_is_empty(&said); looks++) {
    wait_a_little();
    if (looks % LOOKS_BEFORE_KEYS == 0) {
      press("Tab");
      press("shift+Tab");
    }
  }
}
