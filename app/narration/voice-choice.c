/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “en-us 1.25 3=de,7=fr:1.5:piper%20--model piper --model …”; “-” stands for no decks. A deck's
 * command is escaped as in an address.
 */
#include "app/narration/voice-choice.h"

#include "app/base/limits.h"
#include "app/model/deck-speech.h"
#include "app/narration/narrator.h"

#include <inttypes.h>
#include <string.h>

#define MIN_SPEED 0.5
#define MAX_SPEED 3.0

static gboolean
is_speed(double speed)
{
  return speed >= MIN_SPEED && speed <= MAX_SPEED;
}

static gboolean
is_command(const char *text)
{
  return strlen(text) <= ILK_MAX_VOICE_COMMAND_BYTES && strchr(text, '\n') == NULL;
}

static void
deck_voice_free(gpointer data)
{
  IlkDeckVoice *voice = data;
  g_free(voice->language);
  g_free(voice->command);
  g_free(voice);
}

static void
read_deck(IlkVoiceChoice *self, gint64 deck, const char *text)
{
  g_auto(GStrv) parts = g_strsplit(text, ":", 3);
  guint n = g_strv_length(parts);
  g_autofree char *command = n > 2 ? g_uri_unescape_string(parts[2], NULL) : NULL;
  const IlkDeckVoice own = {
      .language = n > 0 ? parts[0] : (char *) "",
      .speed = n > 1 ? g_ascii_strtod(parts[1], NULL) : 0,
      .command = command != NULL ? command : (char *) "",
  };
  ilk_voice_choice_set_deck(self, deck, &own);
}

static void
read_decks(IlkVoiceChoice *self, const char *text)
{
  g_auto(GStrv) decks = g_strsplit(text, ",", ILK_MAX_SPOKEN_DECKS + 1);
  for (guint i = 0; decks[i] != NULL && i < ILK_MAX_SPOKEN_DECKS; i++) {
    const char *equal = strchr(decks[i], '=');
    gint64 deck = g_ascii_strtoll(decks[i], NULL, 10);
    if (equal != NULL && deck > 0)
      read_deck(self, deck, equal + 1);
  }
}

IlkVoiceChoice *
ilk_voice_choice_new(const char *text)
{
  IlkVoiceChoice *self = g_new0(IlkVoiceChoice, 1);
  g_auto(GStrv) parts = g_strsplit(text != NULL ? text : "", " ", 4);
  guint n = g_strv_length(parts);
  double speed = n > 1 ? g_ascii_strtod(parts[1], NULL) : 1;
  gboolean known = n > 0 && ilk_language_is_valid(parts[0]);

  self->language = g_strdup(known ? parts[0] : ILK_NARRATION_LANGUAGE);
  self->speed = is_speed(speed) ? speed : 1;
  self->decks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, deck_voice_free);
  if (n > 2)
    read_decks(self, parts[2]);
  self->command = g_strdup(n > 3 && is_command(parts[3]) ? parts[3] : "");
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

static void
append_speed(GString *text, double speed)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append(text, g_ascii_formatd(number, sizeof number, "%.2f", speed));
}

static void
append_deck(GString *text, gint64 deck, const IlkDeckVoice *own)
{
  g_autofree char *command = g_uri_escape_string(own->command, NULL, TRUE);

  g_string_append_printf(text, "%" PRId64 "=%s", deck, own->language);
  if (own->speed > 0 || *command != '\0')
    g_string_append_c(text, ':');
  if (own->speed > 0)
    append_speed(text, own->speed);
  if (*command != '\0')
    g_string_append_printf(text, ":%s", command);
}

char *
ilk_voice_choice_to_text(const IlkVoiceChoice *self)
{
  g_return_val_if_fail(self != NULL, NULL);

  g_autoptr(GString) text = g_string_new(self->language);
  g_autoptr(GList) decks = g_list_sort(g_hash_table_get_keys(self->decks), compare_cb);
  g_string_append_c(text, ' ');
  append_speed(text, self->speed);
  g_string_append(text, decks == NULL ? " -" : " ");
  for (GList *deck = decks; deck != NULL; deck = deck->next) {
    if (deck != decks)
      g_string_append_c(text, ',');
    append_deck(text, *(gint64 *) deck->data, g_hash_table_lookup(self->decks, deck->data));
  }
  g_string_append_printf(text, " %s", self->command);
  return g_strdup(g_strchomp(text->str));
}

const IlkDeckVoice *
ilk_voice_choice_get_deck(const IlkVoiceChoice *self, gint64 deck)
{
  static const IlkDeckVoice nothing = {(char *) "", 0, (char *) ""};
  g_return_val_if_fail(self != NULL, &nothing);

  const IlkDeckVoice *own = g_hash_table_lookup(self->decks, &deck);
  return own != NULL ? own : &nothing;
}

/* Whether @language is @general, or a kind of it: “en-us” and “en+f3” are of “en”. */
static gboolean
is_kind_of(const char *language, const char *general)
{
  gsize length = strlen(general);
  return g_ascii_strncasecmp(language, general, length) == 0 && !g_ascii_isalnum(language[length]);
}

const char *
ilk_voice_choice_get_language(const IlkVoiceChoice *self, gint64 deck, const char *authors)
{
  g_return_val_if_fail(self != NULL, NULL);

  const IlkDeckVoice *own = ilk_voice_choice_get_deck(self, deck);
  if (*own->language != '\0')
    return own->language;
  if (authors == NULL || *authors == '\0' || is_kind_of(self->language, authors))
    return self->language;
  return authors;
}

double
ilk_voice_choice_get_speed(const IlkVoiceChoice *self, gint64 deck)
{
  g_return_val_if_fail(self != NULL, 1);

  const IlkDeckVoice *own = ilk_voice_choice_get_deck(self, deck);
  return own->speed > 0 ? own->speed : self->speed;
}

const char *
ilk_voice_choice_get_command(const IlkVoiceChoice *self, gint64 deck)
{
  g_return_val_if_fail(self != NULL, NULL);

  const IlkDeckVoice *own = ilk_voice_choice_get_deck(self, deck);
  const char *command = *own->command != '\0' ? own->command : self->command;
  return g_str_equal(command, ILK_OWN_VOICE) ? "" : command;
}

void
ilk_voice_choice_set_deck(IlkVoiceChoice *self, gint64 deck, const IlkDeckVoice *own)
{
  g_return_if_fail(self != NULL && own != NULL);

  IlkDeckVoice *kept = g_new0(IlkDeckVoice, 1);
  kept->language = g_strdup(ilk_language_is_valid(own->language) ? own->language : "");
  kept->speed = is_speed(own->speed) ? own->speed : 0;
  kept->command = g_strdup(is_command(own->command) ? own->command : "");
  gboolean empty = *kept->language == '\0' && kept->speed <= 0 && *kept->command == '\0';
  g_hash_table_remove(self->decks, &deck);
  if (empty || g_hash_table_size(self->decks) >= ILK_MAX_SPOKEN_DECKS)
    deck_voice_free(kept);
  else
    g_hash_table_insert(self->decks, g_memdup2(&deck, sizeof deck), kept);
}

void
ilk_voice_choice_set_speed(IlkVoiceChoice *self, gint64 deck, double speed)
{
  g_return_if_fail(self != NULL);

  IlkDeckVoice *own = g_hash_table_lookup(self->decks, &deck);
  if (!is_speed(speed))
    return;
  if (own != NULL && own->speed > 0)
    own->speed = speed;
  else
    self->speed = speed;
}
