/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * However much a card holds, and whatever: what reaches the layout at once is bounded, in widgets,
 * in letters, and in what lines can be broken at.
 */
#include "ui/text/markdown-view.h"

#include "app/base/limits.h"
#include "ui/text/markdown-blocks.h"

#include <string.h>

#define MOST_WIDGETS 100
#define MOST_LETTERS 3500
#define MOST_MARGIN 250

typedef struct {
  guint widgets;
  glong letters;
  GtkWidget *more;
} Laid;

static char *
repeat(const char *text, guint n)
{
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append(all, text);
  return g_string_free(all, FALSE);
}

static void
check_words(const char *text)
{
  guint word = 0, marks = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar letter = g_utf8_get_char(p);
    marks = g_unichar_ismark(letter) ? marks + 1 : 0;
    if (g_unichar_isspace(letter) || letter == 0x200b || g_unichar_iswide(letter))
      word = 0;
    else if (!g_unichar_ismark(letter))
      word++;
    g_assert_cmpuint(marks, <=, ILK_MAX_MARKS);
    g_assert_cmpuint(word, <=, UI_MAX_CODE_LETTERS + 1);
  }
}

static void
look_at(GtkWidget *widget, Laid *laid)
{
  laid->widgets++;
  g_assert_cmpint(gtk_widget_get_margin_start(widget), <=, MOST_MARGIN);
  if (GTK_IS_LABEL(widget)) {
    const char *text = gtk_label_get_text(GTK_LABEL(widget));
    glong letters = g_utf8_strlen(text, -1);
    check_words(text);
    g_assert_cmpint(letters, <=, 2000);
    laid->letters += letters;
  }
  if (GTK_IS_BUTTON(widget))
    laid->more = widget;
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    look_at(child, laid);
}

static void
check_layout(const char *markdown)
{
  GtkWidget *window = gtk_window_new();
  GtkWidget *view = g_object_new(UI_TYPE_MARKDOWN_VIEW, NULL);
  Laid laid = {0};
  int height = 0;

  gtk_window_set_child(GTK_WINDOW(window), view);
  ui_markdown_view_set_markdown(UI_MARKDOWN_VIEW(view), markdown);
  gtk_widget_measure(view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure(view, GTK_ORIENTATION_VERTICAL, 500, NULL, &height, NULL, NULL);
  look_at(view, &laid);
  g_assert_cmpuint(laid.widgets, <=, MOST_WIDGETS);
  g_assert_cmpint(laid.letters, <=, MOST_LETTERS);
  gtk_window_destroy(GTK_WINDOW(window));
}

static void
test_bounds(void)
{
  static const struct {
    const char *before, *text, *after;
    guint n;
  } cases[] = {
      {"", "x", "", 1000000},
      {"", "word ", "", 200000},
      {"", "汉", "", 300000},
      {"", "ش", "", 300000},
      {"a", "\u0301", "", 5000},
      {"", "a\u0301\u0323", "", 100000},
      {"", ">", " deep", 5000},
      {"", "> ", "deep", 5000},
      {"", "- ", "deep", 5000},
      {"", "*a **b ", "", 20000},
      {"", "*a* ", "", 100000},
      {"", "[a](https://b) ", "", 50000},
      {"", "`c` ", "", 100000},
      {"", "a\n\n", "", 100000},
      {"", "- a\n", "", 100000},
      {"", "---\n\n", "", 100000},
      {"# ", "x", "", 100000},
      {"# ", "x ", "", 100000},
      {"```\n", "x", "\n```\n", 100000},
      {"```\n", "x y\n", "\n```\n", 100000},
      {"|a|b|\n|-|-|\n", "|c|d|\n", "", 50000},
      {"|a|b|\n|-|-|\n|", "x", "|y|\n", 100000},
      {"", "![p](p.png)\n\n", "", 5000},
      {"![", "alt ", "](p.png)", 50000},
      {"$", "x^2 ", "$", 20000},
      {"", "&amp;", "", 100000},
      {"", "👩‍👩‍👧", "", 20000},
      {"", "\u200b", "", 100000},
      {"", "\u2067", "", 100000},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *many = repeat(cases[i].text, cases[i].n);
    g_autofree char *markdown = g_strconcat(cases[i].before, many, cases[i].after, NULL);
    check_layout(markdown);
  }
}

/* A table as wide as it is long. */
static void
test_wide_tables(void)
{
  g_autofree char *head = repeat("|a", 2000);
  g_autofree char *line = repeat("|-", 2000);
  g_autofree char *markdown = g_strdup_printf("%s|\n%s|\n%s|\n%s|\n", head, line, head, head);
  check_layout(markdown);
}

/* Nothing that is read is out of reach. */
static void
test_more(void)
{
  g_autofree char *markdown = repeat("word ", 4000);
  g_autoptr(GPtrArray) blocks = ui_markdown_blocks(markdown);
  GtkWidget *view =
      g_object_ref_sink(g_object_new(UI_TYPE_MARKDOWN_VIEW, "markdown", markdown, NULL));
  Laid laid = {0};
  guint pressed = 0;
  for (look_at(view, &laid); laid.more != NULL; look_at(view, &laid)) {
    int least, natural;
    gtk_widget_measure(laid.more, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
    g_assert_cmpint(least, <, natural);
    g_signal_emit_by_name(laid.more, "clicked");
    laid = (Laid){0};
    pressed++;
  }
  g_assert_cmpuint(pressed, >, 2);
  g_assert_cmpint(laid.letters, >=, 4000 * 5 - (glong) blocks->len);
  g_assert_finalize_object(view);
}

static void
find_cb(GSimpleAction *action, GVariant *target, gpointer user_data)
{
  g_string_append_printf(user_data, "%s %s\n", g_action_get_name(G_ACTION(action)),
                         g_variant_get_string(target, NULL));
}

static void
follow_links(GtkWidget *widget, const char *const *addresses)
{
  gboolean handled = FALSE;

  if (GTK_IS_LABEL(widget))
    for (; *addresses != NULL; addresses++)
      g_signal_emit_by_name(widget, "activate-link", *addresses, &handled);
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    follow_links(child, addresses);
}

/* Demos and cards are opened here; nothing else of that kind reaches the desktop. */
static void
test_links_stay_in_the_window(void)
{
  static const char *const addresses[] = {"demo:lost-updates", "find:\"what%20is\" it", "find:%zz",
                                          NULL};
  static const GActionEntry actions[] = {
      {.name = "find", .activate = find_cb, .parameter_type = "s"},
      {.name = "open-demo", .activate = find_cb, .parameter_type = "s"}};
  g_autoptr(GString) heard = g_string_new(NULL);
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new();
  GtkWidget *window = gtk_window_new();
  GtkWidget *view = g_object_new(UI_TYPE_MARKDOWN_VIEW, "markdown", "[a](demo:b)", NULL);

  g_action_map_add_action_entries(G_ACTION_MAP(group), actions, G_N_ELEMENTS(actions), heard);
  gtk_widget_insert_action_group(window, "win", G_ACTION_GROUP(group));
  gtk_window_set_child(GTK_WINDOW(window), view);
  gtk_window_present(GTK_WINDOW(window));
  follow_links(view, addresses);
  g_assert_cmpstr(heard->str, ==, "open-demo lost-updates\nfind \"what is\" it\n");
  gtk_window_destroy(GTK_WINDOW(window));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  gtk_init();
  g_test_add_func("/markdown-view/bounds", test_bounds);
  g_test_add_func("/markdown-view/links-stay-in-the-window", test_links_stay_in_the_window);
  g_test_add_func("/markdown-view/wide-tables", test_wide_tables);
  g_test_add_func("/markdown-view/more", test_more);
  return g_test_run();
}
