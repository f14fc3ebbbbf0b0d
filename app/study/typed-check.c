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

static char **
dup_accepted(const IlkCardContent *content)
{
  g_autoptr(GPtrArray) accepted = g_ptr_array_new();

  for (gsize i = 0; content->key.accept != NULL && content->key.accept[i] != NULL; i++)
    g_ptr_array_add(accepted, g_strdup(content->key.accept[i]));
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

  self->accepted = dup_accepted(content);
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
