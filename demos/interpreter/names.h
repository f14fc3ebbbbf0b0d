/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The builds are linked into one program, so whatever knows an object's layout exists once in each,
 * under a name of its own.
 */
#pragma once

#ifdef VM_FREE_THREADED
#define VM_NAME(name) name##_free
#elif defined VM_CONTROLLED
#define VM_NAME(name) name##_controlled
#else
#define VM_NAME(name) name##_gil
#endif

#define vm_dict_get VM_NAME(vm_dict_get)
#define vm_dict_new VM_NAME(vm_dict_new)
#define vm_dict_set VM_NAME(vm_dict_set)
#define vm_dict_type VM_NAME(vm_dict_type)
#define vm_disassemble VM_NAME(vm_disassemble)
#define vm_disassemble_one VM_NAME(vm_disassemble_one)
#define vm_disassemble_place VM_NAME(vm_disassemble_place)
#define vm_eval VM_NAME(vm_eval)
#define vm_eval_container VM_NAME(vm_eval_container)
#define vm_false VM_NAME(vm_false)
#define vm_function_type VM_NAME(vm_function_type)
#define vm_int_free_list_clear VM_NAME(vm_int_free_list_clear)
#define vm_int_new VM_NAME(vm_int_new)
#define vm_int_type VM_NAME(vm_int_type)
#define vm_list_append VM_NAME(vm_list_append)
#define vm_list_get VM_NAME(vm_list_get)
#define vm_list_new VM_NAME(vm_list_new)
#define vm_list_type VM_NAME(vm_list_type)
#define vm_native_functions VM_NAME(vm_native_functions)
#define vm_none VM_NAME(vm_none)
#define vm_program VM_NAME(vm_program)
#define vm_program_add VM_NAME(vm_program_add)
#define vm_program_countdown VM_NAME(vm_program_countdown)
#define vm_program_decrement VM_NAME(vm_program_decrement)
#define vm_retire VM_NAME(vm_retire)
#define vm_retire_all VM_NAME(vm_retire_all)
#define vm_thing_get VM_NAME(vm_thing_get)
#define vm_thing_new VM_NAME(vm_thing_new)
#define vm_thing_set VM_NAME(vm_thing_set)
#define vm_thing_type VM_NAME(vm_thing_type)
#define vm_true VM_NAME(vm_true)
