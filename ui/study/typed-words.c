/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Never by colour alone: lines say the same.
 */
#include "ui/study/typed-words.h"

#include "config.h"

#include <glib/gi18n.h>

static const char *const tags[] = {
    [ILK_TYPED_SAME] = "<span>",
    [ILK_TYPED_EXTRA] = "<span alpha=\"65%\" strikethrough=\"true\">",
    [ILK_TYPED_MISSING] = "<span weight=\"bold\" underline=\"single\">",
};

char *
ui_typed_words_markup(const IlkTypedAnswer *typed)
{
  GString *markup = g_string_new(NULL);

  for (guint i = 0; i < typed->spans->len; i++) {
    const IlkTypedSpan *span = &g_array_index(typed->spans, IlkTypedSpan, i);
    g_autofree char *text = g_markup_escape_text(span->text, -1);

    g_string_append_printf(markup, "%s%s%s</span>", typed->apart && i > 0 ? "\n" : "",
                           tags[span->kind], text);
  }
  return g_string_free(markup, FALSE);
}

const char *
ui_typed_words_verdict(const IlkTypedAnswer *typed)
{
  switch (typed->verdict) {
  case ILK_TYPED_RIGHT:
    return _("What you wrote is right.");
  case ILK_TYPED_CLOSE:
    return _("What you wrote is nearly right.");
  case ILK_TYPED_WRONG:
    return _("What you wrote is not right.");
  case ILK_TYPED_NOTHING:
  default:
    return _("You wrote nothing.");
  }
}
