/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the collection has already: the tags in use, what may come first, and a card with the same
 * question.
 */
#include "ui/cards/card-editor-private.h"

#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-path.h"
#include "config.h"
#include "ui/cards/card-words.h"
#include "ui/cards/deck-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#define SEARCH_AFTER_MS 300
#define QUESTION_LETTERS 200
#define MAX_ALIKE 20

/* Cards whose tags are looked at; there are many more cards than tags. */
#define MAX_TAGGED 500

typedef void (*Take)(UiCardEditor *self, GPtrArray *cards);

typedef struct {
  UiCardEditor *self;
  Take take;
} Search;

static void
free_search(Search *search)
{
  g_object_unref(search->self);
  g_free(search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Search, free_search)

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Search) search = user_data;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards_finish(ILK_COLLECTION(source), result, NULL);

  if (cards != NULL)
    search->take(search->self, cards);
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Search) search = user_data;
  g_autoptr(GArray) ids = ilk_collection_find_cards_finish(ILK_COLLECTION(source), result, NULL);

  if (ids == NULL)
    return;
  GCancellable *cancellable = search->self->cancellable;
  ilk_collection_list_cards_async(ILK_COLLECTION(source), (const gint64 *) (gpointer) ids->data,
                                  ids->len, cancellable, listed_cb, g_steal_pointer(&search));
}

static void
look_for(UiCardEditor *self, const char *text, guint limit, Take take)
{
  const IlkCardSearch what = {.text = text, .limit = limit};
  Search *search;

  if (self->collection == NULL)
    return;
  search = g_new(Search, 1);
  *search = (Search){g_object_ref(self), take};
  ilk_collection_find_cards_async(self->collection, &what, self->cancellable, found_cb, search);
}

/* Tags */

static int
compare_names(gconstpointer left, gconstpointer right)
{
  return g_utf8_collate(*(const char *const *) left, *(const char *const *) right);
}

static void
take_tags(UiCardEditor *self, GPtrArray *cards)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *known = g_ptr_array_new_with_free_func(g_free);

  for (guint i = 0; i < cards->len; i++) {
    const char *const *tags = ilk_card_get_content(g_ptr_array_index(cards, i))->tags;

    for (guint j = 0; tags[j] != NULL; j++)
      if (g_hash_table_add(seen, (gpointer) tags[j]))
        g_ptr_array_add(known, g_strdup(tags[j]));
  }
  g_ptr_array_sort(known, compare_names);
  ui_tag_entry_set_known(self->tags, known);
}

void
ui_card_editor_look_for_tags(UiCardEditor *self)
{
  look_for(self, "tag:*", MAX_TAGGED, take_tags);
}

/* What may come first */

static void
path_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiCardEditor) self = UI_CARD_EDITOR(user_data);
  g_autofree char *own = NULL;
  GPtrArray *notes = ilk_collection_list_path_finish(ILK_COLLECTION(source), result, &own, NULL);

  if (notes != NULL)
    ui_needs_field_set_notes(self->needs, notes, own);
}

void
ui_card_editor_look_for_path(UiCardEditor *self)
{
  gint64 deck = self->note == 0 ? ui_deck_choice_get(self->deck) : 0;

  /* What another card was offered, this one may not need. */
  ui_needs_field_set_notes(self->needs, g_ptr_array_new(), NULL);
  if (self->collection != NULL && (self->note != 0 || deck != 0))
    ilk_collection_list_path_async(self->collection, deck, self->note, self->cancellable, path_cb,
                                   g_object_ref(self));
}

/* The same question */

/* The words of @markdown as the language of the search has them in this order. */
static char *
dup_phrase(const char *markdown)
{
  g_autofree char *line = ui_one_line(markdown, QUESTION_LETTERS);
  g_autofree char *plain = g_strdelimit(g_strdup(line), "\"“”„", ' ');

  if (g_str_has_suffix(plain, "…"))
    plain[strlen(plain) - strlen("…")] = '\0';
  g_strstrip(plain);
  return *plain != '\0' ? g_strconcat("\"", plain, "\"", NULL) : NULL;
}

static gboolean
is_same(const char *left, const char *right)
{
  g_autofree char *left_line = ui_one_line(left, QUESTION_LETTERS);
  g_autofree char *right_line = ui_one_line(right, QUESTION_LETTERS);
  g_autofree char *left_folded = g_utf8_casefold(left_line, -1);
  g_autofree char *right_folded = g_utf8_casefold(right_line, -1);

  return g_str_equal(left_folded, right_folded);
}

static void
take_alike(UiCardEditor *self, GPtrArray *cards)
{
  g_autofree char *question = ui_text_field_dup_text(self->question);
  gboolean found = FALSE;

  for (guint i = 0; i < cards->len && !found; i++) {
    IlkCard *card = g_ptr_array_index(cards, i);

    found = ilk_card_get_note(card) != self->note &&
            is_same(ilk_card_get_content(card)->question, question);
  }
  gtk_label_set_label(self->duplicate, _("There is a card with this question already."));
  gtk_widget_set_visible(GTK_WIDGET(self->duplicate), found);
}

static gboolean
search_cb(gpointer user_data)
{
  UiCardEditor *self = UI_CARD_EDITOR(user_data);
  g_autofree char *question = ui_text_field_dup_text(self->question);
  g_autofree char *phrase = dup_phrase(question);

  self->search_timer = 0;
  if (phrase != NULL)
    look_for(self, phrase, MAX_ALIKE, take_alike);
  else
    gtk_widget_set_visible(GTK_WIDGET(self->duplicate), FALSE);
  return G_SOURCE_REMOVE;
}

void
ui_card_editor_look_for_duplicate_soon(UiCardEditor *self)
{
  g_clear_handle_id(&self->search_timer, g_source_remove);
  self->search_timer = g_timeout_add(SEARCH_AFTER_MS, search_cb, self);
}
