/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the demo named on the command line and holds every line it prints against the protocol of
 * demos/README.md, and what it produced against what it describes. No assertion is about time; the
 * second argument keeps runs short.
 * Given a script of data/python instead, with the Python to run it, only the protocol is looked at.
 */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <unistd.h>

static const char *program;
static const char *shorter; /* the argument that makes a run short */
static const char *python;  /* NULL: @program is no script */

/* What one run printed. */
typedef struct {
  GPtrArray *lines; /* JsonNode */
  int status;
} Run;

static void
run_free(Run *run)
{
  g_ptr_array_unref(run->lines);
  g_free(run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Run, run_free)

static JsonNode *
parse(const char *text)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node = json_from_string(text, &error);
  g_assert_no_error(error);
  g_assert_true(JSON_NODE_HOLDS_OBJECT(node));
  return node;
}

static Run *
parse_run(const char *output, int status)
{
  Run *run = g_new0(Run, 1);
  run->lines = g_ptr_array_new_with_free_func((GDestroyNotify) json_node_unref);
  run->status = status;
  g_assert_true(g_str_has_suffix(output, "\n"));
  g_auto(GStrv) lines = g_strsplit(output, "\n", -1);
  for (gsize i = 0; lines[i + 1] != NULL; i++) {
    g_assert_true(g_utf8_validate(lines[i], -1, NULL));
    g_assert_true(g_str_has_prefix(lines[i], "{\"type\":\""));
    g_assert_cmpuint(strlen(lines[i]), <, 32768);
    g_ptr_array_add(run->lines, parse(lines[i]));
  }
  return run;
}

static GSubprocess *
start(const char *argument, GSubprocessFlags flags)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *child = g_subprocess_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE | flags, &error, program,
                                        "--json", shorter, argument, NULL);
  g_assert_no_error(error);
  return child;
}

/* All @orders lie in its stdin before it begins; a pipe holds more than they are. */
static GSubprocess *
start_with_orders(const char *argument, const char *orders)
{
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr(GError) error = NULL;
  gsize length = strlen(orders);
  int ends[2];

  g_assert_cmpint(pipe(ends), ==, 0);
  g_assert_cmpint(write(ends[1], orders, length), ==, (gssize) length);
  close(ends[1]);
  g_subprocess_launcher_take_stdin_fd(launcher, ends[0]);
  GSubprocess *child =
      g_subprocess_launcher_spawn(launcher, &error, program, "--json", shorter, argument, NULL);
  g_assert_no_error(error);
  return child;
}

static Run *
finish(GSubprocess *child)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  g_subprocess_communicate_utf8(child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error(error);
  g_assert_true(g_subprocess_get_if_exited(child));
  return parse_run(output, g_subprocess_get_exit_status(child));
}

static JsonObject *
get_line(const Run *run, guint i)
{
  return json_node_get_object(g_ptr_array_index(run->lines, i));
}

static const char *
get_type(const Run *run, guint i)
{
  return json_object_get_string_member(get_line(run, i), "type");
}

/* Whether there is a line of @type with @name; NULL for any. */
static gboolean
has_line(const Run *run, const char *type, const char *name)
{
  for (guint i = 0; i < run->lines->len; i++)
    if (g_str_equal(get_type(run, i), type) &&
        (name == NULL ||
         g_str_equal(json_object_get_string_member(get_line(run, i), "name"), name)))
      return TRUE;
  return FALSE;
}

static JsonNode *
describe(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  int status;
  const char *argv[] = {program, "--describe", NULL};
  g_spawn_sync(NULL, (char **) argv, NULL, 0, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error(error);
  g_assert_cmpint(status, ==, 0);
  return parse(output);
}

static void
check_states(JsonObject *line, GHashTable *lanes)
{
  JsonArray *data = json_object_get_array_member(line, "data");
  guint n = json_array_get_length(data);
  g_assert_cmpuint(n % 3, ==, 0);
  for (guint i = 0; i < n; i += 3) {
    gint64 lane = json_array_get_int_element(data, i + 1);
    gint64 state = json_array_get_int_element(data, i + 2);
    const char *kind = g_hash_table_lookup(lanes, GINT_TO_POINTER(lane));
    g_assert_cmpint(json_array_get_int_element(data, i), >=, 0);
    g_assert_nonnull(kind);
    g_assert_cmpint(state, >=, 0);
    g_assert_cmpint(state, <=, g_str_equal(kind, "holder") ? 64 : 7);
  }
}

static void
check_result(JsonObject *line)
{
  double low = json_object_get_double_member(line, "low");
  double value = json_object_get_double_member(line, "value");
  double high = json_object_get_double_member(line, "high");
  g_assert_cmpfloat(low, <=, value);
  g_assert_cmpfloat(value, <=, high);
  g_assert_cmpint(json_object_get_int_member(line, "repetitions"), >=, 1);
  g_assert_true(json_object_has_member(line, "unit"));
}

static void
check_shape(const Run *run)
{
  g_autoptr(GHashTable) lanes = g_hash_table_new(NULL, NULL);
  guint last = run->lines->len - 1;
  g_assert_cmpint(run->status, ==, 0);
  g_assert_cmpstr(get_type(run, 0), ==, "hello");
  g_assert_cmpstr(get_type(run, last), ==, "end");
  g_assert_cmpint(json_object_get_int_member(get_line(run, last), "wall_ns"), >, 0);
  for (guint i = 1; i < last; i++) {
    JsonObject *line = get_line(run, i);
    const char *type = get_type(run, i);
    g_assert_cmpstr(type, !=, "hello");
    g_assert_cmpstr(type, !=, "end");
    if (g_str_equal(type, "lane"))
      g_hash_table_insert(lanes, GINT_TO_POINTER(json_object_get_int_member(line, "id")),
                          (gpointer) json_object_get_string_member(line, "kind"));
    else if (g_str_equal(type, "states"))
      check_states(line, lanes);
    else if (g_str_equal(type, "result"))
      check_result(line);
  }
}

/* The states of a lane of these kinds are said in terms of the GIL: a demo that has none shows
 * another kind. */
static void
check_kinds(const Run *run, JsonNode *description)
{
  static const char *const kinds[] = {"cpu", "io", "holder", "future", "task", "call", NULL};
  g_autofree char *words = json_to_string(description, FALSE);
  for (guint i = 0; i < run->lines->len; i++) {
    if (!g_str_equal(get_type(run, i), "lane"))
      continue;
    const char *kind = json_object_get_string_member(get_line(run, i), "kind");
    g_assert_true(g_strv_contains(kinds, kind));
    g_assert_true((!g_str_equal(kind, "cpu") && !g_str_equal(kind, "io")) ||
                  strstr(words, "GIL") != NULL);
  }
}

/* Every result and histogram a chart shows, and the prediction's, is produced by a plain run. */
static void
check_charts(const Run *run, JsonObject *description)
{
  JsonObject *prediction = json_object_get_object_member(description, "prediction");
  g_assert_true(has_line(run, "result", json_object_get_string_member(prediction, "result")));
  g_autoptr(GList) charts =
      json_array_get_elements(json_object_get_array_member(description, "charts"));
  for (GList *at = charts; at != NULL; at = at->next) {
    JsonObject *chart = json_node_get_object(at->data);
    const char *kind = json_object_get_string_member(chart, "kind");
    if (g_str_equal(kind, "lanes"))
      g_assert_true(has_line(run, "lane", NULL) && has_line(run, "states", NULL));
    else if (g_str_equal(kind, "histogram"))
      g_assert_true(has_line(run, "histogram", json_object_get_string_member(chart, "name")));
    else if (g_str_equal(kind, "value"))
      g_assert_true(has_line(run, "result", json_object_get_string_member(chart, "result")));
    else if (g_str_equal(kind, "order"))
      g_assert_true(has_line(run, "order", json_object_get_string_member(chart, "name")));
    else if (g_str_equal(kind, "listing"))
      g_assert_true(has_line(run, "listing", NULL));
    else if (g_str_equal(kind, "lines"))
      g_assert_true(has_line(run, "sample", json_object_get_string_member(chart, "name")));
    else if (g_str_equal(kind, "facts"))
      g_assert_cmpuint(json_array_get_length(json_object_get_array_member(chart, "labels")), ==,
                       json_array_get_length(json_object_get_array_member(chart, "results")));
    else if (g_str_equal(kind, "curve"))
      g_assert_cmpuint(json_array_get_length(json_object_get_array_member(chart, "at")), ==,
                       json_array_get_length(json_object_get_array_member(chart, "results")));
    else
      g_assert_cmpstr(kind, ==, "bars");
    if (json_object_has_member(chart, "results")) {
      JsonArray *results = json_object_get_array_member(chart, "results");
      for (guint i = 0; i < json_array_get_length(results); i++)
        g_assert_true(has_line(run, "result", json_array_get_string_element(results, i)));
    }
  }
}

static void
test_run_keeps_the_protocol(void)
{
  g_autoptr(GSubprocess) child = start(NULL, G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(Run) run = finish(child);
  g_autoptr(JsonNode) description = describe();
  check_shape(run);
  check_kinds(run, description);
  check_charts(run, json_node_get_object(description));
  g_assert_true(has_line(run, "verdict", NULL));
}

/* A script says so when its experiment needs a newer Python. Its memory is not poisoned: Python
 * allocates what is left of a message of 64 MB for each piece of it, and would take a minute. */
static void
test_script_keeps_the_protocol(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_unsetenv(launcher, "MALLOC_PERTURB_");
  GSubprocess *child =
      g_subprocess_launcher_spawn(launcher, &error, python, "-I", program, "--json", shorter, NULL);
  g_assert_no_error(error);
  g_autoptr(Run) run = finish(child);
  g_object_unref(child);
  guint last = run->lines->len - 1;
  if (g_str_equal(get_type(run, last), "error")) {
    g_assert_cmpint(run->status, ==, 1);
    g_assert_cmpstr(json_object_get_string_member(get_line(run, last), "message"), !=, "");
  } else {
    check_shape(run);
    g_assert_true(has_line(run, "result", NULL));
  }
}

static void
test_description_is_complete(void)
{
  g_autoptr(JsonNode) node = describe();
  JsonObject *description = json_node_get_object(node);
  const char *const texts[] = {"name", "title", "summary", "explanation"};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_assert_cmpstr(json_object_get_string_member(description, texts[i]), !=, "");
  g_autofree char *name = g_path_get_basename(program);
  g_assert_cmpstr(json_object_get_string_member(description, "name"), ==, name);

  g_autoptr(GList) parameters =
      json_array_get_elements(json_object_get_array_member(description, "parameters"));
  for (GList *at = parameters; at != NULL; at = at->next) {
    JsonObject *parameter = json_node_get_object(at->data);
    if (!json_object_has_member(parameter, "min"))
      continue;
    double initial = json_object_get_double_member(parameter, "default");
    g_assert_cmpfloat(json_object_get_double_member(parameter, "min"), <=, initial);
    g_assert_cmpfloat(json_object_get_double_member(parameter, "max"), >=, initial);
  }
}

static void
test_stop_ends_cleanly(void)
{
  g_autoptr(GSubprocess) child =
      start_with_orders("--seconds=600", "garbage\n{\"type\":\"what\"}\n{\"type\":\"stop\"}\n");
  g_autoptr(Run) run = finish(child);
  check_shape(run);
}

/* A control line that gives @parameter a value it does not have, or NULL when it is not live. */
static char *
make_control(JsonObject *parameter)
{
  const char *name = json_object_get_string_member(parameter, "name");
  const char *type = json_object_get_string_member(parameter, "type");
  g_autofree char *value = NULL;
  if (!json_object_get_boolean_member(parameter, "live"))
    return NULL;
  if (g_str_equal(type, "bool")) {
    value = g_strdup(json_object_get_boolean_member(parameter, "default") ? "false" : "true");
  } else if (g_str_equal(type, "choice")) {
    JsonArray *choices = json_object_get_array_member(parameter, "choices");
    JsonObject *last = json_array_get_object_element(choices, json_array_get_length(choices) - 1);
    value = g_strdup_printf("\"%s\"", json_object_get_string_member(last, "value"));
  } else {
    double initial = json_object_get_double_member(parameter, "default");
    double least = json_object_get_double_member(parameter, "min");
    double most = json_object_get_double_member(parameter, "max");
    value = g_strdup_printf("%.0f", initial > least ? least : most);
  }
  return g_strdup_printf("{\"type\":\"set\",\"name\":\"%s\",\"value\":%s}\n", name, value);
}

/* Each order is answered, also one that is refused. */
static void
test_live_parameters_change(void)
{
  g_autoptr(JsonNode) description = describe();
  g_autoptr(GString) controls = g_string_new(NULL);
  int live = 0;
  g_autoptr(GList) parameters = json_array_get_elements(
      json_object_get_array_member(json_node_get_object(description), "parameters"));
  for (GList *at = parameters; at != NULL; at = at->next) {
    g_autofree char *control = make_control(json_node_get_object(at->data));
    if (control == NULL)
      continue;
    JsonObject *parameter = json_node_get_object(at->data);
    g_string_append(controls, control);
    g_string_append_printf(controls, "{\"type\":\"set\",\"name\":\"%s\",\"value\":\"?\"}\n",
                           json_object_get_string_member(parameter, "name"));
    live++;
  }
  g_string_append(controls, "{\"type\":\"set\",\"name\":\"nothing\",\"value\":1}\n");
  g_string_append(controls, "{\"type\":\"stop\"}\n");

  g_autoptr(GSubprocess) child = start_with_orders("--seconds=600", controls->str);
  g_autoptr(Run) run = finish(child);
  check_shape(run);
  int changes = 0;
  for (guint i = 0; i < run->lines->len; i++)
    changes += g_str_equal(get_type(run, i), "parameters");
  g_assert_cmpint(changes, ==, 2 * live);
}

static void
test_sigterm_ends_cleanly(void)
{
  g_autoptr(GSubprocess) child = start("--seconds=600", G_SUBPROCESS_FLAGS_STDIN_PIPE);
  /* Its first line says that the demo has begun to listen, or is about to. */
  GInputStream *output = g_subprocess_get_stdout_pipe(child);
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new(output);
  g_autofree char *hello = g_data_input_stream_read_line_utf8(lines, NULL, NULL, NULL);
  g_assert_true(g_str_has_prefix(hello, "{\"type\":\"hello\""));
  g_autofree char *next = g_data_input_stream_read_line_utf8(lines, NULL, NULL, NULL);
  g_assert_nonnull(next);
  g_subprocess_send_signal(child, SIGTERM);
  g_autofree char *last = NULL;
  char *line;
  while ((line = g_data_input_stream_read_line_utf8(lines, NULL, NULL, NULL)) != NULL) {
    g_free(last);
    last = line;
  }
  g_assert_true(g_str_has_prefix(last, "{\"type\":\"end\""));
  g_assert_true(g_subprocess_wait_check(child, NULL, NULL));
}

static void
test_wrong_arguments_are_refused(void)
{
  const char *const wrong[] = {"--nonsense=1", "--seconds=soon", "loose"};
  for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
    g_autofree char *message = NULL;
    g_autoptr(GSubprocess) child =
        g_subprocess_new(G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL, program, wrong[i], NULL);
    g_assert_true(g_subprocess_communicate_utf8(child, NULL, NULL, NULL, &message, NULL));
    g_assert_cmpint(g_subprocess_get_exit_status(child), ==, 2);
    g_assert_cmpstr(message, !=, "");
  }
}

static void
test_terminal_text_is_readable(void)
{
  g_autofree char *text = NULL;
  g_autoptr(GSubprocess) child =
      g_subprocess_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, shorter, NULL);
  g_assert_true(g_subprocess_communicate_utf8(child, NULL, NULL, &text, NULL, NULL));
  g_assert_cmpint(g_subprocess_get_exit_status(child), ==, 0);
  g_assert_true(g_utf8_validate(text, -1, NULL));
  g_assert_null(strstr(text, "{\""));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  program = argv[1];
  g_assert_nonnull(program);
  shorter = argv[2];
  g_assert_nonnull(shorter);
  python = argv[3];
  if (python != NULL) {
    g_test_add_func("/demos/script-keeps-the-protocol", test_script_keeps_the_protocol);
    return g_test_run();
  }
  g_test_add_func("/demos/run-keeps-the-protocol", test_run_keeps_the_protocol);
  g_test_add_func("/demos/description-is-complete", test_description_is_complete);
  g_test_add_func("/demos/stop-ends-cleanly", test_stop_ends_cleanly);
  g_test_add_func("/demos/live-parameters-change", test_live_parameters_change);
  g_test_add_func("/demos/sigterm-ends-cleanly", test_sigterm_ends_cleanly);
  g_test_add_func("/demos/wrong-arguments-are-refused", test_wrong_arguments_are_refused);
  g_test_add_func("/demos/terminal-text-is-readable", test_terminal_text_is_readable);
  return g_test_run();
}
