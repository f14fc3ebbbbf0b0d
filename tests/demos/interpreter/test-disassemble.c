/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The listing says what runs: against what was written down by hand, and against the eval loop,
 * which is made to tell every place where it looks at its breaker.
 */
#include "demos/interpreter/thread.h"

#include <glib.h>

static const VmBuild *const builds[] = {&vm_build_gil, &vm_build_free};

static gint64
return_three(VmThread *thread, gpointer data)
{
  return 3;
}

static void
start(VmInterpreter *interpreter, const VmBuild *build)
{
  g_assert_true(vm_interpreter_init(interpreter, build, 1000, 0));
  vm_interpreter_set_native(interpreter, return_three, NULL);
}

/* “*” is a check point, “|” stands between load and store, “!” is where an update can be lost. */
static char *
dup_text(const Listing *listing)
{
  GString *text = g_string_new(NULL);
  const char *function = NULL;
  for (int i = 0; i < listing->n; i++) {
    const ListedInstruction *row = &listing->instructions[i];
    if (g_strcmp0(row->function, function) != 0)
      g_string_append_printf(text, "%s:\n", row->function);
    function = row->function;
    g_string_append_printf(text, "%s%s%s%s%s%s\n", row->check ? "*" : "", row->between ? "|" : "",
                           row->unsafe ? "!" : "", row->opcode, *row->argument ? " " : "",
                           row->argument);
  }
  return g_string_free(text, FALSE);
}

static void
test_says_what_runs(void)
{
  const struct {
    const VmBuild *build;
    VmProgram program;
    const char *text;
  } cases[] = {
      {&vm_build_gil, VM_ADD_PLAIN,
       "add_plain:\n*RESUME\nLOAD_FAST_BORROW n\nLOAD_CONST 0\nCOMPARE_OP >\nPOP_JUMP_IF_FALSE to "
       "14\n"
       "LOAD_GLOBAL counter\n|LOAD_CONST 1\n|BINARY_OP +\nSTORE_GLOBAL counter\n"
       "LOAD_FAST_BORROW n\nLOAD_CONST 1\nBINARY_OP -\nSTORE_FAST n\n*JUMP_BACKWARD to 1\n"
       "LOAD_CONST None\nRETURN_VALUE\n"},
      {&vm_build_free, VM_ADD_PLAIN,
       "add_plain:\n*RESUME\nLOAD_FAST_BORROW n\nLOAD_CONST 0\nCOMPARE_OP >\nPOP_JUMP_IF_FALSE to "
       "14\n"
       "LOAD_GLOBAL counter\n|!LOAD_CONST 1\n|!BINARY_OP +\nSTORE_GLOBAL counter\n"
       "LOAD_FAST_BORROW n\nLOAD_CONST 1\nBINARY_OP -\nSTORE_FAST n\n*JUMP_BACKWARD to 1\n"
       "LOAD_CONST None\nRETURN_VALUE\n"},
      {&vm_build_gil, VM_ADD_CALL,
       "add_call:\n*RESUME\nLOAD_FAST_BORROW n\nLOAD_CONST 0\nCOMPARE_OP >\nPOP_JUMP_IF_FALSE to "
       "14\n"
       "LOAD_GLOBAL add\nLOAD_GLOBAL counter\n|CALL 1\nSTORE_GLOBAL counter\n"
       "LOAD_FAST_BORROW n\nLOAD_CONST 1\nBINARY_OP -\nSTORE_FAST n\n*JUMP_BACKWARD to 1\n"
       "LOAD_CONST None\nRETURN_VALUE\n"
       "add:\n*|!RESUME\n|LOAD_FAST_BORROW n\n|LOAD_CONST 1\n|BINARY_OP +\n|RETURN_VALUE\n"},
      {&vm_build_free, VM_ADD_LOCKED,
       "add_locked:\n*RESUME\nLOAD_FAST_BORROW n\nLOAD_CONST 0\nCOMPARE_OP >\nPOP_JUMP_IF_FALSE to "
       "20\n"
       "LOAD_GLOBAL lock.acquire\n*CALL 0\nPOP_TOP\n"
       "LOAD_GLOBAL counter\n|LOAD_CONST 1\n|BINARY_OP +\nSTORE_GLOBAL counter\n"
       "LOAD_GLOBAL lock.release\n*CALL 0\nPOP_TOP\n"
       "LOAD_FAST_BORROW n\nLOAD_CONST 1\nBINARY_OP -\nSTORE_FAST n\n*JUMP_BACKWARD to 1\n"
       "LOAD_CONST None\nRETURN_VALUE\n"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    VmInterpreter interpreter;
    Listing listing;
    start(&interpreter, cases[i].build);
    cases[i].build->disassemble(&interpreter.module, cases[i].program, VM_GLOBAL_COUNTER, &listing);
    g_autofree char *text = dup_text(&listing);
    g_assert_cmpstr(text, ==, cases[i].text);
    vm_interpreter_destroy(&interpreter);
  }
}

/* Without a lock to let go of, a drop request is never answered, so each check tells its place. */
static void
run_all_asked(VmInterpreter *interpreter, VmProgram program)
{
  static VmThread room;
  VmThread *thread = &room;
  *thread = (VmThread){0};
  thread->interpreter = interpreter;
  thread->program = program;
  thread->trace = trace_ring(0);
  interpreter->gil.enabled = false;
  vm_breaker_set(thread, VM_DROP_REQUEST);
  interpreter->build->run(thread, program, 2);
  g_assert_cmpstr(thread->error, ==, NULL);
}

static void
see_event(const Listing *listing, const TraceRecord *record, gboolean *seen)
{
  if (record->event == TRACE_EVENT_NONE)
    return;
  g_assert_cmpuint(record->place, <, listing->n);
  const char *opcode = listing->instructions[record->place].opcode;
  g_assert_cmpstr(opcode, ==,
                  record->event == TRACE_EVENT_DROP_AT_RESUME ? "RESUME"
                  : record->event == TRACE_EVENT_DROP_AT_JUMP ? "JUMP_BACKWARD"
                                                              : "CALL");
  seen[record->place] = TRUE;
}

static void
check_places(const VmBuild *build, VmProgram program)
{
  VmInterpreter interpreter;
  Listing listing;
  TraceRecord record;
  gboolean seen[LISTING_MAX] = {FALSE};
  start(&interpreter, build);
  build->disassemble(&interpreter.module, program, VM_GLOBAL_COUNTER, &listing);
  run_all_asked(&interpreter, program);
  while (trace_take(G_MAXUINT64, &record, 1) == 1)
    see_event(&listing, &record, seen);
  for (int i = 0; i < listing.n; i++)
    g_assert_cmpint(seen[i], ==, listing.instructions[i].check);
  vm_interpreter_destroy(&interpreter);
}

static void
test_checks_are_the_eval_loops(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(builds); i++)
    for (int program = 0; program < VM_N_PROGRAMS; program++)
      check_places(builds[i], (VmProgram) program);
}

static void
test_every_instruction_has_a_name(void)
{
  VmInterpreter interpreter;
  Listing listing;
  start(&interpreter, &vm_build_gil);
  for (int program = 0; program < VM_N_PROGRAMS; program++) {
    vm_build_gil.disassemble(&interpreter.module, (VmProgram) program, VM_GLOBAL_COUNTER, &listing);
    g_assert_cmpint(listing.n, <, LISTING_MAX);
    for (int i = 0; i < listing.n; i++)
      g_assert_nonnull(listing.instructions[i].opcode);
    g_assert_cmpstr(listing.instructions[listing.n - 1].opcode, ==, "RETURN_VALUE");
  }
  vm_interpreter_destroy(&interpreter);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/disassemble/says-what-runs", test_says_what_runs);
  g_test_add_func("/interpreter/disassemble/checks-are-the-eval-loops",
                  test_checks_are_the_eval_loops);
  g_test_add_func("/interpreter/disassemble/every-instruction-has-a-name",
                  test_every_instruction_has_a_name);
  return g_test_run();
}
