/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An immutable deck with its counts. The properties exist for list factories to bind to.
 */
#include "app/model/deck.h"
#include "app/base/clean-text.h"

struct _IlkDeck {
  GObject parent_instance;

  /* Owned */
  char *name;
  char *path;
  char *file_id;
  char *description;
  IlkDeckSpeech *speech; /* (nullable) */

  gint64 id;
  gint64 parent;
  int timer;
  int rank;
  double retention;
  IlkDeckCounts counts;
};

enum { PROP_0, PROP_NAME, PROP_WAITING, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(IlkDeck, ilk_deck, G_TYPE_OBJECT)

static void
ilk_deck_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IlkDeck *self = ILK_DECK(object);

  switch (id) {
  case PROP_NAME:
    g_value_set_string(value, self->name);
    break;
  case PROP_WAITING:
    g_value_set_uint(value, ilk_deck_get_waiting(self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
  }
}

static void
ilk_deck_finalize(GObject *object)
{
  IlkDeck *self = ILK_DECK(object);

  g_free(self->name);
  g_free(self->path);
  g_free(self->file_id);
  g_free(self->description);
  g_clear_pointer(&self->speech, ilk_deck_speech_unref);
  G_OBJECT_CLASS(ilk_deck_parent_class)->finalize(object);
}

static void
ilk_deck_class_init(IlkDeckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = ilk_deck_get_property;
  object_class->finalize = ilk_deck_finalize;
  properties[PROP_NAME] = g_param_spec_string("name", NULL, NULL, NULL, flags);
  properties[PROP_WAITING] = g_param_spec_uint("waiting", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
}

static void
ilk_deck_init(IlkDeck *self)
{
}

IlkDeck *
ilk_deck_new_at(gint64 id, const char *name, const IlkDeckPlace *place, double retention,
                const IlkDeckCounts *counts)
{
  g_return_val_if_fail(name != NULL && place != NULL && counts != NULL, NULL);

  IlkDeck *self = g_object_new(ILK_TYPE_DECK, NULL);
  self->id = id;
  /* Both are shown, among other words. */
  self->name = ilk_clean_line(name);
  self->path = place->path != NULL ? ilk_clean_line(place->path) : NULL;
  self->file_id = g_strdup(place->file_id);
  self->description = g_strdup(place->description);
  self->speech = place->speech != NULL ? ilk_deck_speech_ref(place->speech) : NULL;
  self->parent = place->parent;
  self->timer = place->timer;
  self->rank = place->rank;
  self->retention = retention;
  self->counts = *counts;
  return self;
}

IlkDeck *
ilk_deck_new(gint64 id, const char *name, double retention, const IlkDeckCounts *counts)
{
  const IlkDeckPlace place = {.path = name, .file_id = "", .description = ""};
  return ilk_deck_new_at(id, name, &place, retention, counts);
}

gint64
ilk_deck_get_parent(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), 0);
  return self->parent;
}

const char *
ilk_deck_get_path(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), NULL);
  return self->path;
}

const char *
ilk_deck_get_file_id(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), NULL);
  return self->file_id;
}

int
ilk_deck_get_timer(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), 0);
  return self->timer;
}

IlkDeckSpeech *
ilk_deck_get_speech(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), NULL);
  return self->speech;
}

int
ilk_deck_get_rank(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), 0);
  return self->rank;
}

const char *
ilk_deck_get_description(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), NULL);
  return self->description;
}

gint64
ilk_deck_get_id(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), 0);
  return self->id;
}

const char *
ilk_deck_get_name(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), NULL);
  return self->name;
}

double
ilk_deck_get_retention(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), 0);
  return self->retention;
}

const IlkDeckCounts *
ilk_deck_get_counts(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), NULL);
  return &self->counts;
}

guint
ilk_deck_get_waiting(IlkDeck *self)
{
  g_return_val_if_fail(ILK_IS_DECK(self), 0);
  return ilk_deck_counts_get_waiting(&self->counts);
}

guint
ilk_deck_counts_get_waiting(const IlkDeckCounts *counts)
{
  return counts->new_cards + counts->learning + counts->due;
}

void
ilk_deck_counts_add(IlkDeckCounts *sum, const IlkDeckCounts *more)
{
  sum->new_cards += more->new_cards;
  sum->new_limit = MAX(sum->new_limit, more->new_limit);
  if (sum->new_limit > 0)
    sum->new_cards = MIN(sum->new_cards, sum->new_limit);
  sum->learning += more->learning;
  sum->due += more->due;
  sum->total += more->total;
  if (more->next_due != 0 && (sum->next_due == 0 || more->next_due < sum->next_due))
    sum->next_due = more->next_due;
}
