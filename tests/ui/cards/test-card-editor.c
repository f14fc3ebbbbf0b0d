/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing cards: saved, checked, compared with what is there, and kept when the window goes.
 */
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-media.h"
#include "tests/ui/cards/cards-fixture.h"
#include "ui/cards/deck-choice.h"
#include "ui/media/picture.h"
#include "ui/media/sound.h"

static void
write_card(Fixture *fixture, const char *question, const char *answer)
{
  act(fixture, "cards.new");
  wait_until(ui_deck_choice_get(fixture->page->editor->deck) != 0);
  ui_text_field_set_text(fixture->page->editor->question, question);
  ui_text_field_set_text(fixture->page->editor->answer, answer);
}

static void
act_in_editor(Fixture *fixture, const char *action)
{
  g_assert_true(gtk_widget_activate_action(GTK_WIDGET(fixture->page->editor), action, NULL));
}

static gboolean
is_open(Fixture *fixture)
{
  return gtk_widget_get_visible(GTK_WIDGET(fixture->page->editor_side));
}

static void
test_a_card_is_added(Fixture *fixture, gconstpointer data)
{
  write_card(fixture, "What is a xylophone?", "An instrument.");
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  search(fixture, "xylophone");
  wait_until(count_found(fixture) == 1);
  act(fixture, "cards.undo");
  wait_until(count_found(fixture) == 0);
}

static void
test_the_next_card_begins_empty(Fixture *fixture, gconstpointer data)
{
  UiCardEditor *editor;
  g_autofree char *question = NULL;

  write_card(fixture, "What is a xylophone?", "An instrument.");
  editor = fixture->page->editor;
  ui_tag_entry_set_text(editor->tags, "music");
  act_in_editor(fixture, "editor.save-next");
  wait_until(!ui_toasts_is_empty(fixture->page->toasts));
  g_assert_true(is_open(fixture));
  question = ui_text_field_dup_text(editor->question);
  g_assert_cmpstr(question, ==, "");
  g_assert_cmpstr(ui_tag_entry_get_text(editor->tags), ==, "music");
  g_assert_false(ui_card_editor_has_changes(editor));
}

static void
test_a_card_is_changed(Fixture *fixture, gconstpointer data)
{
  search(fixture, "lock");
  g_assert_true(ui_card_table_focus(fixture->page->table));
  wait_until(ui_card_table_get_first_selected(fixture->page->table) != NULL);
  act(fixture, "cards.edit");
  wait_until(fixture->page->editor->base != NULL);
  g_assert_false(ui_card_editor_has_changes(fixture->page->editor));
  ui_text_field_set_text(fixture->page->editor->question, "What is a xylophone?");
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  search(fixture, "xylophone");
  wait_until(count_found(fixture) == 1);
}

static void
edit_found(Fixture *fixture, const char *text)
{
  search(fixture, text);
  /* It may have the focus already. */
  wait_until(count_found(fixture) > 0);
  ui_card_table_focus(fixture->page->table);
  wait_until(ui_card_table_get_first_selected(fixture->page->table) != NULL);
  act(fixture, "cards.edit");
  wait_until(fixture->page->editor->base != NULL);
}

/* Only what is forgotten often, and only into what the learner has seen. */
static void
test_a_leech_is_split(Fixture *fixture, gconstpointer data)
{
  write_card(fixture, "What is a xylophone?", "An instrument. It has bars.\n\nOf wood.");
  UiCardEditor *editor = fixture->page->editor;
  ui_tag_entry_set_text(editor->tags, "leech");
  g_assert_false(gtk_widget_get_visible(editor->split_bar));
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  edit_found(fixture, "xylophone");
  g_assert_true(gtk_widget_get_visible(editor->split_bar));
  act_in_editor(fixture, "editor.split");
  g_assert_cmpuint(gtk_drop_down_get_selected(editor->kind), ==, UI_NOTE_CLOZE);
  g_autofree char *text = ui_text_field_dup_text(editor->question);
  g_assert_cmpstr(text, ==, "What is a xylophone?\n\n{{c1::An instrument}}. {{c2::It has bars}}.");
  g_assert_false(gtk_widget_get_visible(editor->split_bar));
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  search(fixture, "xylophone");
  wait_until(count_found(fixture) == 2);
  act(fixture, "cards.undo");
  wait_until(count_found(fixture) == 1);
}

static gboolean
has_text(UiTextField *field, const char *wanted)
{
  g_autofree char *text = ui_text_field_dup_text(field);

  return g_str_equal(text, wanted);
}

static GtkWidget *
get_needs_entry(Fixture *fixture)
{
  return gtk_widget_get_next_sibling(
      gtk_widget_get_first_child(GTK_WIDGET(fixture->page->editor->needs)));
}

/* (nullable): what is offered, or says that nothing is */
static GtkWidget *
get_first_offer(Fixture *fixture)
{
  return gtk_widget_get_first_child(gtk_widget_get_next_sibling(get_needs_entry(fixture)));
}

static void
assert_needs(Fixture *fixture, const char *ids)
{
  g_autofree char *text = ui_needs_field_dup_text(fixture->page->editor->needs);
  g_assert_cmpstr(text, ==, ids);
}

static gboolean
is_in_file(Fixture *fixture, const char *line)
{
  g_autoptr(IlkDeckFile) file = ilk_collection_dup_deck_file(fixture->window->collection, 1, NULL);
  g_autofree char *markdown = ilk_deck_file_to_markdown(file);
  return strstr(markdown, line) != NULL;
}

/* By words of its question, and into the deck's file; not what needs the card itself. */
static void
test_what_comes_first_is_chosen(Fixture *fixture, gconstpointer data)
{
  write_card(fixture, "What is a zither?", "Another instrument.");
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  write_card(fixture, "What is a xylophone?", "An instrument.");
  gtk_editable_set_text(GTK_EDITABLE(get_needs_entry(fixture)), "when would YOU");
  wait_until(GTK_IS_BUTTON(get_first_offer(fixture)));
  g_signal_emit_by_name(get_needs_entry(fixture), "activate");
  assert_needs(fixture, "when-threading-when-multiprocessing");
  gtk_editable_set_text(GTK_EDITABLE(get_needs_entry(fixture)), "when would you");
  g_assert_true(GTK_IS_LABEL(get_first_offer(fixture)));
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  g_assert_true(is_in_file(fixture, "- needs: when-threading-when-multiprocessing\n"));

  edit_found(fixture, "getswitchinterval");
  gtk_editable_set_text(GTK_EDITABLE(get_needs_entry(fixture)), "zither");
  wait_until(GTK_IS_BUTTON(get_first_offer(fixture)));
  gtk_editable_set_text(GTK_EDITABLE(get_needs_entry(fixture)), "xylophone");
  g_assert_true(GTK_IS_LABEL(get_first_offer(fixture)));
  act_in_editor(fixture, "editor.close");

  edit_found(fixture, "xylophone");
  wait_until(has_text(fixture->page->editor->question, "What is a xylophone?"));
  assert_needs(fixture, "when-threading-when-multiprocessing");
  g_assert_false(ui_card_editor_has_changes(fixture->page->editor));
  GtkWidget *row = gtk_widget_get_first_child(
      gtk_widget_get_first_child(GTK_WIDGET(fixture->page->editor->needs)));
  g_signal_emit_by_name(gtk_widget_get_last_child(row), "clicked");
  assert_needs(fixture, "");
  g_assert_true(ui_card_editor_has_changes(fixture->page->editor));
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  g_assert_false(is_in_file(fixture, "- needs: when-threading-when-multiprocessing\n"));
}

/* A draft of a version that knew nothing of it takes nothing away. */
static void
test_an_old_draft_keeps_what_comes_first(Fixture *fixture, gconstpointer data)
{
  write_card(fixture, "What is a xylophone?", "An instrument.");
  ui_needs_field_set_text(fixture->page->editor->needs, "what-is-the-gil");
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  edit_found(fixture, "xylophone");
  UiCardEditor *editor = fixture->page->editor;
  g_autoptr(UiNoteForm) form = ui_card_editor_dup_form(editor);
  g_autofree char *draft = ui_note_form_serialise(form);
  char *line = strstr(draft, "needs=");
  memcpy(line, "other", strlen("other"));
  UiNoteForm *old = ui_note_form_parse(draft, strlen(draft));
  g_assert_true(old->lacks_needs);
  g_clear_pointer(&editor->base, ilk_note_unref);
  ui_card_editor_resume(editor, old);
  wait_until(editor->base != NULL);
  assert_needs(fixture, "what-is-the-gil");
}

static void
test_mistakes_stand_at_their_field(Fixture *fixture, gconstpointer data)
{
  static const struct {
    UiNoteKind kind;
    const char *question;
    const char *answer;
    gboolean in_answer;
  } cases[] = {
      {UI_NOTE_QUESTION_AND_ANSWER, "", "An answer", FALSE},
      {UI_NOTE_QUESTION_AND_ANSWER, "A question", "", TRUE},
      {UI_NOTE_CLOZE, "No gap", "", FALSE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    write_card(fixture, cases[i].question, cases[i].answer);
    UiCardEditor *editor = fixture->page->editor;
    UiTextField *field = cases[i].in_answer ? editor->answer : editor->question;

    gtk_drop_down_set_selected(editor->kind, cases[i].kind);
    act_in_editor(fixture, "editor.save");
    g_assert_true(is_open(fixture));
    g_assert_true(ui_text_field_has_mistake(field));
    ui_text_field_set_text(editor->question, "");
    ui_text_field_set_text(editor->answer, "");
    g_assert_false(ui_text_field_has_mistake(field));
  }
}

static void
test_the_same_question_is_told(Fixture *fixture, gconstpointer data)
{
  IlkCard *card;

  g_assert_true(ui_card_table_focus(fixture->page->table));
  wait_until(ui_card_table_get_first_selected(fixture->page->table) != NULL);
  card = ui_card_table_get_first_selected(fixture->page->table);
  g_autofree char *question = g_strdup(ilk_card_get_content(card)->question);
  write_card(fixture, question, "");
  wait_until(gtk_widget_get_visible(GTK_WIDGET(fixture->page->editor->duplicate)));
  ui_text_field_set_text(fixture->page->editor->question, "What is a xylophone?");
  wait_until(!gtk_widget_get_visible(GTK_WIDGET(fixture->page->editor->duplicate)));
}

static void
test_a_draft_outlives_the_window(Fixture *fixture, gconstpointer data)
{
  g_autofree char *question = NULL;

  write_card(fixture, "What is a xylophone?", "An");
  close_window(fixture);
  open_window(fixture, data);
  g_assert_true(gtk_widget_get_visible(fixture->page->draft_bar));
  act(fixture, "cards.resume-draft");
  question = ui_text_field_dup_text(fixture->page->editor->question);
  g_assert_cmpstr(question, ==, "What is a xylophone?");
  g_assert_true(ui_card_editor_has_changes(fixture->page->editor));
  close_window(fixture);
  open_window(fixture, data);
  act(fixture, "cards.discard-draft");
  close_window(fixture);
  open_window(fixture, data);
  g_assert_false(gtk_widget_get_visible(fixture->page->draft_bar));
}

static void
test_closing_asks_about_what_was_written(Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels();
  guint before = g_list_model_get_n_items(windows);

  act(fixture, "cards.new");
  act_in_editor(fixture, "editor.close");
  g_assert_false(is_open(fixture));
  write_card(fixture, "What is a xylophone?", "");
  act_in_editor(fixture, "editor.close");
  g_assert_true(is_open(fixture));
  g_assert_cmpuint(g_list_model_get_n_items(windows), ==, before + 1);
}

#define ADD(name, function)                                                                        \
  g_test_add("/cards/card-editor/" name, Fixture, application, set_up, function, tear_down)

static GdkTexture *
make_texture(void)
{
  g_autofree guint8 *pixels = g_malloc0(16 * 8 * 4);
  g_autoptr(GBytes) bytes = g_bytes_new(pixels, 16 * 8 * 4);

  return gdk_memory_texture_new(16, 8, GDK_MEMORY_R8G8B8A8, bytes, 16 * 4);
}

static UiPicture *
find_picture(GtkWidget *widget)
{
  UiPicture *found = UI_IS_PICTURE(widget) ? UI_PICTURE(widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling(child))
    found = find_picture(child);
  return found;
}

static guint
count_media(Fixture *fixture, IlkMediaUse use)
{
  guint n = 0;
  g_autoptr(GPtrArray) all = ilk_collection_list_media(fixture->window->collection, TRUE, NULL);

  for (guint i = 0; i < all->len; i++)
    n += ((IlkMedia *) g_ptr_array_index(all, i))->use == use;
  return n;
}

/* A picture from the clipboard is the card's: in the text, in the preview, in the collection. */
static void
test_a_picture_is_pasted(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GdkTexture) texture = make_texture();
  UiCardEditor *editor;

  write_card(fixture, "", "An instrument.");
  editor = fixture->page->editor;
  GtkTextView *view = ui_text_field_get_view(editor->question);
  gdk_clipboard_set_texture(gtk_widget_get_clipboard(GTK_WIDGET(view)), texture);
  g_signal_emit_by_name(view, "paste-clipboard");
  wait_until(has_text(editor->question, "![](picture.png)"));
  g_assert_cmpuint(count_media(fixture, ILK_MEDIA_UNUSED), ==, 1);
  wait_until(find_picture(GTK_WIDGET(editor->preview)) != NULL &&
             ui_picture_is_ready(find_picture(GTK_WIDGET(editor->preview))));

  g_signal_emit_by_name(view, "paste-clipboard");
  wait_until(has_text(editor->question, "![![](picture.png)](picture.png)"));
  ui_text_field_set_text(editor->question, "![What is a xylophone?](picture.png)");
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
  g_assert_cmpuint(count_media(fixture, ILK_MEDIA_USED_BY_NOTE), ==, 1);
}

/* A tone of a tenth of a second, as WAV. */
static GBytes *
make_tone(void)
{
  const guint32 n = 4410;
  const guint32 head[] = {GUINT32_TO_LE(36 + n), GUINT32_TO_LE(16), GUINT32_TO_LE(44100),
                          GUINT32_TO_LE(44100), GUINT32_TO_LE(n)};
  const guint16 format[] = {GUINT16_TO_LE(1), GUINT16_TO_LE(1)};
  const guint16 frame[] = {GUINT16_TO_LE(1), GUINT16_TO_LE(8)};
  GByteArray *wav = g_byte_array_new();

  g_byte_array_append(wav, (const guint8 *) "RIFF", 4);
  g_byte_array_append(wav, (const guint8 *) &head[0], 4);
  g_byte_array_append(wav, (const guint8 *) "WAVEfmt ", 8);
  g_byte_array_append(wav, (const guint8 *) &head[1], 4);
  g_byte_array_append(wav, (const guint8 *) format, sizeof format);
  g_byte_array_append(wav, (const guint8 *) &head[2], 8);
  g_byte_array_append(wav, (const guint8 *) frame, sizeof frame);
  g_byte_array_append(wav, (const guint8 *) "data", 4);
  g_byte_array_append(wav, (const guint8 *) &head[4], 4);
  for (guint32 i = 0; i < n; i++)
    g_byte_array_append(wav, (const guint8 *) (i / 50 % 2 != 0 ? "\x60" : "\xa0"), 1);
  return g_byte_array_free_to_bytes(wav);
}

/* What plays is this machine's affair; that it plays, or that a sentence says why not, is ours. */
static void
test_a_sound_is_played_or_explained(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GBytes) tone = make_tone();
  UiCardEditor *editor;
  UiSound *sound = NULL;

  write_card(fixture, "", "An instrument.");
  editor = fixture->page->editor;
  g_autofree char *hash = ilk_collection_put_media(fixture->window->collection, tone, NULL);
  g_free(editor->media);
  editor->media = g_strdup_printf("tone.wav\t%s", hash);
  ui_text_field_set_text(editor->question, "![](tone.wav) ![](lost.wav)");
  wait_until((sound = ui_sound_find(GTK_WIDGET(editor->preview))) != NULL);
  g_assert_cmpstr(ui_sound_get_problem(sound), ==, "");
  ui_sound_play(sound);
  wait_until(ui_sound_is_playing(sound) || *ui_sound_get_problem(sound) != '\0');

  ui_text_field_set_text(editor->question, "![](lost.wav)");
  wait_until((sound = ui_sound_find(GTK_WIDGET(editor->preview))) != NULL);
  ui_sound_play(sound);
  g_assert_cmpstr(ui_sound_get_problem(sound), ==, "The sound “lost.wav” is not here.");
}

/* A part is drawn by keys, and stands in the text; another one takes the next number. */
static void
test_parts_are_drawn(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GdkTexture) texture = make_texture();
  g_autoptr(GBytes) bytes = gdk_texture_save_to_png_bytes(texture);
  UiCardEditor *editor;

  write_card(fixture, "", "");
  editor = fixture->page->editor;
  g_autofree char *hash = ilk_collection_put_media(fixture->window->collection, bytes, NULL);
  gtk_drop_down_set_selected(editor->kind, UI_NOTE_CLOZE);
  g_free(editor->media);
  editor->media = g_strdup_printf("a.png\t%s", hash);
  ui_text_field_set_text(editor->question, "![](a.png)");
  wait_until(gtk_widget_get_visible(GTK_WIDGET(editor->parts)));
  gtk_widget_activate_action(GTK_WIDGET(editor->parts), "parts.add", NULL);
  g_assert_true(has_text(editor->question, "![](a.png)\n\n- hide: 40,40,20,20"));
  gtk_widget_activate_action(GTK_WIDGET(editor->parts), "parts.add", NULL);
  g_assert_true(
      has_text(editor->question, "![](a.png)\n\n- hide: 40,40,20,20\n- hide: 40,40,20,20"));
  gtk_widget_activate_action(GTK_WIDGET(editor->parts), "parts.remove", NULL);
  g_assert_true(has_text(editor->question, "![](a.png)\n\n- hide: 40,40,20,20"));
  act_in_editor(fixture, "editor.save");
  wait_until(!is_open(fixture));
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_autoptr(AdwApplication) application = adw_application_new(NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register(G_APPLICATION(application), NULL, NULL);
  ADD("a-card-is-added", test_a_card_is_added);
  ADD("the-next-card-begins-empty", test_the_next_card_begins_empty);
  ADD("a-card-is-changed", test_a_card_is_changed);
  ADD("what-comes-first-is-chosen", test_what_comes_first_is_chosen);
  ADD("an-old-draft-keeps-what-comes-first", test_an_old_draft_keeps_what_comes_first);
  ADD("mistakes-stand-at-their-field", test_mistakes_stand_at_their_field);
  ADD("the-same-question-is-told", test_the_same_question_is_told);
  ADD("a-draft-outlives-the-window", test_a_draft_outlives_the_window);
  ADD("a-leech-is-split", test_a_leech_is_split);
  ADD("a-picture-is-pasted", test_a_picture_is_pasted);
  ADD("a-sound-is-played-or-explained", test_a_sound_is_played_or_explained);
  ADD("parts-are-drawn", test_parts_are_drawn);
  ADD("closing-asks-about-what-was-written", test_closing_asks_about_what_was_written);
  return g_test_run();
}
