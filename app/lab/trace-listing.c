/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The listing: what runs, instruction by instruction, and how often the lock was let go at each.
 */
#include "app/lab/trace-private.h"

#include "app/base/limits.h"

static void
free_instruction(gpointer data)
{
  IlkInstruction *instruction = data;
  g_free(instruction->function);
  g_free(instruction->opcode);
  g_free(instruction->argument);
  g_free(instruction);
}

static gboolean
add_instruction(GPtrArray *instructions, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
  const char *opcode = object != NULL ? ilk_json_get_string(object, "opcode", NULL) : NULL;
  if (opcode == NULL || *opcode == '\0')
    return FALSE;

  IlkInstruction *instruction = g_new0(IlkInstruction, 1);
  instruction->function = ilk_json_dup_name(object, "function", "");
  instruction->opcode = ilk_json_dup_name(object, "opcode", "");
  instruction->argument = ilk_json_dup_name(object, "argument", "");
  instruction->check = ilk_json_get_bool(object, "check");
  instruction->between = ilk_json_get_bool(object, "between");
  instruction->unsafe = ilk_json_get_bool(object, "unsafe");
  g_ptr_array_add(instructions, instruction);
  return TRUE;
}

gboolean
ilk_trace_read_listing(IlkTrace *self, JsonObject *line)
{
  JsonArray *array = ilk_json_get_array(line, "instructions");
  guint length = array != NULL ? json_array_get_length(array) : 0;
  if (length == 0 || length > ILK_MAX_INSTRUCTIONS)
    return FALSE;

  g_autoptr(GPtrArray) instructions = g_ptr_array_new_with_free_func(free_instruction);
  for (guint i = 0; i < length; i++)
    if (!add_instruction(instructions, json_array_get_element(array, i)))
      return FALSE;

  IlkListing *listing = &self->listing;
  g_clear_pointer(&listing->instructions, g_ptr_array_unref);
  listing->instructions = g_steal_pointer(&instructions);
  g_free(listing->note);
  listing->note = ilk_json_dup_name(line, "note", NULL);
  return TRUE;
}

gboolean
ilk_trace_count_drop(IlkTrace *self, JsonObject *line)
{
  GPtrArray *instructions = self->listing.instructions;
  gint64 place;
  if (!json_object_has_member(line, "place"))
    return TRUE;
  if (instructions == NULL ||
      !ilk_json_get_integer(line, "place", 0, (gint64) instructions->len - 1, &place))
    return FALSE;

  IlkInstruction *instruction = g_ptr_array_index(instructions, (guint) place);
  instruction->drops++;
  return TRUE;
}
