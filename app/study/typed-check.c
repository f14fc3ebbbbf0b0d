/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison itself is app/model/typed-answer.
 */
#include "app/study/typed-check.h"

#include "app/deckfile/plain-text.h"

#include <string.h>

/* What stands before the first empty line, as plain text in one line. */
static char *
dup_first_paragraph(const char *markdown)
{
  g_autofree char *plain = g_strstrip(ilk_markdown_to_plain(markdown));
  char *end = strstr(plain, "\n\n");

  if (end != NULL)
    *end = '\0';
  return g_strdelimit(g_strdup(plain), "\n", ' ');
}

/* As it reads, in one line. */
static char *
dup_reading(const char *markdown)
{
  g_autofree char *plain = g_strstrip(ilk_markdown_to_plain(markdown));
  return g_strdelimit(g_steal_pointer(&plain), "\n", ' ');
}

static void
add_both(GPtrArray *accepted, const char *written, gboolean is_markdown)
{
  g_autofree char *reading = dup_reading(written);
  gboolean differs = *reading != '\0' && !g_str_equal(reading, written);
  if (differs && is_markdown)
    g_ptr_array_add(accepted, g_strdup(reading));
  g_ptr_array_add(accepted, g_strdup(written));
  if (differs && !is_markdown)
    g_ptr_array_add(accepted, g_strdup(reading));
}

char **
ilk_typed_dup_accepted(const IlkCardContent *content)
{
  g_return_val_if_fail(content != NULL, NULL);

  const IlkAnswerKey *key = &content->key;
  g_autoptr(GPtrArray) accepted = g_ptr_array_new();
  for (gsize i = 0; key->accept != NULL && key->accept[i] != NULL; i++)
    add_both(accepted, key->accept[i], key->has_gaps);
  if (accepted->len == 0 && key->short_answer != NULL)
    add_both(accepted, key->short_answer, TRUE);
  if (accepted->len == 0)
    g_ptr_array_add(accepted, dup_first_paragraph(content->answer));
  g_ptr_array_add(accepted, NULL);
  return (char **) g_ptr_array_free(g_steal_pointer(&accepted), FALSE);
}

IlkTypedCheck *
ilk_typed_check_new(const IlkCardContent *content, const char *typed)
{
  IlkTypedCheck *self = g_new0(IlkTypedCheck, 1);
  g_autofree char *valid = g_utf8_make_valid(typed, -1);

  self->accepted = ilk_typed_dup_accepted(content);
  ilk_typed_answer_init(&self->answer, valid, (const char *const *) self->accepted);
  return self;
}

void
ilk_typed_check_free(IlkTypedCheck *self)
{
  ilk_typed_answer_clear(&self->answer);
  g_strfreev(self->accepted);
  g_free(self);
}
