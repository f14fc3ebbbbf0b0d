/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A turn as members of a JSON object, and as a page of text.
 */
#include "demos/trace/turn.h"
#include "demos/trace/json.h"
#include "demos/trace/text.h"

static void
put_string(FILE *line, const char *key, const char *text)
{
  json_key(line, key);
  json_string(line, text);
}

static void
put_thread(FILE *line, const TurnThread *thread)
{
  fputs("{\"name\":", line);
  json_string(line, thread->name);
  fprintf(line, ",\"can\":%s,\"at\":%d", thread->can ? "true" : "false", thread->at);
  put_string(line, "function", thread->function);
  put_string(line, "holds", thread->holds);
  fputs(",\"lines\":[", line);
  for (int i = 0; i < thread->n_lines; i++) {
    fputs(i > 0 ? "," : "", line);
    json_string(line, thread->lines[i]);
  }
  fputs("]}", line);
}

static void
put_value(FILE *line, const TurnValue *value)
{
  fputs("{\"name\":", line);
  json_string(line, value->name);
  put_string(line, "value", value->value);
  fputc('}', line);
}

void
turn_json(FILE *line, const Turn *turn)
{
  put_string(line, "done", turn->done);
  put_string(line, "goal", turn->goal);
  fprintf(line, ",\"over\":%s,\"threads\":[", turn->over ? "true" : "false");
  for (int i = 0; i < turn->n_threads; i++) {
    fputs(i > 0 ? "," : "", line);
    put_thread(line, &turn->threads[i]);
  }
  fputs("],\"values\":[", line);
  for (int i = 0; i < turn->n_values; i++) {
    fputs(i > 0 ? "," : "", line);
    put_value(line, &turn->values[i]);
  }
  fputc(']', line);
}

static void
print_thread(int i, const TurnThread *thread)
{
  printf("  %d  %-10s ", i, thread->name);
  if (thread->at >= thread->n_lines)
    fputs(_("is done"), stdout);
  else
    printf("%s%s", thread->lines[thread->at], thread->can ? "" : _("  (it has to wait)"));
  if (*thread->holds != '\0')
    printf(_("  [in hand: %s]"), thread->holds);
  putchar('\n');
}

void
turn_print(const Turn *turn)
{
  printf("\n  %s\n", turn->done);
  for (int i = 0; i < turn->n_threads; i++)
    print_thread(i, &turn->threads[i]);
  for (int i = 0; i < turn->n_values; i++)
    printf("     %-10s %s\n", turn->values[i].name, turn->values[i].value);
}
