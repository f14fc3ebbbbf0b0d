/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A result is “deck:NUMBER” or “card:NUMBER”. What is written about it was found with it and is
 * kept until the next search, so that the shell's second question costs nothing.
 */
#include "ui/search-provider.h"

#include "app/base/limits.h"
#include "app/base/paths.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "config.h"
#include "ui/cards/card-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_DECKS 5
#define MAX_CARDS 10
#define NAME_LETTERS 80
#define DESCRIPTION_LETTERS 140

static const char interface_xml[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'><arg type='as' direction='in'/>"
    "<arg type='as' direction='out'/></method>"
    "<method name='GetSubsearchResultSet'><arg type='as' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
    "<method name='GetResultMetas'><arg type='as' direction='in'/>"
    "<arg type='aa{sv}' direction='out'/></method>"
    "<method name='ActivateResult'><arg type='s' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='u' direction='in'/></method>"
    "<method name='LaunchSearch'><arg type='as' direction='in'/><arg type='u' direction='in'/>"
    "</method></interface></node>";

/* What a result is called, and what is said of it. */
typedef struct {
  char *name;
  char *description;
} Meta;

struct _UiSearchProvider {
  GObject parent_instance;

  /* Owned */
  GHashTable *metas; /* id → Meta, of the last search */
  GDBusConnection *connection;

  /* Borrowed */
  GApplication *application;

  guint registration;
};

enum { SIGNAL_NEED_COLLECTION, SIGNAL_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiSearchProvider, ui_search_provider, G_TYPE_OBJECT)

/* One search, from the question to the answer. */
typedef struct {
  UiSearchProvider *provider;
  GDBusMethodInvocation *invocation;
  IlkCollection *collection;
  char **terms;
  GPtrArray *ids;
} Search;

static void
free_meta(gpointer data)
{
  Meta *meta = data;

  g_free(meta->name);
  g_free(meta->description);
  g_free(meta);
}

static void
add(Search *search, const char *kind, gint64 id, char *name, char *description)
{
  Meta *meta = g_new(Meta, 1);

  *meta = (Meta){name, description};
  g_ptr_array_add(search->ids, g_strdup_printf("%s:%" G_GINT64_FORMAT, kind, id));
  g_hash_table_replace(search->provider->metas, g_strdup(search->ids->pdata[search->ids->len - 1]),
                       meta);
}

/* Answers with what has been found, which may be nothing: a search of the desktop has no place for
 * errors. */
static void
end(Search *search)
{
  g_ptr_array_add(search->ids, NULL);
  g_dbus_method_invocation_return_value(search->invocation,
                                        g_variant_new("(^as)", (const char **) search->ids->pdata));
  g_application_release(search->provider->application);
  g_clear_object(&search->collection);
  g_object_unref(search->provider);
  g_strfreev(search->terms);
  g_ptr_array_unref(search->ids);
  g_free(search);
}

static void
add_card(Search *search, IlkCard *card)
{
  const IlkCardContent *content = ilk_card_get_content(card);

  add(search, "card", ilk_card_get_id(card), ui_one_line(content->question, NAME_LETTERS),
      ui_one_line(content->answer, DESCRIPTION_LETTERS));
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;
  g_autoptr(GPtrArray) cards = ilk_collection_search_finish(ILK_COLLECTION(source), result, NULL);

  for (guint i = 0; cards != NULL && i < cards->len; i++)
    add_card(search, g_ptr_array_index(cards, i));
  end(search);
}

/* What somebody types into a desktop's search is no language: all that stands between words parts
 * them, and each may be the beginning of one. Returns: (transfer full): "" when there is none */
static char *
dup_query(char **terms)
{
  GString *query = g_string_new(NULL);
  gboolean in_word = FALSE;

  for (char **term = terms; *term != NULL; term++) {
    for (const char *at = *term; *at != '\0'; at = g_utf8_next_char(at)) {
      gunichar letter = g_utf8_get_char(at);
      gboolean belongs = g_unichar_isalnum(letter) || g_unichar_ismark(letter);
      if (belongs)
        g_string_append_unichar(query, letter);
      else if (in_word)
        g_string_append(query, "* ");
      in_word = belongs;
    }
    if (in_word)
      g_string_append(query, "* ");
    in_word = FALSE;
  }
  return g_string_free(query, FALSE);
}

static gboolean
has_all(const char *text, char **terms)
{
  g_autofree char *folded = g_utf8_casefold(text, -1);

  for (char **term = terms; *term != NULL; term++) {
    g_autofree char *part = g_utf8_casefold(*term, -1);
    if (strstr(folded, part) == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
add_deck(Search *search, IlkDeck *deck)
{
  guint waiting = ilk_deck_get_waiting(deck);

  add(search, "deck", ilk_deck_get_id(deck), g_strdup(ilk_deck_get_path(deck)),
      g_strdup_printf(ngettext("%u card to study", "%u cards to study", waiting), waiting));
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *query = dup_query(search->terms);
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, NULL);

  for (guint i = 0; decks != NULL && i < decks->len && search->ids->len < MAX_DECKS; i++)
    if (has_all(ilk_deck_get_path(g_ptr_array_index(decks, i)), search->terms))
      add_deck(search, g_ptr_array_index(decks, i));
  if (*query != '\0')
    ilk_collection_search_async(ILK_COLLECTION(source), query, MAX_CARDS, NULL, found_cb, search);
  else
    end(search);
}

static void
opened_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;

  search->collection = ilk_collection_open_finish(result, NULL);
  if (search->collection != NULL)
    ilk_collection_list_decks_async(search->collection, NULL, listed_cb, search);
  else
    end(search);
}

static gboolean
is_worth_it(char **terms)
{
  gsize bytes = 0;

  for (char **term = terms; *term != NULL; term++)
    bytes += strlen(*term);
  return bytes > 0 && bytes <= ILK_MAX_NAME_BYTES;
}

/* Without a collection none is made: who never studied has nothing to find. */
static void
start(UiSearchProvider *self, GDBusMethodInvocation *invocation, char **terms)
{
  g_autofree char *directory = ilk_paths_dup_collection_dir(NULL);
  Search *search = g_new0(Search, 1);

  *search =
      (Search){g_object_ref(self), invocation, NULL, terms, g_ptr_array_new_with_free_func(g_free)};
  g_application_hold(self->application);
  g_hash_table_remove_all(self->metas);
  g_signal_emit(self, signals[SIGNAL_NEED_COLLECTION], 0, &search->collection);
  if (!is_worth_it(terms))
    end(search);
  else if (search->collection != NULL)
    ilk_collection_list_decks_async(search->collection, NULL, listed_cb, search);
  else if (g_file_test(directory, G_FILE_TEST_IS_DIR))
    ilk_collection_open_async(directory, NULL, opened_cb, search);
  else
    end(search);
}

static void
add_meta(UiSearchProvider *self, GVariantBuilder *metas, const char *id)
{
  const Meta *meta = g_hash_table_lookup(self->metas, id);
  g_autoptr(GIcon) icon = g_themed_icon_new(ILK_APP_ID);
  g_autofree char *name = g_icon_to_string(icon);

  if (meta == NULL)
    return;
  g_variant_builder_open(metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add(metas, "{sv}", "id", g_variant_new_string(id));
  g_variant_builder_add(metas, "{sv}", "name", g_variant_new_string(meta->name));
  g_variant_builder_add(metas, "{sv}", "description", g_variant_new_string(meta->description));
  g_variant_builder_add(metas, "{sv}", "gicon", g_variant_new_string(name));
  g_variant_builder_close(metas);
}

static GVariant *
make_metas(UiSearchProvider *self, GVariant *parameters)
{
  g_autofree const char **ids = NULL;
  GVariantBuilder metas = G_VARIANT_BUILDER_INIT(G_VARIANT_TYPE("aa{sv}"));

  g_variant_get(parameters, "(^a&s)", &ids);
  for (const char **id = ids; *id != NULL; id++)
    add_meta(self, &metas, *id);
  return g_variant_new("(aa{sv})", &metas);
}

/* A card is shown among those that the same words find. */
static void
activate(UiSearchProvider *self, const char *id, char **terms)
{
  gint64 deck = id != NULL && g_str_has_prefix(id, "deck:") ? g_ascii_strtoll(id + 5, NULL, 10) : 0;
  g_autofree char *query = dup_query(terms);

  g_signal_emit(self, signals[SIGNAL_ACTIVATED], 0, deck, query);
}

static void
call_cb(GDBusConnection *connection, const char *sender, const char *path, const char *interface,
        const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  UiSearchProvider *self = UI_SEARCH_PROVIDER(data);
  g_auto(GStrv) terms = NULL;
  const char *id = NULL;

  if (g_str_equal(method, "GetResultMetas")) {
    g_dbus_method_invocation_return_value(invocation, make_metas(self, parameters));
  } else if (g_str_equal(method, "GetInitialResultSet")) {
    g_variant_get(parameters, "(^as)", &terms);
    start(self, invocation, g_steal_pointer(&terms));
  } else if (g_str_equal(method, "GetSubsearchResultSet")) {
    g_variant_get_child(parameters, 1, "^as", &terms);
    start(self, invocation, g_steal_pointer(&terms));
  } else {
    if (g_str_equal(method, "ActivateResult"))
      g_variant_get(parameters, "(&s^asu)", &id, &terms, NULL);
    else
      g_variant_get(parameters, "(^asu)", &terms, NULL);
    activate(self, id, terms);
    g_dbus_method_invocation_return_value(invocation, NULL);
  }
}

static void
ui_search_provider_finalize(GObject *object)
{
  UiSearchProvider *self = UI_SEARCH_PROVIDER(object);

  ui_search_provider_unexport(self);
  g_hash_table_unref(self->metas);
  G_OBJECT_CLASS(ui_search_provider_parent_class)->finalize(object);
}

static void
ui_search_provider_class_init(UiSearchProviderClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_search_provider_finalize;
  signals[SIGNAL_NEED_COLLECTION] =
      g_signal_new("need-collection", UI_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                   NULL, ILK_TYPE_COLLECTION, 0);
  signals[SIGNAL_ACTIVATED] =
      g_signal_new("activated", UI_TYPE_SEARCH_PROVIDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
ui_search_provider_init(UiSearchProvider *self)
{
  self->metas = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_meta);
}

UiSearchProvider *
ui_search_provider_new(GApplication *application)
{
  g_return_val_if_fail(G_IS_APPLICATION(application), NULL);

  UiSearchProvider *self = g_object_new(UI_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  return self;
}

gboolean
ui_search_provider_export(UiSearchProvider *self, GDBusConnection *connection, const char *path,
                          GError **error)
{
  static const GDBusInterfaceVTable table = {.method_call = call_cb};
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml(interface_xml, NULL);

  g_return_val_if_fail(UI_IS_SEARCH_PROVIDER(self) && self->registration == 0, FALSE);
  self->registration = g_dbus_connection_register_object(connection, path, node->interfaces[0],
                                                         &table, self, NULL, error);
  g_set_object(&self->connection, connection);
  return self->registration != 0;
}

void
ui_search_provider_unexport(UiSearchProvider *self)
{
  g_return_if_fail(UI_IS_SEARCH_PROVIDER(self));

  if (self->registration != 0)
    g_dbus_connection_unregister_object(self->connection, self->registration);
  self->registration = 0;
  g_clear_object(&self->connection);
}
