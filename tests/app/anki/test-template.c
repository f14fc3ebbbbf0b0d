/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The template language, and notes rendered by it.
 */
#include "app/anki/render.h"

static const char *const names[] = {"Front", "Back", "Text", "Empty", "Kanji"};
static const char *const fields[] = {"<b>f</b>", "back", "{{c1::one}} {{c2::two}}", " <br> ",
                                     "日本[にほん]語"};

static GPtrArray *
list_names(void)
{
  GPtrArray *list = g_ptr_array_new();
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    g_ptr_array_add(list, (gpointer) names[i]);
  return list;
}

static void
test_language(void)
{
  const struct {
    const char *template, *html; /* NULL: broken */
  } cases[] = {
      {"a {{Front}} b", "a <b>f</b> b"},
      {"{{ Front }}", "<b>f</b>"},
      {"{{{Front}}}", "<b>f</b>}"},
      {"{{text:Front}}", "f"},
      {"{{#Front}}x{{/Front}}{{^Front}}y{{/Front}}", "x"},
      {"{{#Empty}}x{{/Empty}}{{^Empty}}y{{/Empty}}", "y"},
      {"{{#Front}}{{#Empty}}x{{/Empty}}z{{/Front}}", "z"},
      {"{{# Front}}x{{/ Front}}", "x"},
      {"{{#Front}}x", NULL},
      {"x{{/Front}}", NULL},
      {"{{#Front}}{{#Back}}x{{/Front}}{{/Back}}", NULL},
      {"{{Nothing}}", NULL},
      {"{{unknown:Front}}", "<b>f</b>"},
      {"{{Front", "{{Front"},
      {"<!-- {{Nothing}} -->{{Back}}", "<!-- {{Nothing}} -->back"},
      {"{{=<% %>=}}<%Back%>{{Back}}", "back{{Back}}"},
      {"{{cloze:Text}}", "<span class=\"cloze\">[...]</span> two"},
      {"{{cloze-only:Text}}", "[...]"},
      {"{{#c1}}x{{/c1}}{{#c2}}y{{/c2}}", "x"},
      {"{{Tags}}/{{Deck}}/{{Subdeck}}/{{Card}}/{{Type}}", "t &lt;u/A::B/B/Card 1/Kind"},
      {"{{FrontSide}}x", "x"},
      {"{{hint:Back}}x", "x"},
      {"{{type:Back}}x", "x"},
      {"{{tts en_US:Back}}x", "x"},
      {"{{furigana:Kanji}}", "<ruby><rb>日本</rb><rt>にほん</rt></ruby>語"},
      {"{{kana:Kanji}}", "にほん語"},
      {"{{kanji:Kanji}}", "日本語"},
      {"{{text:furigana:Kanji}}", "日本にほん語"},
  };
  g_autoptr(GPtrArray) list = list_names();
  const IlkTemplateNote note = {.fields = fields,
                                .n_fields = 5,
                                .specials = {"t <u", "Kind", "A::B", "B", "Card 1"},
                                .number = 1};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(IlkTemplate) template = ilk_template_new(cases[i].template, list);
    g_test_message("%s", cases[i].template);
    g_assert_true((template == NULL) == (cases[i].html == NULL));
    if (template == NULL)
      continue;
    g_auto(IlkTemplateResult) result;
    ilk_template_render(template, &note, &result);
    g_assert_cmpstr(result.html->str, ==, cases[i].html);
  }
}

static void
test_hostile(void)
{
  g_autoptr(GPtrArray) list = list_names();
  g_autoptr(GString) nested = g_string_new(NULL), long_one = g_string_new(NULL);
  for (guint i = 0; i < 9000; i++)
    g_string_append(nested, "{{#Front}}");
  for (guint i = 0; i < 9000; i++)
    g_string_append(nested, "{{/Front}}");
  for (guint i = 0; i < 100000; i++)
    g_string_append(long_one, "{{Front}}<!--");
  g_autoptr(IlkTemplate) template = ilk_template_new(nested->str, list);
  g_autoptr(IlkTemplate) refused = ilk_template_new(long_one->str, list);
  const IlkTemplateNote note = {.fields = fields, .n_fields = 5};
  g_auto(IlkTemplateResult) result;
  g_assert_nonnull(template);
  g_assert_null(refused);
  ilk_template_render(template, &note, &result);
  g_assert_cmpstr(result.html->str, ==, "");
}

static IlkNote *
render(const char *front, const char *back, gboolean cloze, int ordinal, guint *losses)
{
  g_autoptr(IlkAnkiNotetype) type = ilk_anki_notetype_new(7, "Kind");
  g_autoptr(IlkHtmlReader) reader = ilk_html_reader_new(NULL, NULL);
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(JsonObject) object = json_object_new(), template_object = json_object_new();
  JsonArray *templates = json_array_new();
  json_object_set_string_member(template_object, "qfmt", front);
  json_object_set_string_member(template_object, "afmt", back);
  json_array_add_object_element(templates, json_object_ref(template_object));
  json_object_set_array_member(object, "tmpls", templates);
  ilk_anki_notetype_free(g_steal_pointer(&type));
  type = ilk_anki_notetype_new_from_json(7, object);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    ilk_anki_notetype_add_field(type, names[i]);
  type->is_cloze = cloze;
  ilk_anki_notetype_parse(type);
  const char *const tags[] = {"t", NULL}, *decks[] = {"A"};
  const IlkAnkiNote note = {fields, 5, &ordinal, decks, 1, tags, 5};
  *losses = 0;
  return ilk_anki_render(reader, type, "7", &note, media, losses);
}

static void
test_render(void)
{
  const struct {
    const char *front, *back;
    gboolean cloze;
    int ordinal;
    const char *question, *answer, *typed;
    guint losses;
  } cases[] = {
      {"{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}", FALSE, 0, "**f**", "back", NULL, 0},
      {"{{Front}}", "{{Front}}\n<hr id=\"answer\">\n{{Back}}", FALSE, 0, "**f**", "back", NULL, 0},
      {"{{Front}}", "{{Text}}<hr id=answer>{{Back}}", FALSE, 0, "**f**",
       "{{c1::one}} {{c2::two}}\n\n---\n\nback", NULL, 0},
      {"{{Front}}{{type:Back}}", "{{type:Back}}", FALSE, 0, "**f**", "back", "back", 0},
      {"{{Front}}", "{{hint:Back}}", FALSE, 0, "**f**", "**Back**: back", NULL, 0},
      {"{{hint:Back}}{{Front}}", "{{Back}}", FALSE, 0, "**f**", "back", NULL,
       ILK_LOSS_FLAG(ILK_LOSS_HINT)},
      {"{{cloze:Text}}", "{{cloze:Text}}<br>{{Back}}", TRUE, 1, "one **\\[...\\]**",
       "one **two**\\\nback", NULL, 0},
      {"{{Broken}}", "{{Back}}", FALSE, 0, "**f**",
       "back\\\n{{c1::one}} {{c2::two}}\\\n日本\\[にほん\\]語", NULL,
       ILK_LOSS_FLAG(ILK_LOSS_TEMPLATE)},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint losses;
    g_autoptr(IlkNote) note =
        render(cases[i].front, cases[i].back, cases[i].cloze, cases[i].ordinal, &losses);
    g_autoptr(GArray) faces = ilk_foreign_note_list(note);
    g_test_message("%s | %s", cases[i].front, cases[i].back);
    g_assert_cmpuint(faces->len, ==, 1);
    const IlkForeignFace *face = &g_array_index(faces, IlkForeignFace, 0);
    g_assert_cmpstr(face->question, ==, cases[i].question);
    g_assert_cmpstr(face->answer, ==, cases[i].answer);
    g_assert_cmpstr(face->typed, ==, cases[i].typed);
    g_assert_cmpuint(losses, ==, cases[i].losses);
  }
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/anki-template/language", test_language);
  g_test_add_func("/anki-template/hostile", test_hostile);
  g_test_add_func("/anki-template/render", test_render);
  return g_test_run();
}
