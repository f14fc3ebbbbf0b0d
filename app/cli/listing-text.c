/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for each instruction: its place, a sign, the code, and how often the lock was let go.
 */
#include "app/cli/listing-text.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define INDENT 2
#define OPCODE_WIDTH 18
#define ARGUMENT_WIDTH 14

static const char *
get_check_mark(void)
{
  return ilk_terminal_mark("●", "*");
}

static const char *
get_unsafe_mark(void)
{
  return ilk_terminal_mark("▲", "!");
}

static const char *
get_span_mark(void)
{
  return ilk_terminal_mark("┃", "|");
}

static void
print_instruction(const IlkInstruction *instruction, guint place)
{
  g_autoptr(GString) line = g_string_new(NULL);
  const char *sign = instruction->unsafe  ? get_unsafe_mark()
                     : instruction->check ? get_check_mark()
                                          : " ";

  g_string_printf(line, "%*s%3u %s %s %-*s%-*s", INDENT, "", place, sign,
                  instruction->between ? get_span_mark() : " ", OPCODE_WIDTH, instruction->opcode,
                  ARGUMENT_WIDTH, instruction->argument);
  if (instruction->drops > 0)
    g_string_append_printf(line, "%" PRIu64 "%s", instruction->drops, ilk_terminal_mark("×", "x"));
  g_print("%s\n", g_strchomp(line->str));
}

static void
print_legend(void)
{
  g_autofree char *legend = g_strdup_printf(
      /* Translators: %s are the signs that stand before the instructions. */
      _("%s check point   %s a switch here loses an update   %s between load and store"),
      get_check_mark(), get_unsafe_mark(), get_span_mark());
  g_autofree char *quiet = ilk_style(ILK_STYLE_QUIET, legend);
  g_print("%*s%s\n", INDENT, "", quiet);
}

static void
print_note(const char *note)
{
  g_autofree char *wrapped = ilk_text_wrap(note, ilk_terminal_get_width() - INDENT, INDENT);
  g_print("%s\n", wrapped);
}

void
ilk_listing_text_print(const IlkListing *listing)
{
  const char *function = NULL;
  if (listing == NULL)
    return;
  for (guint i = 0; i < listing->instructions->len; i++) {
    const IlkInstruction *instruction = listing->instructions->pdata[i];
    if (g_strcmp0(instruction->function, function) != 0)
      g_print("%*s%s\n", INDENT, "", instruction->function);
    function = instruction->function;
    print_instruction(instruction, i);
  }
  print_legend();
  if (listing->note != NULL)
    print_note(listing->note);
}
