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
  };
  return names[loss];
}

char *
ilk_loss_dup_sentence(IlkLoss loss, guint n)
{
  static const struct {
    const char *one, *many;
  } sentences[ILK_N_LOSSES] = {
      [ILK_LOSS_LOOK] = {N_("%u note: colours, sizes and fonts were dropped"),
                         N_("%u notes: colours, sizes and fonts were dropped")},
      [ILK_LOSS_MATH] = {N_("%u note: mathematics is shown as it is written"),
                         N_("%u notes: mathematics is shown as it is written")},
      [ILK_LOSS_TABLE] = {N_("%u note: joined cells of a table were parted"),
                          N_("%u notes: joined cells of a table were parted")},
      [ILK_LOSS_ACTIVE] = {N_("%u note: scripts, frames, forms or drawings were left out"),
                           N_("%u notes: scripts, frames, forms or drawings were left out")},
      [ILK_LOSS_REMOTE] = {N_("%u note: pictures on the web are not loaded"),
                           N_("%u notes: pictures on the web are not loaded")},
      [ILK_LOSS_DEPTH] = {N_("%u note: too tangled, so its text alone was kept"),
                          N_("%u notes: too tangled, so their text alone was kept")},
      [ILK_LOSS_LENGTH] = {N_("%u note: longer than a card may be, so it was cut"),
                           N_("%u notes: longer than a card may be, so they were cut")},
      [ILK_LOSS_HINT] = {N_("%u note: hints stand on the side of the answer"),
                         N_("%u notes: hints stand on the side of the answer")},
      [ILK_LOSS_SPEECH] = {N_("%u note: what was meant to be spoken was left out"),
                           N_("%u notes: what was meant to be spoken was left out")},
      [ILK_LOSS_TEMPLATE] = {N_("%u note: its template is broken, so its fields are shown"),
                             N_("%u notes: their template is broken, so their fields are shown")},
      [ILK_LOSS_OCCLUSION] = {N_("%u note left out: it hides parts of a picture"),
                              N_("%u notes left out: they hide parts of a picture")},
      [ILK_LOSS_NO_CARD] = {N_("%u note left out: it has no card"),
                            N_("%u notes left out: they have no card")},
      [ILK_LOSS_DAMAGED] = {N_("%u note left out: it is damaged"),
                            N_("%u notes left out: they are damaged")},
      [ILK_LOSS_MEDIA] = {N_("%u picture or sound is not in the package"),
                          N_("%u pictures or sounds are not in the package")},
      [ILK_LOSS_MEDIA_SIZE] = {N_("%u picture or sound is too large or damaged"),
                               N_("%u pictures or sounds are too large or damaged")},
      [ILK_LOSS_LOG] = {N_("%u row of the log was not needed"),
                        N_("%u rows of the log were not needed")},
      [ILK_LOSS_FILTERED] = {N_("%u card went back from a filtered deck to its own"),
                             N_("%u cards went back from a filtered deck to their own")},
      [ILK_LOSS_DUPLICATE] = {N_("%u note stands there twice: the first one counts"),
                              N_("%u notes stand there twice: the first ones count")},
      [ILK_LOSS_FILE] = {N_("%u file was left out: it is too large or no text"),
                         N_("%u files were left out: they are too large or no text")},
  };
  const char *format = g_dngettext(GETTEXT_PACKAGE, sentences[loss].one, sentences[loss].many, n);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf(format, n);
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
