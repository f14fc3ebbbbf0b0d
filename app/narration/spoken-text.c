/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c walks the document; what it finds is collected, and said by the scribe when a block ends.
 */
#include "app/narration/spoken-text.h"

#include "app/base/clean-text.h"
#include "app/base/limits.h"
#include "app/deckfile/tex-text.h"
#include "app/narration/scribe.h"

#include <md4c.h>
#include <string.h>

/* Where in the document it stands. */
typedef struct {
  IlkScribe scribe;

  /* Owned */
  GString *tex; /* (nullable): while mathematics is read */

  IlkSpokenPart part;
  guint blocks;
  guint code;     /* depth of what is code */
  guint pictures; /* depth */
  guint nested;   /* lists and quotations */
  gboolean in_code_block;
} Walk;

static void
collect(Walk *walk, const char *text, gsize length)
{
  if (walk->scribe.is_full || walk->in_code_block)
    return;
  if (walk->tex != NULL)
    g_string_append_len(walk->tex, text, (gssize) length);
  else
    ilk_scribe_collect(&walk->scribe, text, length, walk->code > 0);
}

/* The first paragraph is all that its time is for, unless it leads on to what follows. */
static void
end_block(Walk *walk, MD_BLOCKTYPE type)
{
  gboolean leads_on = g_str_has_suffix(walk->scribe.text->str, ":");

  if (walk->scribe.text->len == 0)
    return;
  ilk_scribe_say_text(&walk->scribe);
  if (type == MD_BLOCK_TD || type == MD_BLOCK_TH)
    ilk_scribe_end_cell(&walk->scribe);
  else
    ilk_scribe_end_sentence(&walk->scribe);
  if (walk->blocks++ == 0 && walk->part == ILK_SPOKEN_LEAD && type == MD_BLOCK_P &&
      walk->nested == 0 && !leads_on && walk->scribe.words->len > 0)
    walk->scribe.is_full = TRUE;
}

static int
enter_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Walk *walk = user_data;

  end_block(walk, MD_BLOCK_LI);
  walk->nested += type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE;
  if (type == MD_BLOCK_CODE) {
    ilk_scribe_say_entry(&walk->scribe, ILK_SAY_CODE);
    walk->in_code_block = TRUE;
    walk->blocks++;
  }
  return 0;
}

static int
leave_block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Walk *walk = user_data;

  end_block(walk, type);
  if (type == MD_BLOCK_TR || type == MD_BLOCK_CODE)
    ilk_scribe_end_sentence(&walk->scribe);
  if (type == MD_BLOCK_CODE)
    walk->in_code_block = FALSE;
  walk->nested -= type == MD_BLOCK_UL || type == MD_BLOCK_OL || type == MD_BLOCK_QUOTE;
  return 0;
}

static void
leave_mathematics(Walk *walk)
{
  if (walk->tex == NULL)
    return;
  g_autofree char *tex = g_string_free(g_steal_pointer(&walk->tex), FALSE);
  g_autofree char *text = ilk_tex_to_text(tex);
  const char *readable = text != NULL ? text : tex;
  walk->code++;
  collect(walk, readable, strlen(readable));
  walk->code--;
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Walk *walk = user_data;

  walk->code += type == MD_SPAN_CODE;
  if ((type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY) && walk->tex == NULL)
    walk->tex = g_string_new(NULL);
  /* What a picture shows is for who cannot see it; the learner has the card or knows it. */
  walk->pictures += type == MD_SPAN_IMG;
  return 0;
}

static int
leave_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  Walk *walk = user_data;

  walk->code -= type == MD_SPAN_CODE;
  walk->pictures -= type == MD_SPAN_IMG;
  if (type == MD_SPAN_LATEXMATH || type == MD_SPAN_LATEXMATH_DISPLAY)
    leave_mathematics(walk);
  return 0;
}

/* An entity is one character: the common ones by name, the others by number. */
static void
collect_entity(Walk *walk, const char *text, gsize length)
{
  static const struct {
    const char *name;
    const char *text;
  } entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
  g_autofree char *entity = g_strndup(text, length);

  for (gsize i = 0; i < G_N_ELEMENTS(entities); i++) {
    if (g_str_equal(entity, entities[i].name)) {
      collect(walk, entities[i].text, strlen(entities[i].text));
      return;
    }
  }
  collect(walk, " ", 1);
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Walk *walk = user_data;

  if (walk->pictures > 0)
    return 0;
  switch (type) {
  case MD_TEXT_BR:
  case MD_TEXT_SOFTBR:
    collect(walk, " ", 1);
    break;
  case MD_TEXT_ENTITY:
    collect_entity(walk, text, size);
    break;
  case MD_TEXT_NULLCHAR:
    break;
  case MD_TEXT_NORMAL:
  case MD_TEXT_CODE:
  case MD_TEXT_HTML:
  case MD_TEXT_LATEXMATH:
  default:
    collect(walk, text, size);
  }
  return 0;
}

/* As much of it as is looked at, valid and clean. */
static char *
dup_clean_head(const char *markdown)
{
  g_autofree char *head = g_strndup(markdown, strnlen(markdown, ILK_MAX_NARRATED_BYTES));
  return ilk_clean_text(head);
}

static void
run(Walk *walk, const char *text)
{
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML | MD_FLAG_LATEXMATHSPANS,
      .enter_block = enter_block_cb,
      .leave_block = leave_block_cb,
      .enter_span = enter_span_cb,
      .leave_span = leave_span_cb,
      .text = text_cb,
  };
  int result = md_parse(text, (MD_SIZE) strlen(text), &parser, walk);
  g_assert(result == 0);
}

IlkSpokenText *
ilk_spoken_text_new(const char *markdown, const IlkPronunciation *pronunciation, IlkSpokenPart part)
{
  g_return_val_if_fail(markdown != NULL && pronunciation != NULL, NULL);

  Walk walk = {.part = part};
  g_autofree char *text = dup_clean_head(markdown);
  ilk_scribe_init(&walk.scribe, pronunciation);
  run(&walk, text);
  return ilk_scribe_finish(&walk.scribe);
}

void
ilk_spoken_text_free(IlkSpokenText *self)
{
  if (self == NULL)
    return;
  g_free(self->said);
  g_free(self->shown);
  g_array_unref(self->words);
  g_free(self);
}

int
ilk_spoken_text_find(const IlkSpokenText *self, guint position)
{
  g_return_val_if_fail(self != NULL, -1);

  guint low = 0;
  guint high = self->words->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(self->words, IlkSpokenWord, middle).begin <= position)
      low = middle + 1;
    else
      high = middle;
  }
  return (int) low - 1;
}
