/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of which there is only one each: None, True and False, which live for ever.
 */
#include "demos/interpreter/object.h"

static const VmType none_type = {.name = "NoneType"};
static const VmType bool_type = {.name = "bool"};

VmObject vm_none = VM_IMMORTAL_OBJECT(&none_type);
VmObject vm_true = VM_IMMORTAL_OBJECT(&bool_type);
VmObject vm_false = VM_IMMORTAL_OBJECT(&bool_type);
