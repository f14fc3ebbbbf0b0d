/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `interlock demo list` and `interlock demo run`.
 */
#include "app/base/error.h"
#include "app/cli/command.h"
#include "app/cli/demo-run.h"
#include "app/cli/text.h"
#include "app/lab/catalogue.h"
#include "config.h"

#include <glib/gi18n-lib.h>

static void
add_as_json(JsonBuilder *builder, IlkDemo *demo)
{
  json_builder_begin_object(builder);
  ilk_json_string(builder, "name", ilk_demo_get_name(demo));
  ilk_json_string(builder, "title", ilk_demo_get_title(demo));
  ilk_json_string(builder, "summary", ilk_demo_get_summary(demo));
  json_builder_end_object(builder);
}

static void
print_as_json(GPtrArray *demos)
{
  JsonBuilder *builder = json_builder_new();

  json_builder_begin_array(builder);
  for (guint i = 0; i < demos->len; i++)
    add_as_json(builder, demos->pdata[i]);
  json_builder_end_array(builder);
  ilk_print_json(builder);
}

static void
print_as_text(GPtrArray *demos)
{
  int width = 0;
  for (guint i = 0; i < demos->len; i++)
    width = MAX(width, ilk_text_width(ilk_demo_get_name(demos->pdata[i])));
  for (guint i = 0; i < demos->len; i++) {
    g_autofree char *name = ilk_text_pad(ilk_demo_get_name(demos->pdata[i]), width);
    g_print("%s  %s\n", name, ilk_demo_get_title(demos->pdata[i]));
  }
}

static GPtrArray *
load_demos(GError **error)
{
  g_auto(GStrv) names = ilk_catalogue_dup_names();
  g_autoptr(GPtrArray) demos = g_ptr_array_new_with_free_func(g_object_unref);

  for (gsize i = 0; names[i] != NULL; i++) {
    IlkDemo *demo = ilk_catalogue_load(names[i], error);
    if (demo == NULL)
      return NULL;
    g_ptr_array_add(demos, demo);
  }
  return g_steal_pointer(&demos);
}

gboolean
ilk_command_demo_list(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse(invocation, entries, 0, 0, error))
    return FALSE;

  g_autoptr(GPtrArray) demos = load_demos(error);
  if (demos == NULL)
    return FALSE;
  if (json)
    print_as_json(demos);
  else
    print_as_text(demos);
  return TRUE;
}

/* The demo checks its parameters; here only that they look like some. */
static gboolean
check_arguments(char **arguments, GError **error)
{
  if (arguments[0] == NULL)
    return ilk_usage_error(error, _("“demo run” needs the name of a demo; “interlock demo list” "
                                    "shows them."));
  for (char **argument = arguments + 1; *argument != NULL; argument++)
    if (!g_str_has_prefix(*argument, "--"))
      return ilk_usage_error(error, _("“%s” is no parameter such as --threads=2."), *argument);
  return TRUE;
}

/* All that are there: one that cannot do the experiment does not keep the others from it. */
static void
run_pythons(const IlkDemoRequest *request)
{
  g_autoptr(GPtrArray) pythons = ilk_python_find(NULL);

  for (guint i = 0; i < pythons->len; i++) {
    g_autoptr(GError) error = NULL;
    if (!ilk_demo_run_python(request, pythons->pdata[i], &error))
      g_printerr("interlock: %s\n", error->message);
  }
}

static gboolean
run(const IlkDemoRequest *request, const char *python, GError **error)
{
  if (!ilk_demo_run_model(request, error))
    return FALSE;
  if (g_strcmp0(python, "all") == 0) {
    run_pythons(request);
  } else if (python != NULL) {
    g_autoptr(IlkPython) interpreter = ilk_python_ask(python, error);
    return interpreter != NULL && ilk_demo_run_python(request, interpreter, error);
  }
  return TRUE;
}

gboolean
ilk_command_demo_run(IlkInvocation *invocation, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *python = NULL;
  const GOptionEntry entries[] = {{"json", 0, 0, G_OPTION_ARG_NONE, &json,
                                   N_("Pass on what the demo says, as JSON lines"), NULL},
                                  {"python", 0, 0, G_OPTION_ARG_FILENAME, &python,
                                   N_("Run it by this Python as well, or by each that is found"),
                                   N_("PATH|all")},
                                  G_OPTION_ENTRY_NULL};
  if (!ilk_invocation_parse_demo(invocation, entries, error) ||
      !check_arguments(invocation->arguments, error))
    return FALSE;

  const IlkDemoRequest request = {.name = invocation->arguments[0],
                                  .arguments = (const char *const *) invocation->arguments + 1,
                                  .json = json};
  return run(&request, python, error);
}
