/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every kind of card that a deck file can hold is written in the editor, stored, exported and read
 * back as the same.
 */
#include "app/deckfile/deck-file.h"
#include "app/exchange/deck-export.h"
#include "app/exchange/import-file.h"
#include "app/store/front/collection-decks.h"
#include "tests/ui/cards/cards-fixture.h"
#include "ui/cards/card-item.h"
#include "ui/cards/deck-choice.h"

/* A card, as it is written and as a deck file has it behind its id. */
typedef struct {
  UiNoteKind kind;
  gboolean typed;
  const char *question, *answer, *short_answer;
  const char *right, *order, *pairs, *accept, *wrong;
  const char *settings, *text;
} Case;

static const Case cases[] = {
    {UI_NOTE_SEVERAL, FALSE, "Which wait?", "", "", "`sleep`\nreading\n  a file", "", "", "",
     "adding\n  > It runs bytecode.\nnothing", "",
     "### Right answers\n\n- `sleep`\n- reading\n  a file\n\n### Wrong answers\n\n- adding\n"
     "  > It runs bytecode.\n- nothing\n"},
    {UI_NOTE_TRUE_FALSE, FALSE, "It waits.", "False. It never does.", "", "", "", "", "",
     "True\n  > It holds the lock.", "- kind: true-false\n",
     "False. It never does.\n\n### Wrong answers\n\n- True\n  > It holds the lock.\n"},
    {UI_NOTE_TYPED, FALSE, "Who?", "Guido", "", "", "", "", "van Rossum\nGuido van Rossum", "",
     "- kind: typed\n", "Guido\n\n### Accept\n\n- van Rossum\n- Guido van Rossum\n"},
    {UI_NOTE_NUMBER, FALSE, "How long?", "", "", "", "", "", "5 ms ± 10 %", "",
     "- accept: 5 ms ± 10 %\n", ""},
    {UI_NOTE_NUMBER, FALSE, "How many?", "About three.", "", "", "", "", "3..5 MB\n4000 kB", "", "",
     "About three.\n\n### Accept\n\n- 3..5 MB\n- 4000 kB\n"},
    {UI_NOTE_ORDER, FALSE, "In which order?", "", "", "", "ask\nwait\n  long\n\n  and sleep", "",
     "", "", "", "### Order\n\n1. ask\n2. wait\n   long\n\n   and sleep\n"},
    {UI_NOTE_MATCHING, FALSE, "Match.", "As in the manual.", "", "", "", "a -> b\nc → d\n-> e", "",
     "", "", "As in the manual.\n\n### Pairs\n\n- a → b\n- c → d\n- → e\n"},
    {UI_NOTE_BOTH_DIRECTIONS, TRUE, "dog", "Hund", "", "", "", "", "der Hund", "",
     "- kind: both directions, typed\n- accept: der Hund\n", "Hund\n"},
    {UI_NOTE_CLOZE, TRUE, "A {{c1::lock}}.", "", "", "", "", "", "", "", "- kind: cloze, typed\n",
     ""},
    {UI_NOTE_QUESTION_AND_ANSWER, FALSE, "What is it?", "A lock.\n\nOf one.", "A lock", "", "", "",
     "", "A key\n  > It opens.\n-     print(1)", "",
     "A lock.\n\nOf one.\n\n### Short answer\n\nA lock\n\n### Wrong answers\n\n- A key\n"
     "  > It opens.\n-     print(1)\n"},
    {UI_NOTE_ORDER, FALSE, "All of it?", "Yes.", "yes", "r1\nr2", "1\n2", "x → y", "so", "w",
     "- accept: so\n",
     "Yes.\n\n### Short answer\n\nyes\n\n### Right answers\n\n- r1\n- r2\n\n### Wrong answers\n\n- "
     "w\n\n"
     "### Pairs\n\n- x → y\n\n### Order\n\n1. 1\n2. 2\n"},
};

static void
fill(UiCardEditor *editor, const Case *written)
{
  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(editor);
  const struct {
    char **text;
    const char *value;
  } texts[] = {
      {&form->short_answer, written->short_answer},
      {&form->right, written->right},
      {&form->order, written->order},
      {&form->pairs, written->pairs},
      {&form->accept, written->accept},
      {&form->wrong, written->wrong},
  };

  gtk_drop_down_set_selected(editor->kind, written->kind);
  ui_text_field_set_text(editor->question, written->question);
  ui_text_field_set_text(editor->answer, written->answer);
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_free(*texts[i].text);
    *texts[i].text = g_strdup(texts[i].value);
  }
  form->kind = written->kind;
  form->typed = written->typed;
  ui_quiz_fields_fill(editor->quiz, form);
}

static void
begin_card(Fixture *fixture)
{
  act(fixture, "cards.new");
  wait_until(ui_deck_choice_get(fixture->page->editor->deck) != 0);
}

static void
save(Fixture *fixture)
{
  UiCardEditor *editor = fixture->page->editor;

  g_assert_true(gtk_widget_activate_action(GTK_WIDGET(editor), "editor.save", NULL));
  wait_until(!gtk_widget_get_visible(GTK_WIDGET(fixture->page->editor_side)));
}

static char *
dup_exported(Fixture *fixture, IlkCollection *collection, gint64 deck)
{
  g_autofree char *path = g_build_filename(fixture->directory, "out.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GError) error = NULL;
  IlkDeckExport done;
  char *text = NULL;

  ilk_deck_export(collection, deck, file, &done, &error);
  g_assert_no_error(error);
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  return text;
}

/* Returns: (transfer full): the card of @text whose question is @question, behind its id */
static char *
dup_card(const char *text, const char *question)
{
  g_autofree char *heading = g_strdup_printf("\n## %s\n", question);
  const char *begin = strstr(text, heading);

  g_assert_nonnull(begin);
  begin += strlen(heading);
  const char *end = strstr(begin, "\n## ");
  return end != NULL ? g_strndup(begin, (gsize) (end - begin)) : g_strdup(begin);
}

static void
assert_card(const char *text, const Case *written)
{
  g_autofree char *card = dup_card(text, written->question);
  g_autofree char *settings = g_strconcat("\n- time: ", NULL);

  g_assert_true(g_str_has_prefix(card, settings));
  const char *rest = strchr(card + 1, '\n') + 1;
  g_assert_true(g_str_has_prefix(rest, written->settings));
  rest = strstr(rest, "- id: ");
  g_assert_nonnull(rest);
  rest = strchr(rest, '\n') + 1;
  g_assert_cmpstr(rest + (*rest == '\n'), ==, written->text);
}

static void
import(Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename(fixture->directory, "in.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  IlkImportSummary summary;

  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  ilk_import_deck(fixture->window->collection, file, NULL, &title, &summary, &error);
  g_assert_no_error(error);
}

static void
test_written_stored_exported_and_read(Fixture *fixture, gconstpointer data)
{
  gint64 deck = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    begin_card(fixture);
    deck = ui_deck_choice_get(fixture->page->editor->deck);
    fill(fixture->page->editor, &cases[i]);
    save(fixture);
  }
  g_autofree char *text = dup_exported(fixture, fixture->window->collection, deck);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_card(text, &cases[i]);

  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDeckFile) read = ilk_deck_file_parse(text, strlen(text), "out.md", &error);
  g_assert_no_error(error);
  g_autofree char *again = ilk_deck_file_to_markdown(read);
  g_assert_cmpstr(again, ==, text);
  import(fixture, text);
  g_autofree char *imported = dup_exported(fixture, fixture->window->collection, deck);
  g_assert_cmpstr(imported, ==, text);
}

/* Of the cards that are found, which are those of one deck. */
static GArray *
list_notes(Fixture *fixture, gint64 *deck)
{
  GListModel *model = G_LIST_MODEL(fixture->page->list);
  GArray *notes = g_array_new(FALSE, FALSE, sizeof(gint64));

  for (guint i = 0; i < g_list_model_get_n_items(model); i++) {
    g_autoptr(UiCardItem) item = g_list_model_get_item(model, i);
    wait_until(ui_card_item_get_card(item) != NULL);
    gint64 note = ilk_card_get_note(ui_card_item_get_card(item));

    *deck = ilk_card_get_deck(ui_card_item_get_card(item));
    g_array_append_val(notes, note);
  }
  return notes;
}

static void
save_with_source(Fixture *fixture, gint64 note, const char *source)
{
  UiCardEditor *editor;

  begin_card(fixture);
  editor = fixture->page->editor;
  ui_card_editor_edit(editor, note);
  wait_until(editor->base != NULL);
  g_assert_false(ui_card_editor_has_changes(editor));
  ui_text_field_set_text(editor->source, source);
  save(fixture);
}

/* Whatever a deck file has goes through the fields and comes out as it was. */
static void
test_opened_and_saved_as_it_was(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GString) text = g_string_new("# Kinds of cards\n\n- id: kinds\n");
  gint64 deck = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_string_append_printf(text, "\n## %s\n\n- time: 7 s\n%s- id: k%" G_GSIZE_FORMAT "\n%s%s",
                           cases[i].question, cases[i].settings, i,
                           *cases[i].text != '\0' ? "\n" : "", cases[i].text);
  import(fixture, text->str);
  search(fixture, "deck:\"Kinds of cards\"");
  g_autoptr(GArray) notes = list_notes(fixture, &deck);
  g_assert_cmpuint(notes->len, >=, G_N_ELEMENTS(cases));
  for (guint i = 0; i < notes->len; i++) {
    save_with_source(fixture, g_array_index(notes, gint64, i), "A book");
    save_with_source(fixture, g_array_index(notes, gint64, i), "");
  }
  g_autofree char *exported = dup_exported(fixture, fixture->window->collection, deck);
  g_assert_cmpstr(exported, ==, text->str);
}

static void
test_mistakes_stand_at_their_field(Fixture *fixture, gconstpointer data)
{
  const struct {
    Case card;
    guint field;
  } wrong[] = {
      {{UI_NOTE_SEVERAL, FALSE, "Q", "A", "", "", "", "", "", "w\nv", NULL, NULL}, 0},
      {{UI_NOTE_SEVERAL, FALSE, "Q", "A", "", "r", "", "", "", "", NULL, NULL}, 5},
      {{UI_NOTE_ORDER, FALSE, "Q", "A", "", "", "one", "", "", "", NULL, NULL}, 1},
      {{UI_NOTE_MATCHING, FALSE, "Q", "A", "", "", "", "a b\nc -> d", "", "", NULL, NULL}, 2},
      {{UI_NOTE_MATCHING, FALSE, "Q", "A", "", "", "", "c -> d", "", "", NULL, NULL}, 2},
      {{UI_NOTE_NUMBER, FALSE, "Q", "A", "", "", "", "", "5 ms\nfive", "", NULL, NULL}, 3},
  };

  begin_card(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    UiCardEditor *editor = fixture->page->editor;
    UiTextField *field = ui_quiz_fields_get_field(editor->quiz, wrong[i].field);

    fill(editor, &wrong[i].card);
    g_assert_true(gtk_widget_activate_action(GTK_WIDGET(editor), "editor.save", NULL));
    g_assert_true(gtk_widget_get_visible(GTK_WIDGET(fixture->page->editor_side)));
    g_assert_true(ui_text_field_has_mistake(field));
    g_assert_true(gtk_widget_get_visible(GTK_WIDGET(field)));
    ui_text_field_set_text(field, "x");
    g_assert_false(ui_text_field_has_mistake(field));
  }
}

static GtkWidget *
find_toggle(GtkWidget *root, const char *label)
{
  if (GTK_IS_TOGGLE_BUTTON(root) && g_strcmp0(gtk_button_get_label(GTK_BUTTON(root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child(root); child != NULL;
       child = gtk_widget_get_next_sibling(child)) {
    GtkWidget *found = find_toggle(child, label);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The words of a deck file stay what they are in any language. */
static void
test_truth_is_chosen(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *before, *choice, *after;
  } steps[] = {
      {"", NULL, "True."},
      {"True. It does.", "False", "False. It does."},
      {"false, it never does", "True", "True, it never does"},
      {"Falsely so", "False", "False. Falsely so"},
  };

  begin_card(fixture);
  for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
    UiCardEditor *editor = fixture->page->editor;

    gtk_drop_down_set_selected(editor->kind, UI_NOTE_QUESTION_AND_ANSWER);
    ui_text_field_set_text(editor->answer, steps[i].before);
    gtk_drop_down_set_selected(editor->kind, UI_NOTE_TRUE_FALSE);
    if (steps[i].choice != NULL)
      gtk_toggle_button_set_active(
          GTK_TOGGLE_BUTTON(find_toggle(GTK_WIDGET(editor->quiz), steps[i].choice)), TRUE);
    g_autofree char *answer = ui_text_field_dup_text(editor->answer);
    g_assert_cmpstr(answer, ==, steps[i].after);
  }
}

#define ADD(path, test)                                                                            \
  g_test_add("/cards/quiz-fields/" path, Fixture, application, set_up, test, tear_down)

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("written-stored-exported-and-read", test_written_stored_exported_and_read);
  ADD("opened-and-saved-as-it-was", test_opened_and_saved_as_it_was);
  ADD("mistakes-stand-at-their-field", test_mistakes_stand_at_their_field);
  ADD("truth-is-chosen", test_truth_is_chosen);
  return g_test_run();
}
