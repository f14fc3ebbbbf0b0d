/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many cards share one.
 */
#include "app/model/deck-speech.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"

#include <string.h>

#define LONGEST_LANGUAGE 20

gboolean
ilk_language_is_valid(const char *text)
{
  g_return_val_if_fail(text != NULL, FALSE);

  gsize length = strlen(text);
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum(*p) && *p != '-' && *p != '+')
      return FALSE;
  return length >= 2 && length <= LONGEST_LANGUAGE && g_ascii_isalpha(*text);
}

/* Blanks at the ends go, and of several between words one stays. */
static char *
dup_normal(const char *text, gsize length)
{
  g_autofree char *part = g_strndup(text, length);
  g_autofree char *clean = ilk_clean_text(part);
  g_auto(GStrv) words = g_strsplit_set(clean, " \t\r\n", -1);
  g_autoptr(GString) normal = g_string_new(NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf(normal, "%s%s", normal->len > 0 ? " " : "", *word);
  return g_strdup(normal->str);
}

static gboolean
is_say(const char *text)
{
  return *text != '\0' && strlen(text) <= ILK_MAX_SAY_BYTES;
}

gboolean
ilk_say_split(const char *line, char **written, char **said)
{
  g_return_val_if_fail(line != NULL, FALSE);

  const char *equal = strstr(line, " = ");
  gsize length = equal != NULL ? strlen(" = ") : strlen("=");
  if (equal == NULL)
    equal = strchr(line, '=');
  if (equal == NULL)
    return FALSE;
  g_autofree char *left = dup_normal(line, (gsize) (equal - line));
  g_autofree char *right = dup_normal(equal + length, strlen(equal + length));
  if (!is_say(left) || !is_say(right))
    return FALSE;
  if (written != NULL)
    *written = g_steal_pointer(&left);
  if (said != NULL)
    *said = g_steal_pointer(&right);
  return TRUE;
}

/* Returns: (transfer full): the lines that can be, as they are written */
static char *
dup_says(const char *says)
{
  g_auto(GStrv) lines = g_strsplit(says, "\n", ILK_MAX_SAYS + 1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) out = g_string_new(NULL);

  for (guint i = 0; lines[i] != NULL && i < ILK_MAX_SAYS; i++) {
    g_autofree char *written = NULL;
    g_autofree char *said = NULL;
    if (!ilk_say_split(lines[i], &written, &said) || g_hash_table_contains(seen, written))
      continue;
    g_string_append_printf(out, "%s%s = %s", out->len > 0 ? "\n" : "", written, said);
    g_hash_table_add(seen, g_steal_pointer(&written));
  }
  return g_strdup(out->str);
}

IlkDeckSpeech *
ilk_deck_speech_new(const char *language, const char *says)
{
  IlkDeckSpeech *self = g_atomic_rc_box_new0(IlkDeckSpeech);
  gboolean known = language != NULL && ilk_language_is_valid(language);

  self->language = g_strdup(known ? language : "");
  self->says = dup_says(says != NULL ? says : "");
  return self;
}

IlkDeckSpeech *
ilk_deck_speech_ref(IlkDeckSpeech *self)
{
  g_return_val_if_fail(self != NULL, NULL);
  return g_atomic_rc_box_acquire(self);
}

static void
clear_cb(gpointer data)
{
  IlkDeckSpeech *self = data;
  g_free(self->language);
  g_free(self->says);
}

void
ilk_deck_speech_unref(IlkDeckSpeech *self)
{
  g_return_if_fail(self != NULL);
  g_atomic_rc_box_release_full(self, clear_cb);
}

gboolean
ilk_deck_speech_is_empty(const IlkDeckSpeech *self)
{
  return self == NULL || (*self->language == '\0' && *self->says == '\0');
}

gboolean
ilk_deck_speech_equal(const IlkDeckSpeech *a, const IlkDeckSpeech *b)
{
  if (ilk_deck_speech_is_empty(a) || ilk_deck_speech_is_empty(b))
    return ilk_deck_speech_is_empty(a) && ilk_deck_speech_is_empty(b);
  return g_str_equal(a->language, b->language) && g_str_equal(a->says, b->says);
}
