/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stack machine of fifteen opcodes; the demos' interpreter needs no division, so it has none.
 */
#include "demos/schedule/price.h"

#include <stdbool.h>

const PriceInstruction price_code[PRICE_LENGTH] = {
    {LOAD_N, 0, 3},        {LOAD_CONST, 10, 3},
    {MULTIPLY, 0, 3},      {STORE_P, 0, 3},
    {LOAD_N, 0, 4},        {LOAD_CONST, 10, 4},
    {GREATER_EQUAL, 0, 4}, {POP_JUMP_IF_FALSE, 4, 4},
    {LOAD_P, 0, 5},        {LOAD_CONST, 5, 5},
    {SUBTRACT, 0, 5},      {STORE_P, 0, 5},
    {LOAD_MEMBER, 0, 6},   {POP_JUMP_IF_FALSE, 6, 6},
    {LOAD_P, 0, 7},        {LOAD_P, 0, 7},
    {LOAD_CONST, 10, 7},   {FLOOR_DIVIDE, 0, 7},
    {SUBTRACT, 0, 7},      {STORE_P, 0, 7},
    {LOAD_P, 0, 8},        {RETURN_VALUE, 0, 8},
};
static int
apply(PriceOpcode opcode, int a, int b)
{
  switch ((int) opcode) {
  case MULTIPLY:
    return a * b;
  case ADD:
    return a + b;
  case SUBTRACT:
    return a - b;
  case FLOOR_DIVIDE:
    return a / b - (a % b < 0);
  case GREATER_EQUAL:
    return a >= b;
  case GREATER:
    return a > b;
  default:
    return a < b;
  }
}

int
price_run(const PriceInstruction *code, int n, int member, PriceCoverage *coverage)
{
  int stack[4], top = 0, p = 0;
  for (int i = 0;; i++) {
    PriceOpcode opcode = code[i].opcode;
    coverage->lines |= 1u << code[i].line;
    if (opcode == LOAD_N || opcode == LOAD_MEMBER || opcode == LOAD_P || opcode == LOAD_CONST)
      stack[top++] = opcode == LOAD_N        ? n
                     : opcode == LOAD_MEMBER ? member
                     : opcode == LOAD_P      ? p
                                             : code[i].argument;
    else if (opcode == STORE_P)
      p = stack[--top];
    else if (opcode == RETURN_VALUE)
      return stack[top - 1];
    else if (opcode == POP_JUMP_IF_FALSE || opcode == POP_JUMP_IF_TRUE) {
      bool jumps = (stack[--top] != 0) == (opcode == POP_JUMP_IF_TRUE);
      *(jumps ? &coverage->jumped : &coverage->stayed) |= 1u << i;
      i += jumps ? code[i].argument : 0;
    } else {
      stack[top - 2] = apply(opcode, stack[top - 2], stack[top - 1]);
      top--;
    }
  }
}
