/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made, filled and freed; names of decks put in order.
 */
#include "app/anki/arrival.h"

#include "app/base/limits.h"
#include "app/base/text-form.h"

#include <string.h>

#define LEVEL "::"
#define NAMELESS "blank"

static void
deck_free(gpointer data)
{
  IlkPackageDeck *self = data;
  g_strfreev(self->names);
  g_free(self->description);
  g_free(self);
}

static void
model_free(gpointer data)
{
  IlkPackageModel *self = data;
  g_free(self->key);
  g_free(self->json);
  g_free(self);
}

IlkPackage *
ilk_package_new(const char *program)
{
  IlkPackage *self = g_new0(IlkPackage, 1);
  self->program = g_strdup(program);
  self->decks = g_ptr_array_new_with_free_func(deck_free);
  self->models = g_ptr_array_new_with_free_func(model_free);
  self->losses = ilk_loss_report_new();
  return self;
}

void
ilk_package_free(IlkPackage *self)
{
  g_ptr_array_unref(self->decks);
  g_ptr_array_unref(self->models);
  ilk_loss_report_free(self->losses);
  g_free(self->program);
  g_free(self->device);
  g_free(self);
}

/* Returns: (transfer full): @name as a deck may be called */
static char *
dup_clean_name(const char *name)
{
  g_autofree char *valid = g_utf8_make_valid(name, -1);
  g_autofree char *composed = ilk_text_to_nfc(valid);
  for (char *at = composed; *at != '\0'; at++)
    if (g_ascii_iscntrl(*at))
      *at = ' ';
  g_autofree char *cut =
      g_utf8_substring(composed, 0, MIN(g_utf8_strlen(composed, -1), ILK_MAX_NAME_BYTES / 8));
  const char *begin = cut + strspn(cut, " :");
  gsize length = strlen(begin);
  while (length > 0 && strchr(" :", begin[length - 1]) != NULL)
    length--;
  return length > 0 ? g_strndup(begin, length) : g_strdup(NAMELESS);
}

guint
ilk_package_add_deck(IlkPackage *self, const char *name, const char *description,
                     const IlkStudyOptions *options)
{
  IlkPackageDeck *deck = g_new0(IlkPackageDeck, 1);
  deck->names = g_strsplit(name, LEVEL, ILK_MAX_PACKAGE_DECK_LEVELS);
  if (deck->names[0] == NULL) {
    g_strfreev(deck->names);
    deck->names = g_strdupv((char *[]){(char *) NAMELESS, NULL});
  }
  for (guint i = 0; deck->names[i] != NULL; i++) {
    g_autofree char *given = deck->names[i];
    deck->names[i] = dup_clean_name(given);
  }
  deck->description = g_strdup(description != NULL ? description : "");
  deck->options = *options;
  g_ptr_array_add(self->decks, deck);
  return self->decks->len - 1;
}

void
ilk_package_add_model(IlkPackage *self, const char *key, const char *json)
{
  IlkPackageModel *model = g_new(IlkPackageModel, 1);
  *model = (IlkPackageModel){g_strdup(key), g_strdup(json)};
  g_ptr_array_add(self->models, model);
}

static void
clear_card(gpointer data)
{
  g_clear_pointer(&((IlkPackageCard *) data)->log, g_array_unref);
}

IlkPackageNote *
ilk_package_note_new(const char *id)
{
  IlkPackageNote *self = g_new0(IlkPackageNote, 1);
  self->id = g_strdup(id);
  self->cards = g_array_new(FALSE, TRUE, sizeof(IlkPackageCard));
  g_array_set_clear_func(self->cards, clear_card);
  return self;
}

void
ilk_package_note_free(gpointer data)
{
  IlkPackageNote *self = data;
  g_clear_pointer(&self->note, ilk_note_unref);
  g_array_unref(self->cards);
  g_free(self->uid);
  g_free(self->model);
  g_free(self->id);
  g_free(self);
}

IlkCardBatch *
ilk_package_batch_new(void)
{
  IlkCardBatch *batch = ilk_card_batch_new(FALSE);
  batch->notes = g_ptr_array_new_with_free_func(ilk_package_note_free);
  batch->media = g_ptr_array_new_with_free_func(g_free);
  return batch;
}

char **
ilk_package_split_tags(const char *text)
{
  g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
  g_autoptr(GString) spaced = g_string_new(valid);
  g_string_replace(spaced, "\343\200\200", " ", 0);
  g_auto(GStrv) words = g_strsplit_set(spaced->str, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL && tags->len < ILK_MAX_TAGS; i++)
    if (*words[i] != '\0' && strlen(words[i]) <= ILK_MAX_NAME_BYTES &&
        !g_ptr_array_find_with_equal_func(tags, words[i], g_str_equal, NULL))
      g_ptr_array_add(tags, g_strdup(words[i]));
  g_ptr_array_add(tags, NULL);
  return (char **) g_ptr_array_free(g_steal_pointer(&tags), FALSE);
}
