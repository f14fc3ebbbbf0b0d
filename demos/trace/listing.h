/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a program consists of, instruction by instruction, for people to read. Filled by who knows
 * the program (interpreter/disassemble.h), told by demo_listing().
 */
#pragma once

#include <stdbool.h>

#define LISTING_MAX 96
#define LISTING_MAX_ARGUMENT 24

/**
 * ListedInstruction: its place is its index in the listing
 * @function: the name of the function it stands in; instructions of one follow each other
 * @argument: what it works on by name, as `python3 -m dis` has it in parentheses; may be empty
 * @check: whether the eval breaker is looked at here, so that the lock can change hands
 * @between: whether it runs between loading and storing the variable that is watched
 * @unsafe: whether what others store in that variable, when they come in here, is lost
 */
typedef struct {
  const char *function;
  const char *opcode;
  char argument[LISTING_MAX_ARGUMENT];
  bool check;
  bool between;
  bool unsafe;
} ListedInstruction;

/** Listing: @note: a sentence about it, translated */
typedef struct {
  const char *note;
  int n;
  ListedInstruction instructions[LISTING_MAX];
} Listing;
