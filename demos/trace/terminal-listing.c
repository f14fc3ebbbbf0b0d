/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Remembers the latest listing and counts events at its check points until it is asked to print
 * them.
 */
#include "demos/trace/terminal-listing.h"
#include "demos/trace/text.h"

#include <stdio.h>
#include <string.h>

static Listing remembered;
static size_t counts[LISTING_MAX];

void
terminal_listing_remember(const Listing *listing)
{
  remembered = *listing;
  memset(counts, 0, sizeof counts);
}

void
terminal_listing_count(const TraceRecord *record)
{
  if (record->event != TRACE_EVENT_NONE && record->place < remembered.n)
    counts[record->place]++;
}

static const char *
find_mark(const ListedInstruction *instruction)
{
  return instruction->unsafe ? "▲" : instruction->check ? "●" : " ";
}

static void
print_instruction(int place)
{
  const ListedInstruction *instruction = &remembered.instructions[place];
  printf("  %3d %s %s ", place, find_mark(instruction), instruction->between ? "┃" : " ");
  if (counts[place] > 0)
    printf("%-18s %-13s %zu×\n", instruction->opcode, instruction->argument, counts[place]);
  else if (*instruction->argument != '\0')
    printf("%-18s %s\n", instruction->opcode, instruction->argument);
  else
    puts(instruction->opcode);
}

static void
print_legend(void)
{
  printf("\n  %s\n  %s\n",
         _("● check point  ▲ a switch here loses an update  ┃ between load and store  "
           "× lock let go when asked"),
         remembered.note);
}

void
terminal_listing_print(void)
{
  const char *function = "";
  for (int i = 0; i < remembered.n; i++) {
    if (strcmp(remembered.instructions[i].function, function) != 0) {
      function = remembered.instructions[i].function;
      printf("\n  %s\n", function);
    }
    print_instruction(i);
  }
  if (remembered.n > 0)
    print_legend();
  remembered.n = 0;
}
