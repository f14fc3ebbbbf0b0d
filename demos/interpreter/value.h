/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers with a fraction, and text: as much of Objects/floatobject.c and Objects/unicodeobject.c
 * as the programs of compiler/ need. Immutable.
 */
#pragma once

#include "demos/interpreter/object.h"

#define VM_MAX_TEXT 63 /* bytes; what is longer is cut */

typedef struct {
  VmObject object;
  double value;
} VmFloat;

typedef struct {
  VmObject object;
  char text[VM_MAX_TEXT + 1];
} VmStr;

extern const VmType vm_float_type;
extern const VmType vm_str_type;

/** vm_float_new, vm_str_new: Return: (transfer full) (nullable) */
VmObject *vm_float_new(double value);
VmObject *vm_str_new(const char *text);

/** vm_is_number: whether it is one, whole or not */
bool vm_is_number(const VmObject *object);

/** vm_number: Returns: its value; 0 when it is none, 1 for True */
double vm_number(const VmObject *object);

/** vm_is_true: bool(@object) */
bool vm_is_true(VmObject *object);
