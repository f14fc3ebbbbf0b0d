/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “en-us 1.25 3=de,7=fr piper --model …”; “-” stands for no decks.
 */
#include "app/narration/voice-choice.h"

#include "app/base/limits.h"
#include "app/narration/narrator.h"

#include <inttypes.h>
#include <string.h>

#define MIN_SPEED 0.5
#define MAX_SPEED 3.0
#define MOST_CODE_BYTES 20

static gboolean
is_language(const char *text)
{
  gsize length = strlen(text);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum(*p) && *p != '-')
      return FALSE;
  return length >= 2 && length <= MOST_CODE_BYTES;
}

static void
read_decks(IlkVoiceChoice *self, const char *text)
{
  g_auto(GStrv) decks = g_strsplit(text, ",", ILK_MAX_SPOKEN_DECKS + 1);
  for (guint i = 0; decks[i] != NULL && i < ILK_MAX_SPOKEN_DECKS; i++) {
    const char *equal = strchr(decks[i], '=');
    gint64 deck = g_ascii_strtoll(decks[i], NULL, 10);
    if (equal != NULL && deck > 0 && is_language(equal + 1))
      ilk_voice_choice_set_deck(self, deck, equal + 1);
  }
}

IlkVoiceChoice *
ilk_voice_choice_new(const char *text)
{
  IlkVoiceChoice *self = g_new0(IlkVoiceChoice, 1);
  g_auto(GStrv) parts = g_strsplit(text != NULL ? text : "", " ", 4);
  guint n = g_strv_length(parts);
  double speed = n > 1 ? g_ascii_strtod(parts[1], NULL) : 1;

  self->language = g_strdup(n > 0 && is_language(parts[0]) ? parts[0] : ILK_NARRATION_LANGUAGE);
  self->speed = speed >= MIN_SPEED && speed <= MAX_SPEED ? speed : 1;
  self->decks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
  if (n > 2)
    read_decks(self, parts[2]);
  self->command =
      g_strdup(n > 3 && strlen(parts[3]) <= ILK_MAX_VOICE_COMMAND_BYTES ? parts[3] : "");
  return self;
}

void
ilk_voice_choice_free(IlkVoiceChoice *self)
{
  if (self == NULL)
    return;
  g_free(self->language);
  g_hash_table_unref(self->decks);
  g_free(self->command);
  g_free(self);
}

static gint
compare_cb(gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;
  return (one > other) - (one < other);
}

char *
ilk_voice_choice_to_text(const IlkVoiceChoice *self)
{
  g_return_val_if_fail(self != NULL, NULL);

  char speed[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr(GString) text = g_string_new(self->language);
  g_autoptr(GList) decks = g_list_sort(g_hash_table_get_keys(self->decks), compare_cb);
  g_string_append_printf(text, " %s ", g_ascii_formatd(speed, sizeof speed, "%.2f", self->speed));
  for (GList *deck = decks; deck != NULL; deck = deck->next)
    g_string_append_printf(text, "%s%" PRId64 "=%s", deck == decks ? "" : ",",
                           *(gint64 *) deck->data,
                           (char *) g_hash_table_lookup(self->decks, deck->data));
  if (decks == NULL)
    g_string_append_c(text, '-');
  g_string_append_printf(text, " %s", self->command);
  return g_strdup(g_strchomp(text->str));
}

const char *
ilk_voice_choice_get_language(const IlkVoiceChoice *self, gint64 deck)
{
  g_return_val_if_fail(self != NULL, NULL);

  const char *own = g_hash_table_lookup(self->decks, &deck);
  return own != NULL ? own : self->language;
}

void
ilk_voice_choice_set_deck(IlkVoiceChoice *self, gint64 deck, const char *language)
{
  g_return_if_fail(self != NULL);

  if (language == NULL)
    g_hash_table_remove(self->decks, &deck);
  else if (is_language(language) && g_hash_table_size(self->decks) < ILK_MAX_SPOKEN_DECKS)
    g_hash_table_replace(self->decks, g_memdup2(&deck, sizeof deck), g_strdup(language));
}
