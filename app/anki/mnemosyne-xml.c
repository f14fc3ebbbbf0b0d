/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libxml2 tells of one element after the other: `log` with a type, and in it a field each.
 */
#include "app/anki/mnemosyne-xml.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#define ADDED_CARD 6
#define ADDED_TAG 10
#define ADDED_FACT 16
#define FIELD_DEPTH 3
#define MOST_DEPTH 8
#define PIECE_BYTES (64 * 1024)

struct _IlkMnemosyneXml {
  /* Owned */
  xmlParserCtxtPtr parser;
  GPtrArray *facts;
  GHashTable *by_id; /* ids to facts, borrowed */
  GHashTable *tags;  /* ids to names */
  GString *text;     /* of the field that is being read */
  char *tag;         /* that is being read */
  GError *error;

  /* Borrowed */
  IlkMnemosyneFact *fact;
  IlkMnemosyneCard *card;

  guint depth;
  gsize bytes; /* that are kept */
  guint n_cards;

  /* The tag that is open, before libxml2 sees it: it compares each attribute with all others. */
  gsize tag_bytes;
  guint tag_attributes;
};

static void
stop(IlkMnemosyneXml *self, IlkError code, const char *sentence)
{
  if (self->error == NULL)
    self->error = g_error_new_literal(ILK_ERROR, (int) code, sentence);
  xmlStopParser(self->parser);
}

static void
count(IlkMnemosyneXml *self, gsize bytes)
{
  self->bytes += bytes;
  if (self->bytes > ILK_MAX_MNEMOSYNE_FACT_BYTES || self->n_cards > ILK_MAX_MNEMOSYNE_CARDS)
    stop(self, ILK_ERROR_TOO_LARGE, _("There are more cards in this file than can be imported."));
}

static const char *
get(const xmlChar **attributes, const char *name)
{
  for (; attributes != NULL && attributes[0] != NULL; attributes += 2)
    if (strcmp((const char *) attributes[0], name) == 0)
      return attributes[1] != NULL ? (const char *) attributes[1] : "";
  return NULL;
}

static gint64
get_int(const xmlChar **attributes, const char *name, gint64 otherwise)
{
  const char *value = get(attributes, name);
  return value != NULL ? g_ascii_strtoll(value, NULL, 10) : otherwise;
}

/* Returns: (transfer full): the names of @ids, which commas part */
static char *
dup_tag_names(const IlkMnemosyneXml *self, const char *ids)
{
  GString *names = g_string_new(NULL);
  g_auto(GStrv) parts = g_strsplit(ids, ",", ILK_MAX_TAGS);
  for (char **id = parts; *id != NULL; id++) {
    const char *name = g_hash_table_lookup(self->tags, g_strstrip(*id));
    if (name != NULL)
      g_string_append_printf(names, "%s,", name);
  }
  return g_string_free(names, FALSE);
}

static void
begin_fact(IlkMnemosyneXml *self, const char *id)
{
  if (id == NULL || g_hash_table_contains(self->by_id, id))
    return;
  self->fact = ilk_mnemosyne_fact_new(id);
  g_ptr_array_add(self->facts, self->fact);
  g_hash_table_insert(self->by_id, self->fact->id, self->fact);
  count(self, 2 * strlen(id) + 400);
}

static void
begin_card(IlkMnemosyneXml *self, const xmlChar **attributes)
{
  const char *id = get(attributes, "fact"), *tags = get(attributes, "tags");
  const char *type = get(attributes, "card_t"), *ease = get(attributes, "e");
  IlkMnemosyneFact *fact = id != NULL ? g_hash_table_lookup(self->by_id, id) : NULL;
  if (fact == NULL)
    return;
  if (fact->type == NULL)
    fact->type = g_strdup(type);
  self->card = ilk_mnemosyne_fact_add_card(fact, get(attributes, "fact_v"));
  self->card->tags = tags != NULL ? dup_tag_names(self, tags) : NULL;
  self->card->grade = (int) CLAMP(get_int(attributes, "gr", -1), -1, 5);
  self->card->ease = ease != NULL ? g_ascii_strtod(ease, NULL) : 2.5;
  self->card->last = get_int(attributes, "l_rp", 0);
  self->card->next = get_int(attributes, "n_rp", 0);
  self->n_cards++;
  count(self, 200 + (self->card->tags != NULL ? strlen(self->card->tags) : 0));
}

static void
start_cb(void *data, const xmlChar *name, const xmlChar **attributes)
{
  IlkMnemosyneXml *self = data;
  if (++self->depth > MOST_DEPTH) {
    stop(self, ILK_ERROR_INVALID, _("The cards cannot be read: their XML is not Mnemosyne’s."));
    return;
  }
  g_string_truncate(self->text, 0);
  if (self->depth == 1 && strcmp((const char *) name, "openSM2sync") != 0)
    stop(self, ILK_ERROR_INVALID, _("The cards cannot be read: their XML is not Mnemosyne’s."));
  if (self->depth != FIELD_DEPTH - 1)
    return;
  gint64 type = get_int(attributes, "type", 0);
  const char *id = get(attributes, "o_id");
  self->fact = NULL;
  self->card = NULL;
  g_clear_pointer(&self->tag, g_free);
  if (type == ADDED_FACT)
    begin_fact(self, id);
  else if (type == ADDED_CARD)
    begin_card(self, attributes);
  else if (type == ADDED_TAG)
    self->tag = g_strdup(id);
}

static void
end_cb(void *data, const xmlChar *name)
{
  IlkMnemosyneXml *self = data;
  if (self->depth == FIELD_DEPTH && self->fact != NULL) {
    ilk_mnemosyne_fact_set(self->fact, (const char *) name, self->text->str);
    count(self, self->text->len + 100);
  } else if (self->depth == FIELD_DEPTH && self->card != NULL &&
             strcmp((const char *) name, "extra") == 0)
    ilk_mnemosyne_card_take_extra(self->card, self->text->str);
  else if (self->depth == FIELD_DEPTH && self->tag != NULL &&
           strcmp((const char *) name, "name") == 0) {
    count(self, strlen(self->tag) + self->text->len + 100);
    g_hash_table_insert(self->tags, g_steal_pointer(&self->tag), g_strdup(self->text->str));
  }
  self->depth--;
}

static void
text_cb(void *data, const xmlChar *text, int length)
{
  IlkMnemosyneXml *self = data;
  if (self->depth != FIELD_DEPTH)
    return;
  g_string_append_len(self->text, (const char *) text, length);
  if (self->text->len > ILK_MAX_CARD_BYTES)
    stop(self, ILK_ERROR_TOO_LARGE, _("There are more cards in this file than can be imported."));
}

/* Whatever declares something could make much of little. */
static void
declaration_cb(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  stop(data, ILK_ERROR_INVALID,
       _("The cards are not imported: their XML declares entities, which Mnemosyne’s never does."));
}

IlkMnemosyneXml *
ilk_mnemosyne_xml_new(void)
{
  IlkMnemosyneXml *self = g_new0(IlkMnemosyneXml, 1);
  xmlSAXHandler handler = {.startElement = start_cb,
                           .endElement = end_cb,
                           .characters = text_cb,
                           .cdataBlock = text_cb,
                           .ignorableWhitespace = text_cb,
                           .internalSubset = declaration_cb};
  self->facts = g_ptr_array_new_with_free_func(ilk_mnemosyne_fact_free);
  self->by_id = g_hash_table_new(g_str_hash, g_str_equal);
  self->tags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  self->text = g_string_new(NULL);
  self->parser = xmlCreatePushParserCtxt(&handler, self, NULL, 0, NULL);
  g_assert_nonnull(self->parser);
  xmlCtxtUseOptions(self->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  return self;
}

void
ilk_mnemosyne_xml_free(IlkMnemosyneXml *self)
{
  if (self->parser->myDoc != NULL)
    xmlFreeDoc(self->parser->myDoc);
  xmlFreeParserCtxt(self->parser);
  g_ptr_array_unref(self->facts);
  g_hash_table_unref(self->by_id);
  g_hash_table_unref(self->tags);
  g_string_free(self->text, TRUE);
  g_free(self->tag);
  g_clear_error(&self->error);
  g_free(self);
}

static gboolean
push(IlkMnemosyneXml *self, const char *bytes, int length, gboolean ends, GError **error)
{
  int problem = self->error == NULL ? xmlParseChunk(self->parser, bytes, length, ends) : 0;
  if (self->error == NULL && problem != XML_ERR_OK)
    stop(self, ILK_ERROR_INVALID,
         _("The cards cannot be read: their XML is damaged, or not whole."));
  if (self->error == NULL)
    return TRUE;
  g_propagate_error(error, g_error_copy(self->error));
  return FALSE;
}

/* Returns: whether all tags in @bytes are as short as tags are */
static gboolean
has_short_tags(IlkMnemosyneXml *self, const guchar *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (bytes[i] == '<')
      self->tag_attributes = 0, self->tag_bytes = 1;
    else if (bytes[i] == '>')
      self->tag_bytes = 0;
    else if (self->tag_bytes > 0) {
      self->tag_bytes++;
      self->tag_attributes += bytes[i] == '=';
    }
    if (self->tag_bytes > ILK_MAX_MNEMOSYNE_TAG_BYTES ||
        self->tag_attributes > ILK_MAX_MNEMOSYNE_ATTRIBUTES)
      return FALSE;
  }
  return TRUE;
}

gboolean
ilk_mnemosyne_xml_write(gpointer data, const guchar *bytes, gsize length, GError **error)
{
  IlkMnemosyneXml *self = data;
  if (!has_short_tags(self, bytes, length))
    stop(self, ILK_ERROR_INVALID, _("The cards cannot be read: their XML is not Mnemosyne’s."));
  for (gsize at = 0; at < length; at += PIECE_BYTES)
    if (!push(self, (const char *) bytes + at, (int) MIN(length - at, PIECE_BYTES), FALSE, error))
      return FALSE;
  return TRUE;
}

const GPtrArray *
ilk_mnemosyne_xml_end(IlkMnemosyneXml *self, GError **error)
{
  return push(self, "", 0, TRUE, error) ? self->facts : NULL;
}
