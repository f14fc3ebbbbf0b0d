/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a template is broken, or missing, the fields are shown as they are: a note is never lost
 * for the sake of its look.
 */
#include "app/anki/render.h"

#include "app/anki/strip.h"
#include "app/base/limits.h"
#include "app/base/text-form.h"

#include <string.h>

typedef struct {
  /* Borrowed */
  IlkHtmlReader *reader;
  const IlkAnkiNotetype *notetype;
  const IlkAnkiNote *note;
  const char *tags; /* joined */
  GPtrArray *media;
  guint *losses;
} Rendering;

static void
lose(const Rendering *self, IlkLoss loss)
{
  *self->losses |= ILK_LOSS_FLAG(loss);
}

/* The first field asks, all others answer. */
static char *
dup_fields(const Rendering *self, gboolean is_answer)
{
  g_autoptr(GString) html = g_string_new(NULL);
  const IlkAnkiNote *note = self->note;
  guint end = is_answer ? note->n_fields : MIN(note->n_fields, 1);
  for (guint i = is_answer ? 1 : 0; i < end; i++)
    if (!ilk_html_is_blank(note->fields[i]))
      g_string_append_printf(html, "<div>%s</div>", note->fields[i]);
  return g_string_free(g_steal_pointer(&html), FALSE);
}

/* Returns: (transfer full): plain text of what is to be typed, as two answers are compared */
static char *
dup_typed(const char *html)
{
  g_autoptr(GString) spaced = g_string_new(html);
  static const char *const breaks[] = {"<br>", "<br/>", "<br />", "<div>", "\n"};
  for (gsize i = 0; i < G_N_ELEMENTS(breaks); i++)
    g_string_replace(spaced, breaks[i], " ", 0);
  const char *begin, *end, *tag, *at = spaced->str, *from = spaced->str;
  g_autoptr(GString) silent = g_string_new(NULL);
  while (ilk_html_next_media(&at, &begin, &end, &tag)) {
    g_string_append_len(silent, from, tag - from);
    from = at;
  }
  g_string_append(silent, from);
  g_autofree char *text = ilk_html_strip(silent->str);
  g_auto(GStrv) words = g_strsplit_set(g_strstrip(text), " \t\r\n", -1);
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  return ilk_text_to_nfc(joined->str);
}

/* Returns: (nullable): behind the line that parts the repeated question from the answer */
static const char *
find_answer(const char *html, const char **line)
{
  for (const char *hr = strstr(html, "<hr"); hr != NULL; hr = strstr(hr + 1, "<hr")) {
    const char *end = strchr(hr, '>');
    if (end == NULL)
      return NULL;
    const char *id = g_strstr_len(hr, end - hr, "id=");
    if (id != NULL && g_str_has_prefix(id + 3 + strspn(id + 3, "\"'"), "answer")) {
      *line = hr;
      return end + 1;
    }
  }
  return NULL;
}

/* Our answer stands below the question, so it need not repeat it. */
static const char *
skip_question(const char *question, const char *html)
{
  const char *line = NULL, *answer = find_answer(html, &line);
  if (answer == NULL || ilk_html_is_blank(answer))
    return html;
  g_autofree char *before = g_strndup(html, (gsize) (line - html));
  g_autofree char *repeated = g_strstrip(ilk_html_strip(before));
  g_autofree char *asked = g_strstrip(ilk_html_strip(question));
  return *repeated == '\0' || g_str_equal(repeated, asked) ? answer : html;
}

static const IlkAnkiTemplate *
find_template(const Rendering *self, int ordinal)
{
  const GPtrArray *templates = self->notetype->templates;
  guint index = self->notetype->is_cloze ? 0 : (guint) ordinal;
  return index < templates->len ? templates->pdata[index] : NULL;
}

static IlkTemplateNote
make_note(const Rendering *self, const IlkAnkiTemplate *template, guint i)
{
  const IlkAnkiNote *note = self->note;
  const char *deck = note->decks[i], *last = g_strrstr(deck, "::");
  return (IlkTemplateNote){
      .fields = note->fields,
      .n_fields = note->n_fields,
      .number = self->notetype->is_cloze ? (guint) note->ordinals[i] + 1 : 0,
      .specials = {[ILK_TEMPLATE_TAGS] = self->tags,
                   [ILK_TEMPLATE_TYPE] = self->notetype->name,
                   [ILK_TEMPLATE_DECK] = deck,
                   [ILK_TEMPLATE_SUBDECK] = last != NULL ? last + 2 : deck,
                   [ILK_TEMPLATE_CARD] = template->name},
  };
}

/* Returns: (transfer full): the side's HTML, NULL when its template is broken */
static char *
render_side(const Rendering *self, const IlkTemplate *template, IlkTemplateNote *note,
            gboolean is_answer, char **typed)
{
  g_auto(IlkTemplateResult) result = {0};
  if (template == NULL) {
    lose(self, ILK_LOSS_TEMPLATE);
    return NULL;
  }
  note->is_answer = is_answer;
  ilk_template_render(template, note, &result);
  if (result.n_hints > 0)
    lose(self, ILK_LOSS_HINT);
  if (result.n_spoken > 0)
    lose(self, ILK_LOSS_SPEECH);
  if (result.is_cut)
    lose(self, ILK_LOSS_LENGTH);
  if (typed != NULL && result.typed != NULL)
    *typed = dup_typed(result.typed);
  return g_string_free(g_steal_pointer(&result.html), FALSE);
}

static void
add_face(const Rendering *self, GArray *faces, guint i)
{
  IlkForeignFace face = {.ordinal = self->note->ordinals[i]};
  const IlkAnkiTemplate *template = find_template(self, face.ordinal);
  g_autofree char *question = NULL, *answer = NULL;
  char *typed = NULL;
  if (template != NULL) {
    IlkTemplateNote note = make_note(self, template, i);
    question = render_side(self, template->asked, &note, FALSE, &typed);
    answer = render_side(self, template->answered, &note, TRUE, NULL);
  } else
    lose(self, ILK_LOSS_TEMPLATE);
  if (question == NULL || answer == NULL) {
    g_free(question);
    g_free(answer);
    question = dup_fields(self, FALSE);
    answer = dup_fields(self, TRUE);
  }
  face.question = ilk_html_to_markdown(self->reader, question, self->media, self->losses);
  face.answer = ilk_html_to_markdown(self->reader, skip_question(question, answer), self->media,
                                     self->losses);
  face.typed = typed;
  g_array_append_val(faces, face);
}

static void
clear_face(gpointer data)
{
  IlkForeignFace *self = data;
  g_free((char *) self->question);
  g_free((char *) self->answer);
  g_free((char *) self->typed);
}

static char **
dup_origin_fields(const IlkAnkiNote *note)
{
  char **fields = g_new0(char *, note->n_fields + 1);
  for (guint i = 0; i < note->n_fields; i++)
    fields[i] = g_strdup(note->fields[i]);
  return fields;
}

gboolean
ilk_anki_is_too_long(const char *const *fields, guint n_cards)
{
  gsize bytes = 0;
  for (; *fields != NULL; fields++)
    bytes += strlen(*fields);
  return bytes > ILK_MAX_CARD_BYTES || bytes * MAX(n_cards, 1) > ILK_MAX_PACKAGE_NOTE_BYTES;
}

IlkNote *
ilk_anki_render(IlkHtmlReader *reader, const IlkAnkiNotetype *notetype, const char *model,
                const IlkAnkiNote *note, GPtrArray *media, guint *losses)
{
  g_autofree char *tags = g_strjoinv(" ", (char **) note->tags);
  const Rendering self = {reader, notetype, note, tags, media, losses};
  g_auto(GStrv) fields = dup_origin_fields(note);
  const IlkForeignOrigin origin = {model, note->modified, (const char *const *) fields};
  g_autoptr(GArray) faces = g_array_new(FALSE, FALSE, sizeof(IlkForeignFace));
  g_array_set_clear_func(faces, clear_face);
  for (guint i = 0; i < note->n_ordinals && faces->len < ILK_MAX_CARDS_PER_NOTE; i++)
    add_face(&self, faces, i);
  return ilk_foreign_note_new((const IlkForeignFace *) (gpointer) faces->data, faces->len, &origin,
                              note->tags, NULL);
}
