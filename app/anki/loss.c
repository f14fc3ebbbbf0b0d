/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counted, with examples, and said.
 */
#include "app/anki/loss.h"

#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>

#define EXAMPLE_CHARACTERS 60

IlkLossReport *
ilk_loss_report_new(void)
{
  IlkLossReport *self = g_new0(IlkLossReport, 1);
  for (guint i = 0; i < ILK_N_LOSSES; i++)
    self->examples[i] = g_ptr_array_new_with_free_func(g_free);
  return self;
}

void
ilk_loss_report_free(IlkLossReport *self)
{
  for (guint i = 0; i < ILK_N_LOSSES; i++)
    g_ptr_array_unref(self->examples[i]);
  g_free(self);
}

void
ilk_loss_report_clear(IlkLossReport *self)
{
  for (guint i = 0; i < ILK_N_LOSSES; i++) {
    self->counts[i] = 0;
    g_ptr_array_set_size(self->examples[i], 0);
  }
}

/* Returns: (transfer full): the beginning of @text on one line */
static char *
dup_beginning(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *line = g_utf8_strlen(valid, -1) > EXAMPLE_CHARACTERS
                              ? g_utf8_substring(valid, 0, EXAMPLE_CHARACTERS - 1)
                              : g_strdup(valid);
  for (char *at = line; *at != '\0'; at++)
    if (g_ascii_iscntrl(*at))
      *at = ' ';
  return g_strcmp0(line, valid) == 0 || g_utf8_strlen(valid, -1) <= EXAMPLE_CHARACTERS
             ? g_steal_pointer(&line)
             : g_strconcat(line, "…", NULL);
}

void
ilk_loss_report_add(IlkLossReport *self, IlkLoss loss, guint n, const char *example)
{
  self->counts[loss] += n;
  if (n > 0 && example != NULL && self->examples[loss]->len < ILK_MAX_PACKAGE_EXAMPLES)
    g_ptr_array_add(self->examples[loss], dup_beginning(example));
}

void
ilk_loss_report_add_flags(IlkLossReport *self, guint flags, const char *example)
{
  for (guint i = 0; flags != 0 && i < ILK_N_LOSSES; i++)
    if ((flags & ILK_LOSS_FLAG(i)) != 0)
      ilk_loss_report_add(self, (IlkLoss) i, 1, example);
}

const char *
ilk_loss_get_name(IlkLoss loss)
{
  static const char *const names[ILK_N_LOSSES] = {
      [ILK_LOSS_LOOK] = "look",
      [ILK_LOSS_MATH] = "math",
      [ILK_LOSS_TABLE] = "table",
      [ILK_LOSS_ACTIVE] = "active",
      [ILK_LOSS_REMOTE] = "remote",
      [ILK_LOSS_DEPTH] = "depth",
      [ILK_LOSS_LENGTH] = "length",
      [ILK_LOSS_HINT] = "hint",
      [ILK_LOSS_SPEECH] = "speech",
      [ILK_LOSS_TEMPLATE] = "template",
      [ILK_LOSS_OCCLUSION] = "occlusion",
      [ILK_LOSS_NO_CARD] = "no-card",
      [ILK_LOSS_DAMAGED] = "damaged",
      [ILK_LOSS_MEDIA] = "media",
      [ILK_LOSS_MEDIA_SIZE] = "media-size",
      [ILK_LOSS_LOG] = "log",
      [ILK_LOSS_FILTERED] = "filtered",
      [ILK_LOSS_DUPLICATE] = "duplicate",
      [ILK_LOSS_FILE] = "file",
      [ILK_LOSS_DESCRIPTION] = "description",
      [ILK_LOSS_TITLE] = "title",
      [ILK_LOSS_CATEGORY] = "category",
      [ILK_LOSS_CREDIT] = "credit",
      [ILK_LOSS_WILDCARD] = "wildcard",
  };
  return names[loss];
}

char *
ilk_loss_dup_sentence(IlkLoss loss, guint n)
{
  const char *const sentences[ILK_N_LOSSES] = {
      [ILK_LOSS_LOOK] = ngettext("%u note: colours, sizes and fonts were dropped",
                                 "%u notes: colours, sizes and fonts were dropped", n),
      [ILK_LOSS_MATH] = ngettext("%u note: mathematics is shown as it is written",
                                 "%u notes: mathematics is shown as it is written", n),
      [ILK_LOSS_TABLE] = ngettext("%u note: joined cells of a table were parted",
                                  "%u notes: joined cells of a table were parted", n),
      [ILK_LOSS_ACTIVE] = ngettext("%u note: scripts, frames, forms or drawings were left out",
                                   "%u notes: scripts, frames, forms or drawings were left out", n),
      [ILK_LOSS_REMOTE] = ngettext("%u note: pictures on the web are not loaded",
                                   "%u notes: pictures on the web are not loaded", n),
      [ILK_LOSS_DEPTH] = ngettext("%u note: too tangled, so its text alone was kept",
                                  "%u notes: too tangled, so their text alone was kept", n),
      [ILK_LOSS_LENGTH] = ngettext("%u note: longer than a card may be, so it was cut",
                                   "%u notes: longer than a card may be, so they were cut", n),
      [ILK_LOSS_HINT] = ngettext("%u note: hints stand on the side of the answer",
                                 "%u notes: hints stand on the side of the answer", n),
      [ILK_LOSS_SPEECH] = ngettext("%u note: what was meant to be spoken was left out",
                                   "%u notes: what was meant to be spoken was left out", n),
      [ILK_LOSS_TEMPLATE] =
          ngettext("%u note: its template is broken, so its fields are shown",
                   "%u notes: their template is broken, so their fields are shown", n),
      [ILK_LOSS_OCCLUSION] = ngettext("%u note left out: it hides parts of a picture",
                                      "%u notes left out: they hide parts of a picture", n),
      [ILK_LOSS_NO_CARD] =
          ngettext("%u note left out: it has no card", "%u notes left out: they have no card", n),
      [ILK_LOSS_DAMAGED] =
          ngettext("%u note left out: it is damaged", "%u notes left out: they are damaged", n),
      [ILK_LOSS_MEDIA] =
          ngettext("%u picture or sound was not found", "%u pictures or sounds were not found", n),
      [ILK_LOSS_MEDIA_SIZE] = ngettext("%u picture or sound is too large or damaged",
                                       "%u pictures or sounds are too large or damaged", n),
      [ILK_LOSS_LOG] =
          ngettext("%u row of the log was not needed", "%u rows of the log were not needed", n),
      [ILK_LOSS_FILTERED] = ngettext("%u card went back from a filtered deck to its own",
                                     "%u cards went back from a filtered deck to their own", n),
      [ILK_LOSS_DUPLICATE] = ngettext("%u note stands there twice: the first one counts",
                                      "%u notes stand there twice: the first ones count", n),
      [ILK_LOSS_FILE] = ngettext("%u file was left out: it is too large or no text",
                                 "%u files were left out: they are too large or no text", n),
      [ILK_LOSS_DESCRIPTION] =
          ngettext("%u text without braces asks nothing, so it was left out",
                   "%u texts without braces ask nothing, so they were left out", n),
      [ILK_LOSS_TITLE] =
          ngettext("%u title was left out: only letters of English, digits, “-”, “_” and "
                   "“.” make an id",
                   "%u titles were left out: only letters of English, digits, “-”, “_” "
                   "and “.” make an id",
                   n),
      [ILK_LOSS_CATEGORY] =
          ngettext("%u category is called otherwise as a tag, or is too long for one",
                   "%u categories are called otherwise as tags, or are too long for "
                   "any",
                   n),
      [ILK_LOSS_CREDIT] = ngettext("%u right answer gets all of the credit here",
                                   "%u right answers get all of the credit here", n),
      [ILK_LOSS_WILDCARD] =
          ngettext("%u answer has a “*”, which stands for nothing but itself here",
                   "%u answers have a “*”, which stands for nothing but itself here", n),
  };
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf(sentences[loss], n);
#pragma GCC diagnostic pop
}

char *
ilk_loss_report_dup_text(const IlkLossReport *self)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < ILK_N_LOSSES; i++) {
    if (self->counts[i] == 0)
      continue;
    g_autofree char *sentence = ilk_loss_dup_sentence((IlkLoss) i, self->counts[i]);
    g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    for (guint j = 0; j < self->examples[i]->len; j++)
      g_string_append_printf(text, "%s%s", j == 0 ? ": " : ", ",
                             (const char *) self->examples[i]->pdata[j]);
  }
  return g_string_free(text, FALSE);
}
