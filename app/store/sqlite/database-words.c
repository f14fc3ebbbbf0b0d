/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words found without the text index, by its own tokenizer: what is not indexed yet must be found
 * under the same words as afterwards.
 */
#include "app/base/error.h"
#include "app/store/sqlite/database-private.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As the table note_fts has it. */
static const char *const tokenizer_name = "unicode61";
static const char *tokenizer_options[] = {"remove_diacritics", "2"};

typedef struct {
  fts5_tokenizer methods;
  Fts5Tokenizer *instance;
} Tokenizer;

static void
tokenizer_free(gpointer data)
{
  Tokenizer *self = data;
  if (self->instance != NULL)
    self->methods.xDelete(self->instance);
  g_free(self);
}

static int
add_word_cb(void *words, int flags, const char *word, int length, int begin, int end)
{
  g_ptr_array_add(words, g_strndup(word, (gsize) length));
  return SQLITE_OK;
}

static GPtrArray *
split(const Tokenizer *self, const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  self->methods.xTokenize(self->instance, words, FTS5_TOKENIZE_QUERY, text, (int) strlen(text),
                          add_word_cb);
  return words;
}

/* A walk over the words of a text. */
typedef struct {
  const GPtrArray *wanted;
  GArray *begun; /* of guint: how many words of @wanted each run that goes on has */
  gboolean prefix;
  gboolean found;
} Walk;

static gboolean
fits(const Walk *self, guint place, const char *word, gsize length)
{
  const char *wanted = self->wanted->pdata[place];
  gsize wanted_length = strlen(wanted);
  gboolean last = place + 1 == self->wanted->len;
  if (last && self->prefix ? length < wanted_length : length != wanted_length)
    return FALSE;
  return memcmp(wanted, word, wanted_length) == 0;
}

static int
compare_word_cb(void *data, int flags, const char *word, int length, int begin, int end)
{
  Walk *self = data;
  guint kept = 0, none = 0;
  g_array_append_val(self->begun, none);
  for (guint i = 0; i < self->begun->len; i++) {
    guint place = g_array_index(self->begun, guint, i);
    if (!fits(self, place, word, (gsize) length))
      continue;
    if (place + 1 == self->wanted->len) {
      self->found = TRUE;
      return SQLITE_DONE;
    }
    g_array_index(self->begun, guint, kept++) = place + 1;
  }
  g_array_set_size(self->begun, kept);
  return SQLITE_OK;
}

static gboolean
has_words(const Tokenizer *self, const GPtrArray *words, gboolean prefix, sqlite3_value *value)
{
  const char *text = (const char *) sqlite3_value_text(value);
  if (text == NULL || words->len == 0)
    return FALSE;
  g_autoptr(GArray) begun = g_array_new(FALSE, FALSE, sizeof(guint));
  Walk walk = {.wanted = words, .begun = begun, .prefix = prefix};
  self->methods.xTokenize(self->instance, &walk, FTS5_TOKENIZE_DOCUMENT, text,
                          sqlite3_value_bytes(value), compare_word_cb);
  return walk.found;
}

static void
free_words(void *words)
{
  g_ptr_array_unref(words);
}

/* The words that are wanted are the same for all rows. Returns: (transfer full) */
static GPtrArray *
get_words(sqlite3_context *context, const Tokenizer *self, sqlite3_value *value)
{
  GPtrArray *words = sqlite3_get_auxdata(context, 0);
  if (words != NULL)
    return g_ptr_array_ref(words);
  const char *text = (const char *) sqlite3_value_text(value);
  words = split(self, text != NULL ? text : "");
  sqlite3_set_auxdata(context, 0, g_ptr_array_ref(words), free_words);
  return words;
}

static void
has_words_cb(sqlite3_context *context, int n, sqlite3_value **values)
{
  const Tokenizer *self = sqlite3_user_data(context);
  gboolean found = FALSE;
  if (n > 2) {
    g_autoptr(GPtrArray) words = get_words(context, self, values[0]);
    gboolean prefix = sqlite3_value_int(values[1]) != 0;
    for (int i = 2; i < n && !found; i++)
      found = has_words(self, words, prefix, values[i]);
  }
  sqlite3_result_int(context, found);
}

/* SQLite hands its interface for text indexes out through a statement. */
static fts5_api *
get_interface(IlkDatabase *self)
{
  fts5_api *interface = NULL;
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(self->handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &interface, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return interface;
}

static Tokenizer *
tokenizer_new(IlkDatabase *database)
{
  Tokenizer *self = g_new0(Tokenizer, 1);
  void *context = NULL;
  fts5_api *interface = get_interface(database);
  if (interface == NULL ||
      interface->xFindTokenizer(interface, tokenizer_name, &context, &self->methods) != SQLITE_OK ||
      self->methods.xCreate(context, tokenizer_options, G_N_ELEMENTS(tokenizer_options),
                            &self->instance) != SQLITE_OK)
    g_clear_pointer(&self, tokenizer_free);
  return self;
}

gboolean
ilk_database_add_words(IlkDatabase *self, GError **error)
{
  if (self->has_words)
    return TRUE;
  Tokenizer *tokenizer = tokenizer_new(self);
  if (tokenizer == NULL) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED,
                        _("This system’s SQLite cannot search for words."));
    return FALSE;
  }
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  self->has_words =
      ilk_database_check(self,
                         sqlite3_create_function_v2(self->handle, "has_words", -1, flags, tokenizer,
                                                    has_words_cb, NULL, NULL, tokenizer_free),
                         error);
  return self->has_words;
}
