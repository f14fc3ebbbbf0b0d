/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A command blocks, so each runs on a worker; the collection does one thing after the other by
 * itself, and the window hears of every change as of its own.
 */
#include "ui/commands.h"

#include "app/cli/cli.h"
#include "app/cli/remote.h"
#include "app/store/front/collection-decks.h"

struct _UiCommands {
  /* Owned */
  GDBusConnection *connection;

  /* Borrowed */
  UiCommandsCollection get;
  gpointer data;

  guint registration;
};

typedef struct {
  char *folder;
  char **words; /* (nullable): only whether the collection answers */
} Command;

static void
command_free(gpointer data)
{
  Command *command = data;
  g_free(command->folder);
  g_strfreev(command->words);
  g_free(command);
}

static void
run_in_thread(GTask *task, gpointer collection, gpointer data, GCancellable *cancellable)
{
  const Command *command = data;
  if (command->words == NULL) {
    g_autoptr(GPtrArray) decks = ilk_collection_list_decks(collection, NULL);
    g_task_return_pointer(task, NULL, NULL);
    return;
  }
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(GString) err = g_string_new(NULL);
  int status = ilk_cli_run_captured(collection, command->folder, command->words, out, err);
  g_autofree char *text = g_utf8_make_valid(out->str, (gssize) out->len);
  GVariant *answer = g_variant_new("(iss)", status, text, err->str);
  g_task_return_pointer(task, g_variant_ref_sink(answer), (GDestroyNotify) g_variant_unref);
}

static void
done_cb(GObject *collection, GAsyncResult *result, gpointer data)
{
  g_autoptr(GVariant) answer = g_task_propagate_pointer(G_TASK(result), NULL);
  g_dbus_method_invocation_return_value(G_DBUS_METHOD_INVOCATION(data), answer);
}

/* The same folder may be written in two ways. */
static gboolean
is_same_folder(const char *a, const char *b)
{
  g_autoptr(GFile) left = g_file_new_for_path(a);
  g_autoptr(GFile) right = g_file_new_for_path(b);
  return g_file_equal(left, right);
}

static void
call_cb(GDBusConnection *connection, const char *sender, const char *path, const char *interface,
        const char *method, GVariant *arguments, GDBusMethodInvocation *invocation, gpointer data)
{
  UiCommands *self = data;
  IlkCollection *collection = self->get(self->data);
  const char *directory = NULL;
  g_autoptr(GVariant) first = g_variant_get_child_value(arguments, 0);
  Command *command = g_new0(Command, 1);

  directory = g_variant_get_bytestring(first);
  if (g_str_equal(method, "Run"))
    g_variant_get(arguments, "(^&ay^ay^aay)", NULL, &command->folder, &command->words);
  if (collection == NULL || !is_same_folder(directory, ilk_collection_get_directory(collection))) {
    command_free(command);
    g_dbus_method_invocation_return_error_literal(invocation, G_DBUS_ERROR, G_DBUS_ERROR_FAILED,
                                                  "This window shows another collection.");
    return;
  }
  g_autoptr(GTask) task = g_task_new(collection, NULL, done_cb, invocation);
  g_task_set_task_data(task, command, command_free);
  g_task_run_in_thread(task, run_in_thread);
}

static const GDBusInterfaceVTable vtable = {.method_call = call_cb};

UiCommands *
ui_commands_export(GDBusConnection *connection, UiCommandsCollection get, gpointer data,
                   GError **error)
{
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml(ILK_REMOTE_XML, error);
  UiCommands *self = g_new0(UiCommands, 1);

  *self = (UiCommands){.connection = g_object_ref(connection), .get = get, .data = data};
  if (node != NULL)
    self->registration = g_dbus_connection_register_object(
        connection, ILK_REMOTE_PATH, node->interfaces[0], &vtable, self, NULL, error);
  if (self->registration != 0)
    return self;
  ui_commands_free(self);
  return NULL;
}

void
ui_commands_free(UiCommands *self)
{
  if (self->registration != 0)
    g_dbus_connection_unregister_object(self->connection, self->registration);
  g_object_unref(self->connection);
  g_free(self);
}
