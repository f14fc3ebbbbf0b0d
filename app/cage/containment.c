/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command lines of interlock-supervise and of bubblewrap.
 */
#include "app/cage/containment.h"

#include "app/base/paths.h"
#include "app/cage/capture.h"
#include "config.h"

#include <unistd.h>

/* Sanitizers map terabytes of shadow memory, so under them memory cannot be limited this way. */
#ifdef ILK_SANITIZED
#define ADDRESS_SPACE G_MAXUINT64
#else
#define ADDRESS_SPACE (G_GUINT64_CONSTANT(4) << 30)
#endif

const IlkLimits ilk_limits_default = {
    .wall_ms = 11 * 60 * 1000, /* a demo may be asked to run for ten minutes */
    .output_bytes = G_GUINT64_CONSTANT(256) << 20,
    .address_space = ADDRESS_SPACE,
    .cpu_seconds = 3600,
    .file_bytes = G_GUINT64_CONSTANT(256) << 20,
    .files = 4096,
    .processes = 20000, /* ten thousand threads are an experiment, too */
};

static void
add_limit(GStrvBuilder *builder, const char *option, guint64 value)
{
  g_autofree char *argument = g_strdup_printf("--%s=%" G_GUINT64_FORMAT, option, value);
  g_strv_builder_add(builder, argument);
}

static void
add_supervisor(GStrvBuilder *builder, const IlkLimits *limits)
{
  g_strv_builder_add(builder, ilk_paths_supervisor());
  add_limit(builder, "parent", (guint64) getpid());
  add_limit(builder, "address-space", limits->address_space);
  add_limit(builder, "cpu-seconds", limits->cpu_seconds);
  add_limit(builder, "file-bytes", limits->file_bytes);
  add_limit(builder, "files", limits->files);
  add_limit(builder, "processes", limits->processes);
}

/* On most systems /bin, /lib and the like are links into /usr; on others they are folders. */
static void
add_system_folder(GStrvBuilder *builder, const char *path)
{
  g_autofree char *target = g_file_read_link(path, NULL);
  if (target != NULL)
    g_strv_builder_add_many(builder, "--symlink", target, path, NULL);
  else
    g_strv_builder_add_many(builder, "--ro-bind-try", path, path, NULL);
}

static void
add_readable(GStrvBuilder *builder, const char *path)
{
  g_strv_builder_add_many(builder, "--ro-bind-try", path, path, NULL);
}

static void
add_bwrap(GStrvBuilder *builder, const char *const *readable, const IlkLimits *limits)
{
  static const char *const system_folders[] = {"/bin",   "/sbin",  "/lib",
                                               "/lib32", "/lib64", "/libx32"};
  static const char *const system_files[] = {"/usr", "/etc/ld.so.cache", "/etc/alternatives",
                                             "/etc/localtime", "/sys/devices/system/cpu"};
  g_autofree char *bwrap = g_find_program_in_path("bwrap");
  g_autofree char *size = g_strdup_printf("%" G_GUINT64_FORMAT, limits->file_bytes);

  g_strv_builder_add_many(builder, bwrap != NULL ? bwrap : "bwrap", "--unshare-all",
                          "--die-with-parent", "--new-session", "--cap-drop", "ALL", NULL);
  g_strv_builder_add_many(builder, "--proc", "/proc", "--dev", "/dev", NULL);
  g_strv_builder_add_many(builder, "--size", size, "--tmpfs", "/tmp", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(system_files); i++)
    add_readable(builder, system_files[i]);
  for (gsize i = 0; i < G_N_ELEMENTS(system_folders); i++)
    add_system_folder(builder, system_folders[i]);
  for (gsize i = 0; readable[i] != NULL; i++)
    add_readable(builder, readable[i]);
  g_strv_builder_add_many(builder, "--chdir", "/tmp", "--", NULL);
}

char **
ilk_containment_wrap(IlkContainment containment, const char *const *command,
                     const char *const *readable, const IlkLimits *limits)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

  add_supervisor(builder, limits);
  if (containment == ILK_CONTAINMENT_BWRAP) {
    g_strv_builder_add(builder, "--");
    add_bwrap(builder, readable, limits);
  } else {
    g_strv_builder_add_many(builder, "--no-new-privileges", "--", NULL);
  }
  g_strv_builder_addv(builder, (const char **) command);
  return g_strv_builder_end(builder);
}

static gboolean
bwrap_works(void)
{
  g_autofree char *bwrap = g_find_program_in_path("bwrap");
  g_autofree char *program = g_find_program_in_path("true");
  if (bwrap == NULL || program == NULL)
    return FALSE;

  const char *command[] = {program, NULL};
  const char *readable[] = {NULL};
  IlkLimits limits = ilk_limits_default;
  limits.wall_ms = 2000;
  g_autofree char *output = ilk_capture(ILK_CONTAINMENT_BWRAP, command, readable, &limits, NULL);
  return output != NULL;
}

IlkContainment
ilk_containment_get(void)
{
  static gsize best;

  const char *forced = g_getenv("INTERLOCK_CONTAINMENT");
  if (g_strcmp0(forced, "bwrap") == 0)
    return ILK_CONTAINMENT_BWRAP;
  if (g_strcmp0(forced, "fallback") == 0)
    return ILK_CONTAINMENT_LIMITS;

  /* Zero means “not tried yet” to g_once. */
  if (g_once_init_enter(&best))
    g_once_init_leave(&best, 1 + (bwrap_works() ? ILK_CONTAINMENT_BWRAP : ILK_CONTAINMENT_LIMITS));
  return (IlkContainment) (best - 1);
}

static gboolean
is_passed_on(const char *variable)
{
  static const char *const passed[] = {
      "PATH=",         "LANG=",          "LANGUAGE=",     "TZ=",
      "ASAN_OPTIONS=", "UBSAN_OPTIONS=", "TSAN_OPTIONS=", "INTERLOCK_LOCALE_DIR="};
  for (gsize i = 0; i < G_N_ELEMENTS(passed); i++)
    if (g_str_has_prefix(variable, passed[i]))
      return TRUE;
  return g_str_has_prefix(variable, "LC_");
}

static void
add_home(GStrvBuilder *builder)
{
  g_autofree char *home = g_strconcat("HOME=", g_get_home_dir(), NULL);
  g_strv_builder_add(builder, home);
}

char **
ilk_containment_dup_environment(IlkContainment containment)
{
  g_auto(GStrv) all = g_get_environ();
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

  for (gsize i = 0; all[i] != NULL; i++)
    if (is_passed_on(all[i]))
      g_strv_builder_add(builder, all[i]);
  if (containment == ILK_CONTAINMENT_BWRAP)
    g_strv_builder_add_many(builder, "HOME=/tmp", "TMPDIR=/tmp", NULL);
  else
    add_home(builder);
  return g_strv_builder_end(builder);
}
