/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The function that mutants are made of, and what its bytecode does: small enough to see all of it.
 *
 *     3  p = n * 10
 *     4  if n >= 10:
 *     5      p = p - 5
 *     6  if member:
 *     7      p = p - p // 10
 *     8  return p
 */
#pragma once

/** PriceOpcode: named as CPython's, or as what BINARY_OP and COMPARE_OP do */
typedef enum {
  LOAD_N,
  LOAD_MEMBER,
  LOAD_P,
  STORE_P,
  LOAD_CONST,
  MULTIPLY,
  ADD,
  SUBTRACT,
  FLOOR_DIVIDE,
  GREATER_EQUAL,
  GREATER,
  LESS,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_TRUE,
  RETURN_VALUE,
} PriceOpcode;

typedef struct {
  PriceOpcode opcode;
  int argument, line;
} PriceInstruction;

#define PRICE_LENGTH 22

extern const PriceInstruction price_code[PRICE_LENGTH];

/** PriceCoverage: a bit for each line that ran, and for each way that a jump went */
typedef struct {
  unsigned lines, jumped, stayed;
} PriceCoverage;

/** price_run: Returns: what @code, PRICE_LENGTH instructions, makes of @n and @member */
int price_run(const PriceInstruction *code, int n, int member, PriceCoverage *coverage);
