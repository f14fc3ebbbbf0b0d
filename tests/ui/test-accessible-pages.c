/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: test-accessible-pages INTERLOCK
 *
 * Goes to every page and state as somebody would who hears the window, and looks at all that is in
 * the tree there: nothing to act on, no picture and no field without a name, none that is called
 * after its class, twice the same, or like the one it stands in; and nothing of a page that is not
 * up. Objects are counted, not paths: libatspi lists a page that was added late more than once.
 */
#include "tests/ui/assistive.h"

#define MAX_DEPTH 60

typedef struct {
  const char *place;
  GHashTable *seen; /* of what can be acted on there: AtspiAccessible → itself */
  guint faults;
} Look;

static void
complain(Look *look, AtspiAccessible *node, const char *what)
{
  g_autofree char *name = atspi_accessible_get_name(node, NULL);
  g_autofree char *role = atspi_accessible_get_role_name(node, NULL);
  g_autoptr(AtspiAccessible) parent = atspi_accessible_get_parent(node, NULL);
  g_autofree char *above = parent != NULL ? atspi_accessible_get_name(parent, NULL) : NULL;

  g_test_message("%s: a %s “%s” in “%s” %s", look->place, role, name, above, what);
  look->faults++;
}

static gboolean
is_one_of(AtspiRole role, const AtspiRole *roles, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (role == roles[i])
      return TRUE;
  return FALSE;
}

/* What a screen reader stops at, so that something must be said. */
static gboolean
wants_a_name(AtspiRole role)
{
  static const AtspiRole roles[] = {
      ATSPI_ROLE_PUSH_BUTTON,  ATSPI_ROLE_TOGGLE_BUTTON, ATSPI_ROLE_CHECK_BOX,
      ATSPI_ROLE_RADIO_BUTTON, ATSPI_ROLE_SLIDER,        ATSPI_ROLE_SPIN_BUTTON,
      ATSPI_ROLE_ENTRY,        ATSPI_ROLE_TEXT,          ATSPI_ROLE_PAGE_TAB,
      ATSPI_ROLE_LINK,         ATSPI_ROLE_COMBO_BOX,     ATSPI_ROLE_IMAGE,
      ATSPI_ROLE_MENU_ITEM,    ATSPI_ROLE_PROGRESS_BAR,
  };
  return is_one_of(role, roles, G_N_ELEMENTS(roles));
}

static gboolean
is_button(AtspiRole role)
{
  static const AtspiRole roles[] = {ATSPI_ROLE_PUSH_BUTTON, ATSPI_ROLE_TOGGLE_BUTTON,
                                    ATSPI_ROLE_COMBO_BOX, ATSPI_ROLE_CHECK_BOX,
                                    ATSPI_ROLE_RADIO_BUTTON};
  return is_one_of(role, roles, G_N_ELEMENTS(roles));
}

static gboolean
is_class_name(const char *name)
{
  static const char *const prefixes[] = {"Gtk", "Adw", "Ui", "Gdk"};

  for (gsize i = 0; i < G_N_ELEMENTS(prefixes); i++)
    if (g_str_has_prefix(name, prefixes[i]) && g_ascii_isupper(name[strlen(prefixes[i])]))
      return TRUE;
  return FALSE;
}

/* “Main menu Main menu” */
static gboolean
is_doubled(const char *name)
{
  gsize length = strlen(name);

  return length > 2 && length % 2 == 1 && name[length / 2] == ' ' &&
         strncmp(name, name + length / 2 + 1, length / 2) == 0;
}

static gboolean
is_focusable(AtspiAccessible *node)
{
  g_autoptr(AtspiStateSet) states = atspi_accessible_get_state_set(node);

  return atspi_state_set_contains(states, ATSPI_STATE_FOCUSABLE);
}

/* Newer GTK does not name items of its menus, nor links within a text, which are read with it. */
static gboolean
is_left_nameless(AtspiRole role)
{
  return role == ATSPI_ROLE_LINK || role == ATSPI_ROLE_MENU_ITEM;
}

static void
judge(Look *look, AtspiAccessible *node, const char *name, const char *inside)
{
  AtspiRole role = atspi_accessible_get_role(node, NULL);

  /* GTK calls decoration that nobody named after its class, and screen readers pass over it. */
  if (!wants_a_name(role) || (role == ATSPI_ROLE_IMAGE && !is_focusable(node)))
    return;
  if (name[0] == '\0' && is_left_nameless(role) && is_named_by_gtk(node))
    ;
  else if (name[0] == '\0')
    complain(look, node, "has no name");
  else if (is_class_name(name))
    complain(look, node, "is called after its class");
  else if (is_doubled(name))
    complain(look, node, "says its name twice");
  else if (is_button(role) && g_strcmp0(name, inside) == 0 && !is_named_by_gtk(node))
    complain(look, node, "is called like the one it stands in");
  g_hash_table_add(look->seen, g_object_ref(node));
}

/* @inside: (nullable): the name of the button that @node stands in */
static void
walk(Look *look, AtspiAccessible *node, const char *inside, guint depth)
{
  if (!is_visible(node) || depth > MAX_DEPTH || g_hash_table_contains(look->seen, node))
    return;
  g_autofree char *name = atspi_accessible_get_name(node, NULL);
  AtspiRole role = atspi_accessible_get_role(node, NULL);
  int n = atspi_accessible_get_child_count(node, NULL);

  judge(look, node, name != NULL ? name : "", inside);
  for (int i = 0; i < n; i++) {
    g_autoptr(AtspiAccessible) child = atspi_accessible_get_child_at_index(node, i, NULL);
    if (child != NULL)
      walk(look, child, is_button(role) && name != NULL && name[0] != '\0' ? name : inside,
           depth + 1);
  }
}

static guint faults;

static Look
look_once(const char *place)
{
  Look look = {.place = place, .seen = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL)};
  g_autoptr(AtspiAccessible) desktop = atspi_get_desktop(0);

  atspi_accessible_clear_cache(desktop);
  int n = atspi_accessible_get_child_count(desktop, NULL);
  for (int i = 0; i < n; i++) {
    g_autoptr(AtspiAccessible) application = atspi_accessible_get_child_at_index(desktop, i, NULL);
    int windows = application != NULL ? atspi_accessible_get_child_count(application, NULL) : 0;
    for (int j = 0; j < windows; j++) {
      g_autoptr(AtspiAccessible) window = atspi_accessible_get_child_at_index(application, j, NULL);
      if (window != NULL)
        walk(&look, window, NULL, 0);
    }
  }
  return look;
}

/* While a window opens or closes, its tree may be empty.
 * Returns: (transfer full): what can be acted on in @place */
static GHashTable *
look_around(const char *place)
{
  for (;;) {
    Look look = look_once(place);

    g_test_message("%s: %u things to act on", place, g_hash_table_size(look.seen));
    if (g_hash_table_size(look.seen) >= 3) {
      faults += look.faults;
      return look.seen;
    }
    g_hash_table_unref(look.seen);
    wait_a_little();
  }
}

static void
look_at(const char *place)
{
  g_hash_table_unref(look_around(place));
}

static void
assert_no_faults(void)
{
  guint found = faults;

  faults = 0;
  g_assert_cmpuint(found, ==, 0);
}

/* What is in both, but on neither of the others: a page that is not up, and in the tree. */
static void
compare(const char *place, GHashTable *there, const char *elsewhere, GHashTable *other,
        GHashTable *always)
{
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init(&iter, there);
  while (g_hash_table_iter_next(&iter, &node, NULL)) {
    Look look = {.place = place};
    if (g_hash_table_contains(other, node) && !g_hash_table_contains(always, node)) {
      g_autofree char *what = g_strdup_printf("is there on “%s”, too", elsewhere);
      complain(&look, node, what);
      faults++;
    }
  }
}

static GHashTable *
intersect(GHashTable **all, guint n)
{
  GHashTable *always = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init(&iter, all[0]);
  while (g_hash_table_iter_next(&iter, &node, NULL)) {
    guint in = 0;
    for (guint i = 0; i < n; i++)
      in += g_hash_table_contains(all[i], node);
    if (in == n)
      g_hash_table_add(always, g_object_ref(node));
  }
  return always;
}

static gboolean
is_there(AtspiAccessible *node, gconstpointer name)
{
  g_autofree char *actual = atspi_accessible_get_name(node, NULL);

  return g_strcmp0(actual, name) == 0 && is_visible(node);
}

/* Pages fade: for a moment both are up. */
static void
wait_until_gone(const char *name)
{
  for (guint looks = 1;; looks++) {
    g_autoptr(AtspiAccessible) desktop = atspi_get_desktop(0);
    g_autoptr(AtspiAccessible) found = find(desktop, is_there, name);

    if (found == NULL)
      return;
    if (looks % LOOKS_BEFORE_FORGETTING == 0)
      atspi_accessible_clear_cache(desktop);
    wait_a_little();
  }
}

/* The five of the switcher, and what tells that each is there. */
static void
test_pages(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *page;
    const char *ready;
  } pages[] = {{"Study", "Study now"},
               {"Quiz", "Start the quiz"},
               {"Lab", "Search demos"},
               {"Cards", "Search cards"},
               {"Progress", "Your progress starts here"}};
  GHashTable *there[G_N_ELEMENTS(pages)];
  const char *before = NULL;
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  /* Once around, so that all pages are made. */
  for (guint turn = 0; turn < 2; turn++)
    for (gsize i = 0; i < G_N_ELEMENTS(pages); i++) {
      click(pages[i].page);
      g_object_unref(wait_for(is_there, pages[i].ready));
      if (before != NULL)
        wait_until_gone(before);
      before = pages[i].ready;
      if (turn == 1)
        there[i] = look_around(pages[i].page);
    }
  g_autoptr(GHashTable) always = intersect(there, G_N_ELEMENTS(pages));
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
    for (gsize j = i + 1; j < G_N_ELEMENTS(pages); j++)
      compare(pages[i].page, there[i], pages[j].page, there[j], always);
  for (gsize i = 0; i < G_N_ELEMENTS(pages); i++)
    g_hash_table_unref(there[i]);
  assert_no_faults();
}

static gboolean
is_menu(AtspiAccessible *node, gconstpointer data)
{
  return atspi_accessible_get_role(node, NULL) == ATSPI_ROLE_MENU_ITEM && is_visible(node);
}

/* A session, card and all that can be had beside it, to its end. */
static void
test_session(Fixture *fixture, gconstpointer data)
{
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  click("Study now");
  expect("Show answer");
  look_at("question");
  click("Show answer");
  expect("Good");
  look_at("answer");
  click("Lab");
  expect("Run");
  look_at("lab beside the card");
  click("Lab");
  click("Good");
  expect("Undo");
  look_at("second question");
  assert_no_faults();
}

/* The list, its help, and the editor for a new card and for one that is there. */
static void
test_cards(Fixture *fixture, gconstpointer data)
{
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  click("Cards");
  expect("New card");
  look_at("cards");
  click("New card");
  expect("Add and next");
  look_at("editor");
  click("Close the editor");
  click("Search terms");
  look_at("search terms");
  assert_no_faults();
}

/* The main menu, and where it leads to, by their keys: newer GTK does not tell what its items are
 * called. */
static void
test_menu(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *place;
    const char *key;
  } places[] = {{"Preferences", "ctrl+comma"}, {"Help and keyboard", "ctrl+slash"}};
  g_autoptr(AtspiAccessible) window = wait_for(is_window_called, "Interlock");

  expect("Study now");
  focus_window();
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
    press(places[i].key);
    expect("Back");
    look_at(places[i].place);
    click("Back");
    expect("Study now");
  }
  click("Main menu");
  g_object_unref(wait_for(is_menu, "a menu"));
  look_at("main menu");
  assert_no_faults();
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_log_set_always_fatal(G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  g_assert_cmpint(argc, ==, 2);
  program = argv[1];
  atspi_init();
  g_test_add("/ui/accessible/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add("/ui/accessible/session", Fixture, NULL, set_up, test_session, tear_down);
  g_test_add("/ui/accessible/cards", Fixture, NULL, set_up, test_cards, tear_down);
  g_test_add("/ui/accessible/menu", Fixture, NULL, set_up, test_menu, tear_down);
  return g_test_run();
}
