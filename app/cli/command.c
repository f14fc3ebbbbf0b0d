/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all subcommands share. The help text is printed here rather than by GOptionContext, which
 * would end the process.
 */
#include "app/cli/command.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/base/paths.h"
#include "app/cli/output.h"
#include "app/cli/remote.h"
#include "app/store/front/collection-decks.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

/* GOptionContext names the program in its help: here that is “interlock study”. */
static void
print_help(IlkInvocation *self, GOptionContext *context)
{
  g_autofree char *name = g_strdup(g_get_prgname());
  g_autofree char *full_name = g_strconcat("interlock ", self->command->name, NULL);

  g_set_prgname(full_name);
  g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
  g_set_prgname(name);
  g_print("%s", help);
}

/* GOptionContext wants the program's name before the arguments and leaves it there. */
static gboolean
parse_arguments(IlkInvocation *self, GOptionContext *context, GError **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
  g_strv_builder_add(builder, "interlock");
  g_strv_builder_addv(builder, (const char **) self->arguments);

  g_auto(GStrv) arguments = g_strv_builder_end(builder);
  g_autoptr(GError) cause = NULL;
  if (!g_option_context_parse_strv(context, &arguments, &cause))
    return ilk_usage_error(error, _("%s. Try “interlock %s --help”."), cause->message,
                           self->command->name);

  /* The first “--” has ended the options; it is no argument. */
  char **rest = arguments + 1;
  if (g_strcmp0(*rest, "--") == 0)
    rest++;
  g_strfreev(self->arguments);
  self->arguments = g_strdupv(rest);
  return TRUE;
}

static gboolean
parse(IlkInvocation *self, const GOptionEntry *entries, gboolean keep_unknown, GError **error)
{
  gboolean help = FALSE;
  const GOptionEntry common[] = {
      {"collection", 0, 0, G_OPTION_ARG_FILENAME, &self->collection,
       N_("Folder in which progress lives"), N_("DIR")},
      {"help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help"), NULL},
      G_OPTION_ENTRY_NULL};
  g_autoptr(GOptionContext) context = g_option_context_new(self->command->arguments);

  g_option_context_set_help_enabled(context, FALSE);
  g_option_context_set_ignore_unknown_options(context, keep_unknown);
  g_option_context_set_translation_domain(context, GETTEXT_PACKAGE);
  g_option_context_set_summary(context, _(self->command->summary));
  g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries(context, common, GETTEXT_PACKAGE);
  if (!parse_arguments(self, context, error))
    return FALSE;
  if (help)
    print_help(self, context);
  return !help;
}

gboolean
ilk_invocation_parse(IlkInvocation *self, const GOptionEntry *entries, guint minimum, guint maximum,
                     GError **error)
{
  if (!parse(self, entries, FALSE, error))
    return FALSE;

  guint n = g_strv_length(self->arguments);
  if (n < minimum)
    return ilk_usage_error(error, _("“%s” needs %s. Try “interlock %s --help”."),
                           self->command->name, _(self->command->arguments), self->command->name);
  if (n > maximum)
    return ilk_usage_error(error, _("“%s” is one argument too many. Try “interlock %s --help”."),
                           self->arguments[maximum], self->command->name);
  return TRUE;
}

gboolean
ilk_invocation_parse_demo(IlkInvocation *self, const GOptionEntry *entries, GError **error)
{
  return parse(self, entries, TRUE, error);
}

#define PAUSE_US (100 * 1000)

/* Who has the collection may be about to close it, unless it is a window, which can be asked. */
static IlkCollection *
open_patiently(const char *directory, gboolean by_window, GError **error)
{
  for (int attempts = ILK_BUSY_PATIENCE_MS * 1000 / PAUSE_US;; attempts--) {
    g_autoptr(GError) local_error = NULL;
    IlkCollection *collection = ilk_collection_open(directory, &local_error);
    if (collection != NULL)
      return collection;
    if (!g_error_matches(local_error, ILK_ERROR, ILK_ERROR_IN_USE) || attempts == 0 ||
        (by_window && ilk_remote_is_there())) {
      g_propagate_error(error, g_steal_pointer(&local_error));
      return NULL;
    }
    g_usleep(PAUSE_US);
  }
}

GFile *
ilk_invocation_new_file(IlkInvocation *self, const char *name)
{
  return self->folder != NULL ? g_file_new_for_commandline_arg_and_cwd(name, self->folder)
                              : g_file_new_for_commandline_arg(name);
}

IlkCollection *
ilk_invocation_open(IlkInvocation *self, GError **error)
{
  if (self->given != NULL)
    return g_object_ref(self->given);
  g_autofree char *directory = ilk_paths_dup_collection_dir(self->collection);
  IlkCollection *collection = open_patiently(directory, self->command->by_window, error);

  if (collection != NULL && ilk_collection_get_notice(collection) != NULL)
    g_printerr("interlock: %s\n", ilk_collection_get_notice(collection));
  return collection;
}

gboolean
ilk_invocation_find_deck(IlkInvocation *self, IlkCollection *collection, gint64 *deck,
                         GError **error)
{
  *deck = 0;
  if (self->arguments[0] != NULL)
    *deck = ilk_collection_find_deck(collection, self->arguments[0], error);
  return self->arguments[0] == NULL || *deck != 0;
}

gboolean
ilk_usage_error(GError **error, const char *format, ...)
{
  va_list arguments;

  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_USAGE, message);
  return FALSE;
}

gboolean
ilk_read_whole(const char *option, const char *text, gint64 least, gint64 most, gint64 *value,
               GError **error)
{
  if (text == NULL || g_ascii_string_to_signed(text, 10, least, most, value, NULL))
    return TRUE;
  g_autofree char *low = g_strdup_printf("%" G_GINT64_FORMAT, least);
  g_autofree char *high = g_strdup_printf("%" G_GINT64_FORMAT, most);
  /* Translators: an option of the command line, two numbers, and what was given. */
  return ilk_usage_error(error, _("%s is a whole number from %s to %s; “%s” is not."), option, low,
                         high, text);
}

void
ilk_print_json(JsonBuilder *builder)
{
  g_autoptr(JsonBuilder) owned = builder;
  g_autoptr(JsonNode) root = json_builder_get_root(owned);
  g_autofree char *text = json_to_string(root, FALSE);

  /* Not g_print(), which would convert to the locale's encoding. */
  ilk_output_json(text);
}

void
ilk_json_string(JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name(builder, name);
  if (value != NULL)
    json_builder_add_string_value(builder, value);
  else
    json_builder_add_null_value(builder);
}

void
ilk_json_int(JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_int_value(builder, value);
}

void
ilk_json_double(JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name(builder, name);
  if (isnan(value))
    json_builder_add_null_value(builder);
  else
    json_builder_add_double_value(builder, value);
}

void
ilk_json_boolean(JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name(builder, name);
  json_builder_add_boolean_value(builder, value);
}

char *
ilk_time_text(gint64 at)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset(ilk_clock_utc_offset(at) * 60);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / 1000);
  g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone);
  return g_date_time_format(local, "%Y-%m-%dT%H:%M:%S%:z");
}
