/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures of the list of cards, the editor, pictures in cards, and what an import would do.
 */
#include "ui/shots-private.h"

#include "ui/cards/card-editor-private.h"
#include "ui/cards/cards-page-private.h"
#include "ui/exchange/import-window.h"
#include "ui/shots-media.h"

#include "config.h"
#include <glib/gi18n.h>

static UiCardsPage *
get_cards(UiWindow *window)
{
  return UI_CARDS_PAGE(ui_window_find_page(window, "cards"));
}

static gboolean
has_cards(UiWindow *window)
{
  UiCardsPage *page = get_cards(window);

  return shots_is_ready(window, "cards") && page->searching == NULL;
}

static gboolean
has_selected_card(UiWindow *window)
{
  return ui_card_table_get_first_selected(get_cards(window)->table) != NULL;
}

static gboolean
has_note(UiWindow *window)
{
  return get_cards(window)->editor->base != NULL;
}

static void
act_on_cards(UiWindow *window, const char *action)
{
  gtk_widget_activate_action(GTK_WIDGET(get_cards(window)), action, NULL);
}

static void
shoot_search(Shooting *shooting, const char *text, const char *state)
{
  UiWindow *window = shooting->window;

  ui_cards_page_search(get_cards(window), text);
  shots_wait_until(window, has_cards);
  shots_take(shooting, state);
}

/* All that the quiz may ask a card for. */
static void
shoot_quiz_fields(Shooting *shooting)
{
  UiQuizFields *fields = get_cards(shooting->window)->editor->quiz;
  GObject *more = gtk_widget_get_template_child(GTK_WIDGET(fields), UI_TYPE_QUIZ_FIELDS, "more");

  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(more), TRUE);
  gtk_widget_grab_focus(GTK_WIDGET(more));
  shots_take(shooting, "card-quiz");
  gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(more), FALSE);
}

static gboolean
has_needs(UiWindow *window)
{
  GtkWidget *needs = GTK_WIDGET(get_cards(window)->editor->needs);

  return gtk_widget_get_mapped(needs) && gtk_widget_get_height(needs) > 0;
}

/* What comes first: chosen, and looked for. */
static void
shoot_needs(Shooting *shooting)
{
  UiCardEditor *editor = get_cards(shooting->window)->editor;
  UiNeedsField *needs = editor->needs;
  GObject *more = gtk_widget_get_template_child(GTK_WIDGET(editor), UI_TYPE_CARD_EDITOR, "more");
  GtkWidget *entry = gtk_widget_get_next_sibling(gtk_widget_get_first_child(GTK_WIDGET(needs)));
  g_autofree char *ids = ui_needs_field_dup_text(needs);

  gtk_expander_set_expanded(GTK_EXPANDER(more), TRUE);
  ui_needs_field_set_text(needs, "why-the-gil\nwhich-programs-the-gil-limits");
  gtk_editable_set_text(GTK_EDITABLE(entry), "python");
  shots_wait_until(shooting->window, has_needs);
  gtk_widget_grab_focus(entry);
  shots_take(shooting, "card-needs");
  ui_needs_field_set_text(needs, ids);
  gtk_expander_set_expanded(GTK_EXPANDER(more), FALSE);
}

static void
shoot_editor(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  UiCardEditor *editor;

  act_on_cards(window, "cards.edit");
  shots_wait_until(window, has_note);
  shots_take(shooting, "card-edit");
  shoot_needs(shooting);
  shoot_quiz_fields(shooting);
  act_on_cards(window, "win.back");
  act_on_cards(window, "cards.new");
  editor = get_cards(window)->editor;
  gtk_drop_down_set_selected(editor->kind, UI_NOTE_CLOZE);
  ui_text_field_set_text(editor->question, _("A thread holds the {{c1::GIL}} to run."));
  shots_take(shooting, "card-new");
  ui_text_field_set_text(editor->question, "");
  act_on_cards(window, "win.back");
}

void
shots_cards(Shooting *shooting)
{
  UiWindow *window = shooting->window;

  adw_view_stack_set_visible_child_name(window->pages, "cards");
  shots_wait_until(window, has_cards);
  shots_take(shooting, "cards");
  shoot_search(shooting, "flag:9", "cards-mistake");
  shoot_search(shooting, "xylophone", "cards-nothing");
  shoot_search(shooting, "lock", "cards-found");
  ui_card_table_focus(get_cards(window)->table);
  shots_wait_until(window, has_selected_card);
  shots_take(shooting, "cards-selected");
  shoot_editor(shooting);
  adw_view_stack_set_visible_child_name(window->pages, "study");
}

static gboolean
has_pictures(UiWindow *window)
{
  return shots_has_pictures(GTK_WIDGET(window));
}

void
shots_media(Shooting *shooting)
{
  UiWindow *window = shooting->window;
  UiCardEditor *editor;
  gint64 deck = shots_import_pictures(window->collection);

  gtk_widget_activate_action(GTK_WIDGET(window), "win.deck", "(sx)", "session", deck);
  shots_wait_until(window, shots_asks);
  shots_wait_until(window, has_pictures);
  shots_take(shooting, "picture-question");
  shots_act(window, "session.reveal");
  shots_wait_until(window, shots_shows_answer);
  shots_wait_until(window, has_pictures);
  shots_take(shooting, "picture-answer");
  gtk_widget_activate_action(GTK_WIDGET(shots_get_session(window)), "session.grade", "i",
                             ILK_RATING_GOOD);
  shots_wait_until(window, shots_asks);
  shots_act(window, "session.reveal");
  shots_wait_until(window, shots_shows_answer);
  shots_take(shooting, "picture-missing");
  shots_heard_recorded(shooting);
  shots_act(window, "session.end");

  adw_view_stack_set_visible_child_name(window->pages, "cards");
  shoot_search(shooting, "boxes", "cards-picture");
  ui_card_table_focus(get_cards(window)->table);
  shots_wait_until(window, has_selected_card);
  act_on_cards(window, "cards.edit");
  editor = get_cards(window)->editor;
  shots_wait_until(window, has_note);
  shots_wait_until(window, has_pictures);
  gtk_widget_grab_focus(GTK_WIDGET(editor->parts));
  shots_take(shooting, "card-parts");
  act_on_cards(window, "win.back");
  adw_view_stack_set_visible_child_name(window->pages, "study");
}

static GtkWidget *
find_import(void)
{
  GListModel *windows = gtk_window_get_toplevels();

  for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
    g_autoptr(GtkWidget) window = g_list_model_get_item(windows, i);
    if (UI_IS_IMPORT_WINDOW(window))
      return window;
  }
  return NULL;
}

static gboolean
knows_import(UiWindow *window)
{
  GtkWidget *import = find_import();

  return import != NULL && ui_import_window_is_ready(UI_IMPORT_WINDOW(import));
}

static void
offer(UiWindow *window, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(window->directory, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);

  g_file_set_contents(path, text, -1, NULL);
  ui_window_offer(window, file);
}

static void
take_import(Shooting *shooting, const char *name)
{
  shots_wait_until(shooting->window, knows_import);
  shots_take_of(shooting, find_import(), name);
  gtk_window_destroy(GTK_WINDOW(find_import()));
}

/* A table of which it is not clear what its columns are, beside a mistake; and terms. */
void
shots_import(Shooting *shooting)
{
  offer(shooting->window, "Words.csv",
        "question,answer,tags,lesson\nder Faden,thread,noun,1\n"
        "die Sperre,lock,noun,1\ngleichzeitig,at the same time,adverb,2\n");
  offer(shooting->window, "Mistake.md", "# Without an answer\n\n## What is missing here?\n");
  take_import(shooting, "import");
  offer(shooting->window, "Terms.txt", "der Faden - thread\ndie Sperre - lock\n");
  take_import(shooting, "import-terms");
}
