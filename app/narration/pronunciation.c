/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One hash table; a deck's lines replace those of the program.
 */
#include "app/narration/pronunciation.h"

#include "app/base/limits.h"
#include "app/model/deck-speech.h"
#include "data/interlock-resources.h"

#include <gio/gio.h>
#include <string.h>

#define TABLE "/io/github/interlock/Interlock/pronunciations.tsv"
#define LONGEST_SIGN 3

struct _IlkPronunciation {
  /* Owned */
  GHashTable *said; /* by what is written */

  guint words;
};

static guint
count_words(const char *text)
{
  guint n = 1;
  for (; *text != '\0'; text++)
    n += *text == ' ';
  return n;
}

static void
add(IlkPronunciation *self, char *written, char *said)
{
  self->words = MAX(self->words, MIN(count_words(written), ILK_MAX_SAY_WORDS));
  g_hash_table_replace(self->said, written, said);
}

static void
add_line(IlkPronunciation *self, const char *line)
{
  char *written, *said;
  if (ilk_say_split(line, &written, &said))
    add(self, written, said);
}

static void
add_table(IlkPronunciation *self, const char *language)
{
  g_autoptr(GBytes) bytes =
      g_resource_lookup_data(ilk_data_get_resource(), TABLE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_return_if_fail(bytes != NULL);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

  for (char **line = lines; *line != NULL; line++) {
    g_auto(GStrv) fields = g_strsplit(*line, "\t", 3);
    if (**line != '#' && g_strv_length(fields) == 3 && g_str_equal(fields[0], language))
      add(self, g_strdup(fields[1]), g_strdup(fields[2]));
  }
}

IlkPronunciation *
ilk_pronunciation_new(const char *language, const char *says)
{
  g_return_val_if_fail(language != NULL, NULL);

  IlkPronunciation *self = g_new0(IlkPronunciation, 1);
  g_autofree char *base = g_strndup(language, strcspn(language, "-_+"));
  self->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  self->words = 1;
  add_table(self, base);
  g_auto(GStrv) lines = g_strsplit(says != NULL ? says : "", "\n", ILK_MAX_SAYS + 1);
  for (guint i = 0; lines[i] != NULL && i < ILK_MAX_SAYS; i++)
    add_line(self, lines[i]);
  return self;
}

void
ilk_pronunciation_free(IlkPronunciation *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref(self->said);
  g_free(self);
}

const char *
ilk_pronunciation_find(const IlkPronunciation *self, const char *written)
{
  g_return_val_if_fail(self != NULL && written != NULL, NULL);
  return g_hash_table_lookup(self->said, written);
}

const char *
ilk_pronunciation_find_sign(const IlkPronunciation *self, const char *text, gsize *length)
{
  g_return_val_if_fail(self != NULL && text != NULL && length != NULL, NULL);

  const char *ends[LONGEST_SIGN];
  guint n = 0;
  for (const char *p = text; *p != '\0' && n < LONGEST_SIGN && !g_ascii_isalnum(*p) && *p != ' ';) {
    p = g_utf8_next_char(p);
    ends[n++] = p;
  }
  while (n-- > 0) {
    g_autofree char *sign = g_strndup(text, (gsize) (ends[n] - text));
    const char *said = ilk_pronunciation_find(self, sign);
    if (said == NULL)
      continue;
    *length = strlen(sign);
    return said;
  }
  return NULL;
}

guint
ilk_pronunciation_get_words(const IlkPronunciation *self)
{
  g_return_val_if_fail(self != NULL, 0);
  return self->words;
}
