/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Readers demand members that say nothing here; they get what a new notetype has there.
 */
#include "app/anki/notetype-write.h"

#include "app/anki/json-write.h"

/* Milliseconds, as if made on a day in 2023: known again whoever exports. */
#define OWN_ID G_GINT64_CONSTANT(1690000000000)

#define LATEX_BEGIN                                                                                \
  "\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n"   \
  "\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n"             \
  "\\begin{document}\n"
#define LATEX_END "\\end{document}"

#define CSS                                                                                        \
  ".card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: left;"          \
  " max-width: 42em; margin: 0 auto; }\n"                                                          \
  "pre, code { font-family: monospace; font-size: 90%; }\n"                                        \
  "pre { padding: 0.6em 0.8em; border-radius: 6px; background: rgba(127, 127, 127, 0.15);"         \
  " overflow-x: auto; }\n"                                                                         \
  "table { border-collapse: collapse; }\n"                                                         \
  "th, td { padding: 0.2em 0.6em; border: 1px solid rgba(127, 127, 127, 0.5); }\n"                 \
  "img { max-width: 100%; }\n"                                                                     \
  ".cloze { font-weight: bold; color: #1c71d8; }\n"                                                \
  ".source { font-size: 75%; opacity: 0.7; }\n"

#define ANSWER_LINE "\n\n<hr id=answer>\n\n"
#define SOURCE "{{#Source}}\n<div class=source>{{Source}}</div>\n{{/Source}}"

static void
add_fields(const IlkAnkiNotetype *self, JsonBuilder *builder)
{
  json_builder_set_member_name(builder, "flds");
  json_builder_begin_array(builder);
  for (guint i = 0; i < self->fields->len; i++) {
    json_builder_begin_object(builder);
    ilk_anki_json_add_text(builder, "name", self->fields->pdata[i]);
    ilk_anki_json_add_int(builder, "ord", i);
    ilk_anki_json_add_text(builder, "font", "Arial");
    ilk_anki_json_add_int(builder, "size", 20);
    ilk_anki_json_add_flag(builder, "sticky", FALSE);
    ilk_anki_json_add_flag(builder, "rtl", FALSE);
    ilk_anki_json_add_ints(builder, "media", NULL, 0);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void
add_templates(const IlkAnkiNotetype *self, JsonBuilder *builder)
{
  json_builder_set_member_name(builder, "tmpls");
  json_builder_begin_array(builder);
  for (guint i = 0; i < self->templates->len; i++) {
    const IlkAnkiTemplate *template = self->templates->pdata[i];
    json_builder_begin_object(builder);
    ilk_anki_json_add_text(builder, "name", template->name);
    ilk_anki_json_add_int(builder, "ord", i);
    ilk_anki_json_add_text(builder, "qfmt", template->front);
    ilk_anki_json_add_text(builder, "afmt", template->back);
    ilk_anki_json_add_text(builder, "bqfmt", "");
    ilk_anki_json_add_text(builder, "bafmt", "");
    ilk_anki_json_add_null(builder, "did");
    ilk_anki_json_add_text(builder, "bfont", "");
    ilk_anki_json_add_int(builder, "bsize", 0);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

/* Which fields a card needs: who reads this works it out anew when a note is changed. */
static void
add_requirements(const IlkAnkiNotetype *self, JsonBuilder *builder)
{
  json_builder_set_member_name(builder, "req");
  json_builder_begin_array(builder);
  for (guint i = 0; i < self->templates->len; i++) {
    json_builder_begin_array(builder);
    json_builder_add_int_value(builder, i);
    json_builder_add_string_value(builder, "any");
    json_builder_begin_array(builder);
    for (guint field = 0; field < self->fields->len; field++)
      json_builder_add_int_value(builder, field);
    json_builder_end_array(builder);
    json_builder_end_array(builder);
  }
  json_builder_end_array(builder);
}

void
ilk_anki_notetype_write(const IlkAnkiNotetype *self, JsonBuilder *builder, gint64 deck,
                        gint64 modified)
{
  json_builder_begin_object(builder);
  ilk_anki_json_add_int(builder, "id", self->id);
  ilk_anki_json_add_text(builder, "name", self->name);
  ilk_anki_json_add_int(builder, "type", self->is_cloze ? 1 : 0);
  ilk_anki_json_add_int(builder, "mod", modified);
  ilk_anki_json_add_int(builder, "usn", -1);
  ilk_anki_json_add_int(builder, "sortf",
                        self->sort_field < self->fields->len ? self->sort_field : 0);
  ilk_anki_json_add_int(builder, "did", deck);
  ilk_anki_json_add_text(builder, "css", self->css);
  ilk_anki_json_add_text(builder, "latexPre", LATEX_BEGIN);
  ilk_anki_json_add_text(builder, "latexPost", LATEX_END);
  ilk_anki_json_add_flag(builder, "latexsvg", FALSE);
  ilk_anki_json_add_ints(builder, "tags", NULL, 0);
  ilk_anki_json_add_ints(builder, "vers", NULL, 0);
  add_requirements(self, builder);
  add_fields(self, builder);
  add_templates(self, builder);
  json_builder_end_object(builder);
}

gint64
ilk_anki_own_id(IlkNoteKind kind)
{
  return OWN_ID + (gint64) kind;
}

/* Takes @name, @front and @back as they are. */
static void
add_template(IlkAnkiNotetype *self, const char *name, const char *front, const char *back)
{
  IlkAnkiTemplate *template = g_new0(IlkAnkiTemplate, 1);
  *template =
      (IlkAnkiTemplate){.name = g_strdup(name), .front = g_strdup(front), .back = g_strdup(back)};
  g_ptr_array_add(self->templates, template);
}

IlkAnkiNotetype *
ilk_anki_notetype_new_own(IlkNoteKind kind)
{
  static const char *const names[] = {
      [ILK_NOTE_QUESTION_AND_ANSWER] = "Interlock Basic",
      [ILK_NOTE_BOTH_DIRECTIONS] = "Interlock Basic (and reversed card)",
      [ILK_NOTE_CLOZE] = "Interlock Cloze",
  };
  g_return_val_if_fail(kind < G_N_ELEMENTS(names), NULL);

  IlkAnkiNotetype *self = ilk_anki_notetype_new(ilk_anki_own_id(kind), names[kind]);
  g_free(self->css);
  self->css = g_strdup(CSS);
  self->is_cloze = kind == ILK_NOTE_CLOZE;
  ilk_anki_notetype_add_field(self, "Question");
  ilk_anki_notetype_add_field(self, "Answer");
  ilk_anki_notetype_add_field(self, "Source");
  if (self->is_cloze) {
    add_template(self, "Cloze", "{{cloze:Question}}", "{{cloze:Question}}\n\n{{Answer}}\n" SOURCE);
    return self;
  }
  add_template(self, "Card 1", "{{Question}}", "{{FrontSide}}" ANSWER_LINE "{{Answer}}\n" SOURCE);
  if (kind == ILK_NOTE_BOTH_DIRECTIONS)
    add_template(self, "Card 2", "{{Answer}}", "{{FrontSide}}" ANSWER_LINE "{{Question}}\n" SOURCE);
  return self;
}
