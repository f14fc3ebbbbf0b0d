/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its views are templates: those of the types it comes with are written down here.
 */
#include "app/anki/mnemosyne.h"

#include "app/anki/render.h"
#include "app/anki/strip.h"
#include "app/base/clock.h"
#include "app/base/limits.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PROGRAM "mnemosyne"
#define UNTAGGED "__UNTAGGED__"
#define MOST_DAYS 36500
#define MEAN_TARGET_MS 20000
#define SECONDS_PER_DAY 86400
#define MOST_FIELDS 50

/* Keys, and front and back of each view. */
typedef struct {
  const char *type;
  const char *keys[5];
  const char *sides[2][2];
  gboolean is_cloze;
} Type;

static const Type types[] = {
    {"1", {"f", "b"}, {{"{{f}}", "{{b}}"}}, FALSE},
    {"2", {"f", "b"}, {{"{{f}}", "{{b}}"}, {"{{b}}", "{{f}}"}}, FALSE},
    {"3",
     {"f", "p_1", "m_1", "n"},
     {{"{{f}}", "<div>{{p_1}}</div><div>{{m_1}}</div><div>{{n}}</div>"},
      {"{{m_1}}", "<div>{{f}}</div><div>{{p_1}}</div><div>{{n}}</div>"}},
     FALSE},
    {"5", {"text"}, {{"{{cloze:text}}", "{{cloze:text}}"}}, TRUE},
};

#define N_TYPES G_N_ELEMENTS(types)

struct _IlkMnemosyne {
  /* Owned */
  IlkPackage *package;
  IlkHtmlReader *reader;
  IlkMediaFinder *media;
  IlkAnkiNotetype *notetypes[N_TYPES];
  GHashTable *ids;
};

static void
card_free(gpointer data)
{
  IlkMnemosyneCard *self = data;
  g_clear_pointer(&self->log, g_array_unref);
  g_free(self->view);
  g_free(self->tags);
  g_free(self);
}

IlkMnemosyneFact *
ilk_mnemosyne_fact_new(const char *id)
{
  IlkMnemosyneFact *self = g_new0(IlkMnemosyneFact, 1);
  self->id = g_strdup(id);
  self->data = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  self->keys = g_ptr_array_new_with_free_func(g_free);
  self->cards = g_ptr_array_new_with_free_func(card_free);
  return self;
}

void
ilk_mnemosyne_fact_free(gpointer data)
{
  IlkMnemosyneFact *self = data;
  g_hash_table_unref(self->data);
  g_ptr_array_unref(self->keys);
  g_ptr_array_unref(self->cards);
  g_free(self->id);
  g_free(self->type);
  g_free(self);
}

void
ilk_mnemosyne_fact_set(IlkMnemosyneFact *self, const char *key, const char *value)
{
  if (g_hash_table_contains(self->data, key)) {
    g_hash_table_replace(self->data, (gpointer) key, g_strdup(value));
    return;
  }
  if (self->keys->len == MOST_FIELDS)
    return;
  char *own = g_strdup(key);
  g_ptr_array_add(self->keys, own);
  g_hash_table_insert(self->data, own, g_strdup(value));
}

IlkMnemosyneCard *
ilk_mnemosyne_fact_add_card(IlkMnemosyneFact *self, const char *view)
{
  IlkMnemosyneCard *card = g_new0(IlkMnemosyneCard, 1);
  card->view = g_strdup(view != NULL ? view : "");
  card->gap = -1;
  card->grade = -1;
  card->ease = 2.5;
  g_ptr_array_add(self->cards, card);
  return card;
}

void
ilk_mnemosyne_card_take_extra(IlkMnemosyneCard *self, const char *extra)
{
  static const char mark[] = "'index':";
  const char *at = strstr(extra, mark);
  if (at != NULL)
    self->gap = CLAMP(atoi(at + strlen(mark)), 0, ILK_MAX_CLOZE_NUMBER - 1);
}

IlkAnkiLogRow
ilk_mnemosyne_log_row(gint64 seconds, int grade, double ease, gint64 next, int thinking,
                      gboolean known)
{
  /* 0 and 1: forgotten; 2: barely; 3 and 4: well; 5: without an effort. */
  static const int ratings[] = {1, 1, 2, 3, 3, 4};
  gint64 at = CLAMP(seconds, 1, ilk_clock_now() / 1000), days = (next - at) / SECONDS_PER_DAY;
  gboolean right = grade >= 2;
  return (IlkAnkiLogRow){.at = at * 1000,
                         .ease = ratings[CLAMP(grade, 0, 5)],
                         .interval = right ? CLAMP(days, 1, MOST_DAYS) : -60,
                         .factor = isfinite(ease) ? (int) (CLAMP(ease, 1.3, 10) * 1000) : 2500,
                         .ms = CLAMP(thinking, 0, 3600) * 1000,
                         .kind = known ? ILK_ANKI_LOG_REVIEW : ILK_ANKI_LOG_LEARNING};
}

static IlkAnkiNotetype *
make_notetype(const Type *type)
{
  IlkAnkiNotetype *self = ilk_anki_notetype_new(0, type->type);
  self->is_cloze = type->is_cloze;
  for (gsize i = 0; i < G_N_ELEMENTS(type->keys) && type->keys[i] != NULL; i++)
    ilk_anki_notetype_add_field(self, type->keys[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(type->sides) && type->sides[i][0] != NULL; i++) {
    IlkAnkiTemplate *template = g_new0(IlkAnkiTemplate, 1);
    template->name = g_strdup_printf("%s.%zu", type->type, i + 1);
    template->front = g_strdup(type->sides[i][0]);
    template->back = g_strdup(type->sides[i][1]);
    g_ptr_array_add(self->templates, template);
  }
  ilk_anki_notetype_parse(self);
  return self;
}

IlkMnemosyne *
ilk_mnemosyne_new(const char *title, IlkFindMedia find, gpointer data)
{
  IlkMnemosyne *self = g_new0(IlkMnemosyne, 1);
  IlkStudyOptions options;
  self->package = ilk_package_new(PROGRAM);
  self->package->device = g_strdup(PROGRAM);
  /* What is shared says of no card when it was changed. */
  self->package->is_undated = TRUE;
  self->reader = ilk_html_reader_new(NULL, NULL);
  ilk_html_reader_allow_folders(self->reader);
  self->media = ilk_media_finder_new(find, data, self->package->losses);
  self->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  ilk_study_options_init(&options);
  ilk_package_add_deck(self->package, title, NULL, &options);
  for (gsize i = 0; i < N_TYPES; i++) {
    self->notetypes[i] = make_notetype(&types[i]);
    g_autofree char *json = ilk_anki_notetype_to_json(self->notetypes[i]);
    g_autofree char *key = g_strconcat(ILK_TEXT_MODEL, types[i].type, NULL);
    ilk_package_add_model(self->package, key, json);
  }
  return self;
}

void
ilk_mnemosyne_free(IlkMnemosyne *self)
{
  for (gsize i = 0; i < N_TYPES; i++)
    ilk_anki_notetype_free(self->notetypes[i]);
  g_hash_table_unref(self->ids);
  ilk_media_finder_free(self->media);
  ilk_html_reader_free(self->reader);
  ilk_package_free(self->package);
  g_free(self);
}

const IlkPackage *
ilk_mnemosyne_get_package(const IlkMnemosyne *self)
{
  return self->package;
}

void
ilk_mnemosyne_begin(IlkMnemosyne *self)
{
  ilk_loss_report_clear(self->package->losses);
  ilk_media_finder_forget(self->media);
  g_hash_table_remove_all(self->ids);
}

/* A type of somebody's own, such as “3::german”, is made like the one that it begins with. Returns:
 * its index, N_TYPES for one that is not known */
static gsize
find_type(const char *name)
{
  for (gsize i = 0; name != NULL && i < N_TYPES; i++) {
    gsize length = strlen(types[i].type);
    if (strncmp(name, types[i].type, length) == 0 &&
        (name[length] == '\0' || g_str_has_prefix(name + length, "::")))
      return i;
  }
  return N_TYPES;
}

/* Returns: (transfer full): @value as Anki's fields hold it: line breaks, mathematics */
static char *
dup_field(const char *value)
{
  static const struct {
    const char *mark, *as;
  } marks[] = {{"\r\n", "<br>"}, {"\n", "<br>"},   {"<latex>", "[latex]"}, {"</latex>", "[/latex]"},
               {"<$$>", "\\["},  {"</$$>", "\\]"}, {"<$>", "\\("},         {"</$>", "\\)"}};
  g_autoptr(GString) html = g_string_new(value);
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
    g_string_replace(html, marks[i].mark, marks[i].as, 0);
  return g_string_free(g_steal_pointer(&html), FALSE);
}

/* Returns: (transfer full): gaps such as `[casa:house]` as `{{c1::casa::house}}` */
static char *
dup_gaps(const char *text)
{
  guint number = 0;
  GString *out = g_string_new(NULL);
  for (const char *at = text; *at != '\0';) {
    const char *end = *at == '[' ? strchr(at, ']') : NULL;
    if (end == NULL || end == at + 1) {
      g_string_append_c(out, *at++);
      if (end == NULL && at[-1] == '[') {
        g_string_append(out, at);
        break;
      }
      continue;
    }
    g_autofree char *inside = g_strndup(at + 1, (gsize) (end - at - 1));
    g_auto(GStrv) parts = g_strsplit(inside, ":", 2);
    g_string_append_printf(out, "{{c%u::%s%s%s}}", ++number, parts[0], parts[1] != NULL ? "::" : "",
                           parts[1] != NULL ? parts[1] : "");
    at = end + 1;
  }
  return g_string_free(out, FALSE);
}

static char **
dup_fields(const IlkMnemosyneFact *fact, gsize type)
{
  GPtrArray *fields = g_ptr_array_new();
  if (type == N_TYPES)
    for (guint i = 0; i < fact->keys->len; i++)
      g_ptr_array_add(fields, dup_field(g_hash_table_lookup(fact->data, fact->keys->pdata[i])));
  for (gsize i = 0; type < N_TYPES && i < G_N_ELEMENTS(types[type].keys); i++) {
    const char *key = types[type].keys[i];
    const char *value = key != NULL ? g_hash_table_lookup(fact->data, key) : NULL;
    g_autofree char *gaps = types[type].is_cloze && value != NULL ? dup_gaps(value) : NULL;
    if (key != NULL)
      g_ptr_array_add(fields, dup_field(gaps != NULL ? gaps : value != NULL ? value : ""));
  }
  g_ptr_array_add(fields, NULL);
  return (char **) g_ptr_array_free(fields, FALSE);
}

/* Which of the note's cards it is. */
static int
get_ordinal(const IlkMnemosyneCard *card, gsize type, guint index)
{
  if (type < N_TYPES && types[type].is_cloze)
    return card->gap >= 0 ? MIN(card->gap, ILK_MAX_CLOZE_NUMBER - 1) : (int) index;
  const char *dot = strrchr(card->view, '.');
  int number = dot != NULL ? dot[1] - '0' : 1;
  gboolean has_two = type < N_TYPES && types[type].sides[1][0] != NULL;
  return number == 2 && has_two ? 1 : 0;
}

static GArray *
choose_log(const IlkMnemosyneCard *card, guint *unused)
{
  gboolean complete = FALSE;
  if (card->log == NULL || card->log->len == 0 || card->grade < 0)
    return NULL;
  ilk_anki_log_repair(card->log, FALSE);
  g_autoptr(GArray) chosen = ilk_anki_log_choose(card->log, 0, &complete);
  GArray *reviews =
      chosen != NULL ? ilk_anki_log_to_reviews(chosen, complete, MEAN_TARGET_MS) : NULL;
  *unused += card->log->len - (reviews != NULL ? reviews->len : 0);
  return reviews;
}

/* A card without a log begins with what SM-2 had made of it. */
static GArray *
make_start(const IlkMnemosyneCard *card)
{
  gint64 now = ilk_clock_now(), at = CLAMP(card->last * 1000, 1, now);
  gint64 days = (card->next - card->last) / SECONDS_PER_DAY;
  IlkReview start = {.at = at,
                     .kind = ILK_REVIEW_IMPORTED,
                     .utc_offset = ilk_clock_utc_offset(at),
                     .days = (int) CLAMP(days, 1, MOST_DAYS),
                     .ease =
                         isfinite(card->ease) ? (int) (CLAMP(card->ease, 1.3, 10) * 1000) : 2500};
  GArray *log = g_array_new(FALSE, FALSE, sizeof(IlkReview));
  g_array_append_val(log, start);
  return log;
}

static IlkPackageCard
make_card(const IlkMnemosyneCard *card, int ordinal, guint *unused)
{
  IlkPackageCard made = {.ordinal = ordinal, .log = choose_log(card, unused)};
  gboolean known = card->grade >= 2 && card->next > 0 && card->last > 0;
  if (known)
    made.due_day = CLAMP(card->next / SECONDS_PER_DAY, 0, 2 * MOST_DAYS);
  if (made.log == NULL && known)
    made.log = make_start(card);
  return made;
}

static int
compare_cards(gconstpointer a, gconstpointer b)
{
  return ((const IlkPackageCard *) a)->ordinal - ((const IlkPackageCard *) b)->ordinal;
}

/* Each card once, by its number. */
static void
add_cards(IlkMnemosyne *self, IlkPackageNote *note, const IlkMnemosyneFact *fact, gsize type,
          const char *example)
{
  guint unused = 0;
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < fact->cards->len && note->cards->len < ILK_MAX_CARDS_PER_NOTE; i++) {
    const IlkMnemosyneCard *card = fact->cards->pdata[i];
    int ordinal = get_ordinal(card, type, i);
    if (!g_hash_table_add(seen, GINT_TO_POINTER(ordinal + 1)))
      continue;
    IlkPackageCard made = make_card(card, ordinal, &unused);
    g_array_append_val(note->cards, made);
  }
  g_array_sort(note->cards, compare_cards);
  ilk_loss_report_add(self->package->losses, ILK_LOSS_LOG, unused, example);
}

/* Returns: (transfer full): names, which have no blanks here */
static char **
dup_tags(const IlkMnemosyneFact *fact)
{
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint i = 0; i < fact->cards->len && words->len < ILK_MAX_TEXT_BYTES; i++) {
    const IlkMnemosyneCard *card = fact->cards->pdata[i];
    g_auto(GStrv) names = g_strsplit(card->tags != NULL ? card->tags : "", ",", ILK_MAX_TAGS);
    for (char **name = names; *name != NULL; name++) {
      g_autofree char *word = g_strdelimit(g_strstrip(g_strdup(*name)), " \t\r\n", '_');
      if (*word != '\0' && !g_str_equal(word, UNTAGGED))
        g_string_append_printf(words, "%s ", word);
    }
  }
  return ilk_package_split_tags(words->str);
}

/* The fields of a type that is not known: the first asks, the others answer. */
static IlkNote *
show_fields(IlkMnemosyne *self, char **fields, const IlkForeignOrigin *origin,
            const char *const *tags, GPtrArray *media, guint *losses)
{
  g_autofree char *others = g_strjoinv("<br>", fields + 1);
  g_autofree char *question = ilk_html_to_markdown(self->reader, fields[0], media, losses);
  g_autofree char *answer = ilk_html_to_markdown(self->reader, others, media, losses);
  const IlkForeignFace face = {.question = question, .answer = answer};
  *losses |= ILK_LOSS_FLAG(ILK_LOSS_TEMPLATE);
  return ilk_foreign_note_new(&face, 1, origin, tags, NULL);
}

static IlkNote *
render(IlkMnemosyne *self, const IlkPackageNote *note, gsize type, char **fields,
       const char *const *tags, GPtrArray *media, guint *losses)
{
  guint n = note->cards->len;
  g_autofree int *ordinals = g_new(int, n);
  g_autofree const char **decks = g_new(const char *, n);
  const IlkForeignOrigin origin = {note->model, 0, (const char *const *) fields};
  if (type == N_TYPES)
    return show_fields(self, fields, &origin, tags, media, losses);
  for (guint i = 0; i < n; i++) {
    ordinals[i] = g_array_index(note->cards, IlkPackageCard, i).ordinal;
    decks[i] = "";
  }
  const IlkAnkiNote written = {.fields = (const char *const *) fields,
                               .n_fields = g_strv_length(fields),
                               .ordinals = ordinals,
                               .decks = decks,
                               .n_ordinals = n,
                               .tags = tags};
  return ilk_anki_render(self->reader, self->notetypes[type], note->model, &written, media, losses);
}

/* Returns: why @fact gives no note, ILK_N_LOSSES when it does */
static guint
find_hindrance(IlkMnemosyne *self, const IlkMnemosyneFact *fact, char **fields)
{
  if (fact->id == NULL || *fact->id == '\0' || strlen(fact->id) > ILK_MAX_NAME_BYTES ||
      fields[0] == NULL)
    return ILK_LOSS_DAMAGED;
  if (fact->cards->len == 0 || ilk_html_is_blank(fields[0]))
    return ILK_LOSS_NO_CARD;
  if (ilk_anki_is_too_long((const char *const *) fields, fact->cards->len))
    return ILK_LOSS_LENGTH;
  return g_hash_table_add(self->ids, g_strdup(fact->id)) ? ILK_N_LOSSES : ILK_LOSS_DUPLICATE;
}

gboolean
ilk_mnemosyne_add(IlkMnemosyne *self, IlkCardBatch *batch, const IlkMnemosyneFact *fact,
                  GError **error)
{
  guint losses = 0;
  IlkLossReport *report = self->package->losses;
  gsize type = find_type(fact->type);
  g_auto(GStrv) fields = dup_fields(fact, type);
  g_autofree char *example = g_strstrip(ilk_html_strip(fields[0] != NULL ? fields[0] : ""));
  guint hindrance = find_hindrance(self, fact, fields);
  if (hindrance < ILK_N_LOSSES) {
    ilk_loss_report_add(report, (IlkLoss) hindrance, 1, example);
    return TRUE;
  }
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) tags = dup_tags(fact);
  IlkPackageNote *note = ilk_package_note_new(fact->id);
  g_ptr_array_add(batch->notes, note);
  note->model = g_strconcat(ILK_TEXT_MODEL, type < N_TYPES ? types[type].type : "other", NULL);
  add_cards(self, note, fact, type, example);
  note->note = render(self, note, type, fields, (const char *const *) tags, media, &losses);
  ilk_loss_report_add_flags(report, losses, example);
  return ilk_media_finder_add(self->media, &note->note, media, batch->media, error);
}
