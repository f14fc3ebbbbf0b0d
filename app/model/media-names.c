/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * md4c says what a picture is, so that one in code is none.
 */
#include "app/model/media-names.h"

#include "app/base/limits.h"

#include <md4c.h>
#include <string.h>

static gboolean
is_control(const char *name)
{
  for (; *name != '\0'; name++) {
    if (g_ascii_iscntrl(*name) || *name == '\\')
      return TRUE;
  }
  return FALSE;
}

/* Whether @name lies beside its deck or below it. */
static gboolean
is_local(const char *name)
{
  g_autofree char *scheme = g_uri_parse_scheme(name);
  g_auto(GStrv) parts = g_strsplit(name, "/", -1);

  return *name != '\0' && strlen(name) <= ILK_MAX_NAME_BYTES && scheme == NULL && *name != '/' &&
         !is_control(name) && !g_strv_contains((const char *const *) parts, "..");
}

static int
enter_span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  GPtrArray *names = user_data;
  if (type != MD_SPAN_IMG)
    return 0;

  const MD_ATTRIBUTE *address = &((MD_SPAN_IMG_DETAIL *) detail)->src;
  g_autofree char *name = g_strndup(address->size > 0 ? address->text : "", address->size);
  if (names->len < ILK_MAX_MEDIA_PER_NOTE && is_local(name) &&
      !g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
    g_ptr_array_add(names, g_steal_pointer(&name));
  return 0;
}

static int
block_cb(MD_BLOCKTYPE type, void *detail, void *user_data)
{
  return 0;
}

static int
span_cb(MD_SPANTYPE type, void *detail, void *user_data)
{
  return 0;
}

static int
text_cb(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  return 0;
}

void
ilk_media_names_collect(GPtrArray *names, const char *markdown)
{
  const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
      .enter_block = block_cb,
      .leave_block = block_cb,
      .enter_span = enter_span_cb,
      .leave_span = span_cb,
      .text = text_cb,
  };
  /* Most texts show nothing. */
  if (strstr(markdown, "![") == NULL)
    return;
  int result = md_parse(markdown, (MD_SIZE) strlen(markdown), &parser, names);
  g_assert(result == 0);
}
