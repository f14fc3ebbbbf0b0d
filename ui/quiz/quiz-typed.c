/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs beside the colours: who cannot tell these sees lines, who sees nothing hears words.
 */
#include "ui/quiz/quiz-typed.h"

#include "app/model/typed-answer.h"
#include "config.h"

#include <glib/gi18n.h>

/* What is right stands below in any case: only where it is laid into what was written, it is needed
 * here. */
static guint
count_spans(const IlkTypedAnswer *answer)
{
  return answer->apart ? MIN(answer->spans->len, 1) : answer->spans->len;
}

char *
ui_quiz_typed_dup_markup(const char *typed, const char *const *accepted)
{
  static const char *const formats[] = {
      [ILK_TYPED_SAME] = "%s",
      [ILK_TYPED_EXTRA] = "<span strikethrough='true' background='#e01b2433'>%s</span>",
      [ILK_TYPED_MISSING] = "<span underline='single' background='#26a26933'>%s</span>"};
  g_auto(IlkTypedAnswer) answer = {0};
  g_autoptr(GString) markup = g_string_new(NULL);

  ilk_typed_answer_init(&answer, typed, accepted);
  for (guint i = 0; i < count_spans(&answer); i++) {
    const IlkTypedSpan *span = &g_array_index(answer.spans, IlkTypedSpan, i);
    g_autofree char *text = g_markup_escape_text(span->text, -1);
    g_autoptr(GString) part = g_string_new(formats[span->kind]);

    g_string_replace(part, "%s", text, 1);
    g_string_append(markup, part->str);
  }
  return g_strdup(markup->str);
}

static const char *
get_format(const IlkTypedAnswer *answer, IlkTypedSpanKind kind)
{
  if (answer->apart)
    /* Translators: what the learner wrote, all of which is wrong, as a screen reader says it. */
    return _("You wrote: %s");
  /* Translators: letters of a written answer, as a screen reader says them. */
  return kind == ILK_TYPED_EXTRA     ? _("too much: %s")
         : kind == ILK_TYPED_MISSING ? _("missing: %s")
                                     : "%s";
}

char *
ui_quiz_typed_dup_words(const char *typed, const char *const *accepted)
{
  g_auto(IlkTypedAnswer) answer = {0};
  g_autoptr(GString) words = g_string_new(NULL);

  ilk_typed_answer_init(&answer, typed, accepted);
  for (guint i = 0; i < count_spans(&answer); i++) {
    const IlkTypedSpan *span = &g_array_index(answer.spans, IlkTypedSpan, i);
    g_autoptr(GString) part = g_string_new(get_format(&answer, span->kind));

    g_string_replace(part, "%s", span->text, 1);
    g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", part->str);
  }
  return g_strdup(words->str);
}
