/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row: a note, whose cards follow from what its kind is called, since its templates are not in
 * the text.
 */
#include "app/exchange/anki-text-private.h"

#include "app/anki/render.h"
#include "app/anki/strip.h"
#include "app/base/limits.h"
#include "app/base/text-form.h"
#include "app/model/uid.h"

#include <stdlib.h>
#include <string.h>

#define GAP "{{c"
#define FIRST_FIELD "anki:first-field"

const char *
ilk_text_model_get_key(IlkTextModel model)
{
  static const char *const keys[ILK_N_TEXT_MODELS] = {[ILK_TEXT_BASIC] = ILK_TEXT_MODEL "basic",
                                                      [ILK_TEXT_TYPED] = ILK_TEXT_MODEL "typed",
                                                      [ILK_TEXT_REVERSED] =
                                                          ILK_TEXT_MODEL "reversed",
                                                      [ILK_TEXT_CLOZE] = ILK_TEXT_MODEL "cloze"};
  return keys[model];
}

/* Returns: (transfer full): a template that shows the fields from @first on, but for the one @asked
 * for, a line each */
static char *
dup_others(guint first, guint asked, guint n_fields)
{
  GString *html = g_string_new(NULL);
  for (guint i = first; i <= n_fields; i++)
    if (i != asked)
      g_string_append_printf(html, "{{#%u}}<div>{{%u}}</div>{{/%u}}", i, i, i);
  return g_string_free(html, FALSE);
}

static void
add_template(IlkAnkiNotetype *notetype, const char *front, char *back)
{
  IlkAnkiTemplate *template = g_new0(IlkAnkiTemplate, 1);
  template->name = g_strdup_printf("%u", notetype->templates->len + 1);
  template->front = g_strdup(front);
  template->back = back;
  g_ptr_array_add(notetype->templates, template);
}

IlkAnkiNotetype *
ilk_text_model_new(IlkTextModel model, guint n_fields)
{
  IlkAnkiNotetype *self = ilk_anki_notetype_new(0, ilk_text_model_get_key(model));
  for (guint i = 1; i <= n_fields; i++) {
    g_autofree char *name = g_strdup_printf("%u", i);
    ilk_anki_notetype_add_field(self, name);
  }
  self->is_cloze = model == ILK_TEXT_CLOZE;
  if (self->is_cloze) {
    g_autofree char *others = dup_others(2, 0, n_fields);
    add_template(self, "{{cloze:1}}", g_strconcat("{{cloze:1}}", others, NULL));
  } else
    add_template(self, model == ILK_TEXT_TYPED && n_fields > 1 ? "{{1}}{{type:2}}" : "{{1}}",
                 dup_others(2, 1, n_fields));
  if (model == ILK_TEXT_REVERSED && n_fields > 1)
    add_template(self, "{{2}}", dup_others(1, 2, n_fields));
  ilk_anki_notetype_parse(self);
  return self;
}

static gboolean
names(const char *notetype, const char *part)
{
  g_autofree char *folded = g_utf8_casefold(notetype, -1);
  return strstr(folded, part) != NULL;
}

static IlkTextModel
find_model(const IlkAnkiText *self, char **fields)
{
  const char *own = ilk_anki_text_get(self, self->header.notetype_column);
  const char *name = *own != '\0'                    ? own
                     : self->header.notetype != NULL ? self->header.notetype
                                                     : "";
  if (names(name, "cloze") || strstr(fields[0], GAP) != NULL)
    return ILK_TEXT_CLOZE;
  if (names(name, "optional revers"))
    return self->positions->len > 2 && !ilk_html_is_blank(fields[2]) ? ILK_TEXT_REVERSED
                                                                     : ILK_TEXT_BASIC;
  if (names(name, "revers"))
    return ILK_TEXT_REVERSED;
  return names(name, "type in") ? ILK_TEXT_TYPED : ILK_TEXT_BASIC;
}

/* Returns: (transfer full): @text as HTML */
static char *
dup_html(const IlkAnkiText *self, const char *text)
{
  if (self->header.is_html)
    return g_strdup(text);
  g_autoptr(GString) html = g_string_new(NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (i > 0)
      g_string_append(html, "<br>");
    ilk_html_append_escaped(html, lines[i]);
  }
  return g_string_free(g_steal_pointer(&html), FALSE);
}

static char **
dup_fields(const IlkAnkiText *self)
{
  char **fields = g_new0(char *, self->positions->len + 1);
  for (guint i = 0; i < self->positions->len; i++)
    fields[i] = dup_html(self, ilk_anki_text_get(self, g_array_index(self->positions, guint, i)));
  return fields;
}

static int
compare_ints(gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
add_number(GArray *ordinals, long number)
{
  int ordinal = (int) CLAMP(number, 0, ILK_MAX_CLOZE_NUMBER + 1) - 1;
  if (ordinal < 0 || ordinal >= ILK_MAX_CLOZE_NUMBER || ordinals->len == ILK_MAX_CARDS_PER_NOTE)
    return;
  for (guint i = 0; i < ordinals->len; i++)
    if (g_array_index(ordinals, int, i) == ordinal)
      return;
  g_array_append_val(ordinals, ordinal);
}

/* The numbers of `{{c1::…}}` and `{{c1,2::…}}` in @html, a card each. */
static void
find_gaps(GArray *ordinals, const char *html)
{
  for (const char *gap = strstr(html, GAP); gap != NULL; gap = strstr(gap + 1, GAP)) {
    const char *numbers = gap + strlen(GAP), *end = numbers + strspn(numbers, "0123456789,");
    if (end == numbers || !g_str_has_prefix(end, "::"))
      continue;
    while (numbers < end) {
      char *behind;
      if (g_ascii_isdigit(*numbers)) {
        add_number(ordinals, strtol(numbers, &behind, 10));
        numbers = behind;
      } else
        numbers++;
    }
  }
  g_array_sort(ordinals, compare_ints);
}

static GArray *
list_ordinals(const IlkAnkiNotetype *notetype, char **fields)
{
  GArray *ordinals = g_array_new(FALSE, FALSE, sizeof(int));
  if (notetype->is_cloze)
    find_gaps(ordinals, fields[0]);
  else
    for (int ordinal = 0; ordinal < (int) notetype->templates->len; ordinal++)
      if (ordinal == 0 || !ilk_html_is_blank(fields[ordinal]))
        g_array_append_val(ordinals, ordinal);
  return ordinals;
}

/* Returns: (transfer full): what the note is known by where it comes from */
static char *
dup_id(IlkAnkiText *self, const char *first, IlkPackageNote *note)
{
  g_autofree char *guid = g_strstrip(g_strdup(ilk_anki_text_get(self, self->header.guid_column)));
  if (*guid != '\0') {
    g_autofree char *cut = g_strndup(guid, ILK_MAX_NAME_BYTES);
    return g_utf8_make_valid(cut, -1);
  }
  g_autofree char *text = ilk_html_strip_field(first);
  g_autofree char *composed = ilk_text_to_nfc(g_strstrip(text));
  g_autofree char *id = g_compute_checksum_for_string(G_CHECKSUM_SHA256, composed, -1);
  note->uid = g_malloc(ILK_UID_LENGTH);
  ilk_uid_derive(note->uid, FIRST_FIELD, composed);
  return g_steal_pointer(&id);
}

static void
fill_note(IlkAnkiText *self, IlkPackageNote *note, char **fields, IlkTextModel model,
          const GArray *ordinals, GPtrArray *media, guint *losses)
{
  const char *deck = ilk_anki_text_get_deck(self);
  g_autofree const char **decks = g_new(const char *, ordinals->len);
  g_autofree char *words = g_strconcat(self->header.tags != NULL ? self->header.tags : "", " ",
                                       ilk_anki_text_get(self, self->header.tags_column), NULL);
  g_auto(GStrv) tags = ilk_package_split_tags(words);
  guint index = GPOINTER_TO_UINT(g_hash_table_lookup(self->decks, deck)) - 1;
  for (guint i = 0; i < ordinals->len; i++) {
    const IlkPackageCard card = {.ordinal = g_array_index(ordinals, int, i), .deck = index};
    decks[i] = deck;
    g_array_append_val(note->cards, card);
  }
  const IlkAnkiNote written = {.fields = (const char *const *) fields,
                               .n_fields = self->positions->len,
                               .ordinals = (const int *) (gpointer) ordinals->data,
                               .decks = decks,
                               .n_ordinals = ordinals->len,
                               .tags = (const char *const *) tags};
  note->model = g_strdup(ilk_text_model_get_key(model));
  note->note =
      ilk_anki_render(self->reader, self->models[model], note->model, &written, media, losses);
}

/* Why a row gives no note. Returns: an #IlkLoss, ILK_N_LOSSES for none */
static guint
find_hindrance(char **fields, const GArray *ordinals)
{
  if (ilk_anki_is_too_long((const char *const *) fields, ordinals->len))
    return ILK_LOSS_LENGTH;
  return ordinals->len == 0 || ilk_html_is_blank(fields[0]) ? ILK_LOSS_NO_CARD : ILK_N_LOSSES;
}

gboolean
ilk_anki_text_read_note(IlkAnkiText *self, IlkCardBatch *batch, GError **error)
{
  guint losses = 0;
  IlkLossReport *report = self->package->losses;
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) fields = dup_fields(self);
  IlkTextModel model = find_model(self, fields);
  g_autoptr(GArray) ordinals = list_ordinals(self->models[model], fields);
  g_autofree char *example = g_strstrip(ilk_html_strip(fields[0]));
  guint hindrance = find_hindrance(fields, ordinals);
  if (hindrance < ILK_N_LOSSES) {
    ilk_loss_report_add(report, (IlkLoss) hindrance, 1, example);
    return TRUE;
  }
  IlkPackageNote *note = ilk_package_note_new(NULL);
  note->id = dup_id(self, fields[0], note);
  if (!ilk_id_set_add(self->ids, note->id)) {
    ilk_loss_report_add(report, ILK_LOSS_DUPLICATE, 1, example);
    ilk_package_note_free(note);
    return TRUE;
  }
  g_ptr_array_add(batch->notes, note);
  fill_note(self, note, fields, model, ordinals, media, &losses);
  ilk_loss_report_add_flags(report, losses, example);
  return ilk_media_finder_add(self->media, &note->note, media, batch->media, error);
}
