/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program's own colours travel as signs of a private plane, chosen anew in every run, so that
 * no deck can hold them.
 */
#include "app/cli/output.h"

#include "app/base/clean-text.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FIRST_PRIVATE 0x100000
#define LAST_BASE 0x10FF00

static gunichar base;
static int column; /* where the terminal's cursor is, as far as what is printed here says */

typedef struct {
  /* Borrowed */
  GString *out;
  GString *err;
} Capture;

static GPrivate capture_key = G_PRIVATE_INIT(g_free);

void
ilk_output_capture(GString *out, GString *err)
{
  Capture *capture = out != NULL ? g_new(Capture, 1) : NULL;
  if (capture != NULL)
    *capture = (Capture){out, err};
  g_private_replace(&capture_key, capture);
}

gboolean
ilk_output_is_captured(void)
{
  return g_private_get(&capture_key) != NULL;
}

static gunichar
get_base(void)
{
  if (base == 0)
    base = (gunichar) g_random_int_range(FIRST_PRIVATE, LAST_BASE);
  return base;
}

char *
ilk_output_dup_mark(const char *text, const char *code)
{
  g_autofree char *clean = ilk_clean_text(text);
  GString *marked = g_string_new(NULL);
  g_string_append_unichar(marked, get_base() + (gunichar) g_ascii_strtoull(code, NULL, 10));
  g_string_append(marked, clean);
  g_string_append_unichar(marked, get_base());
  return g_string_free(marked, FALSE);
}

/* “ESC [ 0 m” ends what “ESC [ 31 m” began. */
static char *
dup_with_codes(const char *text)
{
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
    gunichar letter = g_utf8_get_char(p);
    if (base != 0 && letter >= base && letter < base + 100)
      g_string_append_printf(out, "\033[%um", letter - base);
    else
      g_string_append_unichar(out, letter);
  }
  return g_string_free(out, FALSE);
}

/* Returns: (transfer full): @text, broken between words as the terminal @fd would within them */
static char *
dup_folded(const char *text, int fd)
{
  int columns = ilk_terminal_get_columns(fd);
  if (columns == 0)
    return g_strdup(text);
  char *folded = ilk_text_fold(text, column, columns);
  const char *line = strrchr(folded, '\n');
  column = line != NULL ? ilk_text_width(line + 1) : column + ilk_text_width(folded);
  return folded;
}

static void
print(FILE *stream, const char *text)
{
  const char *charset;
  const Capture *capture = g_private_get(&capture_key);
  g_autofree char *clean = ilk_clean_text(text);
  if (capture != NULL) {
    g_string_append(stream == stdout ? capture->out : capture->err, clean);
    return;
  }
  g_autofree char *folded = dup_folded(clean, fileno(stream));
  g_autofree char *coded = dup_with_codes(folded);
  g_autofree char *converted =
      g_get_charset(&charset)
          ? NULL
          : g_convert_with_fallback(coded, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  fputs(converted != NULL ? converted : coded, stream);
  fflush(stream);
}

static void
print_cb(const char *text)
{
  print(stdout, text);
}

static void
print_error_cb(const char *text)
{
  print(stderr, text);
}

void
ilk_output_begin(void)
{
  g_set_print_handler(print_cb);
  g_set_printerr_handler(print_error_cb);
}

void
ilk_output_control(const char *sequence)
{
  if (ilk_output_is_captured())
    return;
  column = 0;
  fputs(sequence, stdout);
  fflush(stdout);
}

/* Neither JSON nor CSV has control bytes, but a demo that goes wrong may. */
void
ilk_output_data(const char *data, gsize length)
{
  g_autoptr(GString) out = g_string_sized_new(length);
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_iscntrl(data[i]) || data[i] == '\n' || data[i] == '\t')
      g_string_append_c(out, data[i]);
  const Capture *capture = g_private_get(&capture_key);
  if (capture != NULL)
    g_string_append_len(capture->out, out->str, (gssize) out->len);
  else
    fwrite(out->str, 1, out->len, stdout);
}

/* Within JSON, what is not clean stands in strings. */
void
ilk_output_json(const char *line)
{
  g_autoptr(GString) out = g_string_new(NULL);
  for (const char *p = line; *p != '\0'; p = g_utf8_next_char(p)) {
    char letter[8] = "";
    gunichar c = g_utf8_get_char(p);
    g_unichar_to_utf8(c, letter);
    if (c > 0xffff || ilk_is_clean(letter))
      g_string_append(out, letter);
    else
      g_string_append_printf(out, "\\u%04x", c);
  }
  g_string_append_c(out, '\n');
  ilk_output_data(out->str, out->len);
}
