/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Lib/dis.py. An instruction is two bytes, an opcode and a number; what the number means
 * depends on the opcode: the index of a variable or a constant, how many arguments, how far to
 * jump.
 */
#include "demos/interpreter/disassemble.h"
#include "demos/interpreter/int.h"
#include "demos/trace/recorder.h"

#include <stdio.h>

#define MAX_FUNCTIONS 8

typedef enum {
  NO_ARGUMENT,
  NUMBER,
  LOCAL,
  CONSTANT,
  GLOBAL,
  ATTRIBUTE,
  BINARY,
  COMPARISON,
  FORWARD,
  BACKWARD,
} Argument;

typedef struct {
  const char *name;
  Argument argument;
  bool check;
} Opcode;

static const Opcode opcodes[] = {
    [VM_RESUME] = {"RESUME", NO_ARGUMENT, .check = true},
    [VM_LOAD_FAST_BORROW] = {"LOAD_FAST_BORROW", LOCAL},
    [VM_LOAD_CONST] = {"LOAD_CONST", CONSTANT},
    [VM_LOAD_GLOBAL] = {"LOAD_GLOBAL", GLOBAL},
    [VM_STORE_FAST] = {"STORE_FAST", LOCAL},
    [VM_STORE_GLOBAL] = {"STORE_GLOBAL", GLOBAL},
    [VM_BINARY_OP] = {"BINARY_OP", BINARY},
    [VM_COMPARE_OP] = {"COMPARE_OP", COMPARISON},
    [VM_POP_JUMP_IF_FALSE] = {"POP_JUMP_IF_FALSE", FORWARD},
    [VM_JUMP_BACKWARD] = {"JUMP_BACKWARD", BACKWARD, .check = true},
    [VM_CALL] = {"CALL", NUMBER}, /* checks after a function in C, see is_check() */
    [VM_POP_TOP] = {"POP_TOP", NO_ARGUMENT},
    [VM_RETURN_VALUE] = {"RETURN_VALUE", NO_ARGUMENT},
    [VM_BUILD_LIST] = {"BUILD_LIST", NO_ARGUMENT},
    [VM_BUILD_MAP] = {"BUILD_MAP", NO_ARGUMENT},
    [VM_BUILD_THING] = {"BUILD_THING", NO_ARGUMENT},
    [VM_CALL_LIST_APPEND] = {"CALL_LIST_APPEND", NO_ARGUMENT},
    [VM_BINARY_SUBSCR] = {"BINARY_SUBSCR", NO_ARGUMENT},
    [VM_STORE_SUBSCR] = {"STORE_SUBSCR", NO_ARGUMENT},
    [VM_LOAD_ATTR] = {"LOAD_ATTR", ATTRIBUTE},
    [VM_STORE_ATTR] = {"STORE_ATTR", ATTRIBUTE},
    [VM_RETURN_GENERATOR] = {"RETURN_GENERATOR", NO_ARGUMENT},
    [VM_GET_AWAITABLE] = {"GET_AWAITABLE", NO_ARGUMENT},
    [VM_SEND] = {"SEND", FORWARD},
    [VM_YIELD_VALUE] = {"YIELD_VALUE", NO_ARGUMENT},
    [VM_END_SEND] = {"END_SEND", NO_ARGUMENT},
    [VM_JUMP_NO_INTERRUPT] = {"JUMP_BACKWARD_NO_INTERRUPT", BACKWARD},
    [VM_JUMP_FORWARD] = {"JUMP_FORWARD", FORWARD},
    [VM_POP_JUMP_IF_TRUE] = {"POP_JUMP_IF_TRUE", FORWARD},
    [VM_TO_BOOL] = {"TO_BOOL", NO_ARGUMENT},
    [VM_UNARY_NOT] = {"UNARY_NOT", NO_ARGUMENT},
    [VM_IS_OP] = {"IS_OP", NUMBER},
    [VM_LOAD_METHOD] = {"LOAD_ATTR", ATTRIBUTE},
    [VM_LOAD_ATTRIBUTE] = {"LOAD_ATTR", ATTRIBUTE},
    [VM_STORE_ATTRIBUTE] = {"STORE_ATTR", ATTRIBUTE},
    [VM_LIST_APPEND] = {"LIST_APPEND", NUMBER},
    [VM_LIST_EXTEND] = {"LIST_EXTEND", NUMBER},
    [VM_CALL_FUNCTION_EX] = {"CALL_FUNCTION_EX", NO_ARGUMENT},
    [VM_GET_ITER] = {"GET_ITER", NO_ARGUMENT},
    [VM_FOR_ITER] = {"FOR_ITER", FORWARD},
    [VM_CHECK_EXC_MATCH] = {"CHECK_EXC_MATCH", NO_ARGUMENT},
    [VM_RAISE_VARARGS] = {"RAISE_VARARGS", NUMBER},
    [VM_RERAISE] = {"RERAISE", NO_ARGUMENT},
};

_Static_assert(sizeof opcodes / sizeof *opcodes == VM_N_OPCODES, "all have a name");

static const char *const globals[VM_N_GLOBALS] = {
    [VM_GLOBAL_DECREMENT] = "decrement",
    [VM_GLOBAL_ADD] = "add",
    [VM_GLOBAL_COUNTDOWN] = "countdown",
    [VM_GLOBAL_NATIVE] = "native",
    [VM_GLOBAL_LIST] = "shared_items",
    [VM_GLOBAL_DICT] = "shared_table",
    [VM_GLOBAL_OBJECT] = "shared_thing",
    [VM_GLOBAL_ACQUIRE] = "lock.acquire",
    [VM_GLOBAL_RELEASE] = "lock.release",
    [VM_GLOBAL_JOIN] = "join",
    [VM_GLOBAL_PUT] = "put",
    [VM_GLOBAL_GET] = "get",
    [VM_GLOBAL_COUNTER] = "counter",
};

/* ---- Which functions, and how long they are. ---- */

static int
find_target(const VmInstruction *code, int i)
{
  Argument kind = opcodes[code[i].opcode].argument;
  return i + 1 + (kind == BACKWARD ? -code[i].argument : code[i].argument);
}

/* Where code does not tell its length it ends at the first return that no jump leads past. */
static int
find_length(const VmFunction *function)
{
  const VmInstruction *code = function->code;
  int furthest = 0;
  if (function->length > 0)
    return function->length;
  for (int i = 0;; i++) {
    if (opcodes[code[i].opcode].argument == FORWARD && find_target(code, i) > furthest)
      furthest = find_target(code, i);
    if (code[i].opcode == VM_RETURN_VALUE && i >= furthest)
      return i + 1;
  }
}

/* The function that @instruction loads in order to call it, or NULL. */
static const VmFunction *
find_callee(const VmModule *module, VmInstruction instruction)
{
  if (instruction.opcode != VM_LOAD_GLOBAL || instruction.argument >= VM_FIRST_VARIABLE)
    return NULL;
  const VmObject *object = module->globals[instruction.argument];
  bool callable = object != NULL && object->type == &vm_function_type;
  return callable ? (const VmFunction *) object : NULL;
}

static int
add_function(const VmFunction *functions[], int n, const VmFunction *function)
{
  for (int i = 0; i < n; i++)
    if (functions[i] == function)
      return n;
  if (function != NULL && function->native == NULL && n < MAX_FUNCTIONS)
    functions[n++] = function;
  return n;
}

/* The program, the functions it calls, and those they call. Returns how many that are. */
static int
find_functions(const VmModule *module, const VmFunction *program, const VmFunction *functions[])
{
  int n = add_function(functions, 0, program);
  for (int i = 0; i < n; i++) {
    const VmInstruction *code = functions[i]->code;
    for (int j = 0, length = find_length(functions[i]); j < length; j++)
      n = add_function(functions, n, find_callee(module, code[j]));
  }
  return n;
}

/* ---- One instruction. ---- */

/* Where a listing has come to. @loaded: the variable's value lies on the stack, and what others
 * store there meanwhile will be overwritten. @guarded: the lock is held. @called: a function was
 * called while the value lay there, so all that it does comes between. @callees: the functions on
 * the stack. */
typedef struct {
  Listing *listing;
  const VmModule *module;
  const char *const *names; /* of compiled globals; NULL: it is none of them */
  const VmFunction *function;
  int base; /* the place of its first instruction */
  int variable;
  bool loaded, guarded, called;
  const VmFunction *callees[VM_MAX_STACK];
  int n_callees;
} Reader;

static void
name_constant(char *text, const VmObject *constant)
{
  if (vm_is_int(constant))
    snprintf(text, LISTING_MAX_ARGUMENT, "%lld", (long long) vm_int_value(constant));
  else
    snprintf(text, LISTING_MAX_ARGUMENT, "%s", constant == &vm_none ? "None" : "");
}

static void
name_argument(char *text, const Reader *reader, int i)
{
  static const char *const binaries[] = {"+", "-", "*", "&", "/", "//", "%"},
                           *const comparisons[] = {"<", "==", ">", "!=", "<=", ">="};
  const VmFunction *function = reader->function;
  int argument = function->code[i].argument;
  const char *name = "";
  switch (opcodes[function->code[i].opcode].argument) {
  case NO_ARGUMENT:
    break;
  case NUMBER:
    snprintf(text, LISTING_MAX_ARGUMENT, "%d", argument);
    return;
  case CONSTANT:
    name_constant(text, function->constants[argument]);
    return;
  case FORWARD:
  case BACKWARD:
    snprintf(text, LISTING_MAX_ARGUMENT, "to %d", reader->base + find_target(function->code, i));
    return;
  case LOCAL:
    name = function->locals[argument] != NULL ? function->locals[argument] : "";
    break;
  case GLOBAL:
    name = argument < VM_FIRST_NAMED ? globals[argument] : reader->names[argument - VM_FIRST_NAMED];
    break;
  case ATTRIBUTE:
    name = function->attributes[argument];
    break;
  case BINARY:
    name = binaries[argument];
    break;
  case COMPARISON:
    name = comparisons[argument];
    break;
  }
  snprintf(text, LISTING_MAX_ARGUMENT, "%s", name);
}

/* Whether the eval loop looks at its breaker there: after a call, when the function was in C. */
static bool
is_check(const Reader *reader, VmInstruction instruction)
{
  if (reader->names != NULL)
    return instruction.opcode == VM_YIELD_VALUE;
  if (instruction.opcode != VM_CALL)
    return opcodes[instruction.opcode].check;
  return reader->n_callees > 0 && reader->callees[reader->n_callees - 1]->native != NULL;
}

/* With the GIL others come in at check points only, without it anywhere; under control wherever the
 * scheduler wants it. */
static bool
is_open(const Reader *reader, bool check)
{
#if defined VM_FREE_THREADED || defined VM_CONTROLLED
  return check || reader->names == NULL;
#else
  return check;
#endif
}

static void
list_instruction(Reader *reader, int i)
{
  Listing *listing = reader->listing;
  if (listing->n == LISTING_MAX)
    return;
  VmInstruction instruction = reader->function->code[i];
  const Opcode *opcode = &opcodes[instruction.opcode];
  if (instruction.opcode == VM_STORE_GLOBAL && instruction.argument == reader->variable)
    reader->loaded = false;
  ListedInstruction *row = &listing->instructions[listing->n++];
  *row = (ListedInstruction){reader->function->name, opcode->name,
                             .check = is_check(reader, instruction), .between = reader->loaded};
  row->unsafe = reader->loaded && !reader->guarded && is_open(reader, row->check);
  name_argument(row->argument, reader, i);
}

/* What the instruction means for those that follow. */
static void
follow(Reader *reader, VmInstruction instruction)
{
  const VmFunction *callee = find_callee(reader->module, instruction);
  if (callee != NULL && reader->n_callees < VM_MAX_STACK)
    reader->callees[reader->n_callees++] = callee;
  if (instruction.opcode == VM_CALL) {
    reader->called |= reader->loaded;
    reader->n_callees -= reader->n_callees > 0;
  }
  if (instruction.opcode != VM_LOAD_GLOBAL)
    return;
  if (instruction.argument == reader->variable)
    reader->loaded = true;
  if (instruction.argument == VM_GLOBAL_ACQUIRE || instruction.argument == VM_GLOBAL_RELEASE)
    reader->guarded = instruction.argument == VM_GLOBAL_ACQUIRE;
}

void
vm_disassemble(const VmModule *module, const VmFunction *program, int variable, Listing *listing)
{
  vm_disassemble_compiled(module, program, NULL, variable, listing);
}

void
vm_disassemble_compiled(const VmModule *module, const VmFunction *program, const char *const *names,
                        int variable, Listing *listing)
{
  const VmFunction *functions[MAX_FUNCTIONS];
  int n = names == NULL ? find_functions(module, program, functions)
                        : add_function(functions, 0, program);
  Reader reader = {.listing = listing, .module = module, .names = names, .variable = variable};
  listing->n = 0;
  for (int f = 0; f < n; f++) {
    reader.function = functions[f];
    reader.base = listing->n;
    reader.loaded = reader.called;
    for (int i = 0, length = find_length(functions[f]); i < length; i++) {
      list_instruction(&reader, i);
      follow(&reader, functions[f]->code[i]);
    }
  }
}

const char *
vm_disassemble_one(const VmModule *module, const VmFunction *function, const VmInstruction *at,
                   char argument[LISTING_MAX_ARGUMENT])
{
  Reader reader = {.module = module, .function = function};
  argument[0] = '\0';
  name_argument(argument, &reader, (int) (at - function->code));
  return opcodes[at->opcode].name;
}

unsigned
vm_disassemble_place(const VmModule *module, const VmFunction *program, const VmFunction *function,
                     const VmInstruction *at)
{
  const VmFunction *functions[MAX_FUNCTIONS];
  int n = find_functions(module, program, functions);
  int base = 0;
  for (int f = 0; f < n; f++) {
    if (functions[f] == function)
      return (unsigned) (base + (int) (at - function->code));
    base += find_length(functions[f]);
  }
  return TRACE_NO_PLACE;
}
