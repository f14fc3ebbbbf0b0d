/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any text as a template, as a field with deletions, and as HTML: what comes out is bounded, valid,
 * and names no path.
 */
#include "app/anki/cloze-filter.h"
#include "app/anki/render.h"
#include "app/anki/strip.h"
#include "app/anki/template-filters.h"
#include "app/base/limits.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

static void
check_html(const char *text)
{
  g_autoptr(IlkHtmlReader) reader = ilk_html_reader_new(NULL, NULL);
  g_autoptr(GPtrArray) media = g_ptr_array_new_with_free_func(g_free);
  guint losses = 0;
  g_autofree char *markdown = ilk_html_to_markdown(reader, text, media, &losses);
  g_autofree char *plain = ilk_html_strip_field(text);
  g_assert_true(g_utf8_validate(markdown, -1, NULL));
  g_assert_cmpuint(strlen(markdown), <=, 2 * ILK_MAX_TEXT_BYTES);
  g_assert_cmpuint(media->len, <=, ILK_MAX_MEDIA_PER_NOTE);
  for (guint i = 0; i < media->len; i++)
    g_assert_null(strchr(media->pdata[i], '/'));
  g_assert_cmpuint(strlen(plain), <=, 3 * strlen(text) + 3);
}

static void
check_filters(const char *text)
{
  g_autofree char *asked = ilk_cloze_filter(text, 1, ILK_CLOZE_ASKED, FALSE);
  g_autofree char *only = ilk_cloze_filter(text, 1, ILK_CLOZE_ANSWERED, TRUE);
  g_autofree char *typed = ilk_cloze_filter_dup_typed(text, 1);
  g_autofree char *ruby = ilk_filter_ruby(text, ILK_RUBY_BOTH);
  g_autofree char *plain = ilk_filter_text(text);
  g_assert_cmpuint(strlen(ilk_html_is_blank(text) ? "" : asked), <=, 30 * strlen(text) + 30);
  g_assert_cmpuint(strlen(only), <=, 30 * strlen(text) + 30);
}

static void
check_template(const char *text)
{
  static const char *const names[] = {"Front", "Back"};
  const char *const fields[] = {text, "{{c1::a}}"};
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  g_ptr_array_add(list, (gpointer) names[0]);
  g_ptr_array_add(list, (gpointer) names[1]);
  g_autoptr(IlkTemplate) template = ilk_template_new(text, list);
  const IlkTemplateNote note = {.fields = fields, .n_fields = 2, .number = 1};
  if (template == NULL)
    return;
  g_auto(IlkTemplateResult) result;
  ilk_template_render(template, &note, &result);
  g_assert_cmpuint(result.html->len, <=, ILK_MAX_TEMPLATE_BYTES);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid((const char *) data, (gssize) size);
  check_html(text);
  check_filters(text);
  check_template(text);
  return 0;
}
