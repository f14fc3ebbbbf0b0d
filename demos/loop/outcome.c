/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare str() and repr() in Objects/object.c.
 */
#include "demos/loop/outcome.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/value.h"

#include <math.h>
#include <stdio.h>

/* Text as str() gives it, of what programs return. */
static void
add_value(LoopOutcome *outcome, VmObject *object)
{
  if (outcome->n == LOOP_MAX_VALUES)
    return;
  LoopValue *value = &outcome->values[outcome->n++];
  value->number = vm_is_number(object) ? vm_number(object) : NAN;
  const char *text = "object";
  if (object->type == &vm_str_type)
    text = ((const VmStr *) object)->text;
  else if (object->type == &vm_instance_type)
    text = ((const VmInstance *) object)->class->name;
  else if (object == &vm_none || object == &vm_true || object == &vm_false)
    text = object == &vm_none ? "None" : object == &vm_true ? "True" : "False";
  if (vm_is_number(object))
    snprintf(value->text, sizeof value->text, "%.6g", value->number);
  else
    snprintf(value->text, sizeof value->text, "%.31s", text);
}

void
loop_outcome_add(VmThread *thread, LoopOutcome *outcome, VmObject *result)
{
  VmObject *item;
  if (result->type != &vm_list_type) {
    add_value(outcome, result);
    return;
  }
  for (int64_t i = 0; (item = vm_list_get(thread, result, i)) != NULL; i++) {
    loop_outcome_add(thread, outcome, item);
    vm_decref(thread, item);
  }
}

void
loop_outcome_raised(VmThread *thread, LoopOutcome *outcome)
{
  VmObject *raised = vm_take_exception(thread);
  const char *name = raised != NULL && raised->type == &vm_instance_type
                         ? ((const VmInstance *) raised)->class->name
                         : "";
  snprintf(outcome->raised, sizeof outcome->raised, "%s", name);
  const VmObject *message = raised != NULL && raised->type == &vm_instance_type
                                ? vm_instance_get(raised, "message")
                                : NULL;
  if (message != NULL && message->type == &vm_str_type && outcome->n == 0)
    add_value(outcome, (VmObject *) message);
  if (raised != NULL)
    vm_decref(thread, raised);
}
