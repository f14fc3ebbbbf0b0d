/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terminal modes belong to the terminal, not to the process: whoever changes them must put them
 * back however it ends. Signals that end a process by default are caught for that alone.
 */
#include "app/cli/terminal.h"
#include "app/cli/output.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define USUAL_WIDTH 80
/* Longer lines are hard to follow back. */
#define MAX_WIDTH 100
#define MIN_WIDTH 20
#define MIN_HEIGHT 8

static struct {
  struct termios modes;
  volatile sig_atomic_t changed;
} saved;

int
ilk_terminal_get_columns(int fd)
{
  struct winsize size;
  return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int
ilk_terminal_get_width(void)
{
  int columns = ilk_terminal_get_columns(STDOUT_FILENO);
  return columns == 0 ? USUAL_WIDTH : CLAMP(columns, MIN_WIDTH, MAX_WIDTH);
}

int
ilk_terminal_get_height(void)
{
  struct winsize size;
  if (!ilk_terminal_is_output() || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0)
    return G_MAXINT;
  return MAX(size.ws_row, MIN_HEIGHT);
}

void
ilk_terminal_clear(void)
{
  if (ilk_terminal_is_output())
    ilk_output_control("\033[H\033[2J");
}

gboolean
ilk_terminal_is_output(void)
{
  return !ilk_output_is_captured() && isatty(STDOUT_FILENO) &&
         g_strcmp0(g_getenv("TERM"), "dumb") != 0;
}

const char *
ilk_terminal_mark(const char *mark, const char *plain)
{
  return g_get_charset(NULL) ? mark : plain;
}

void
ilk_terminal_clear_line(void)
{
  g_autofree char *blanks = g_strdup_printf("\r%*s\r", ilk_terminal_get_width() - 1, "");
  if (ilk_terminal_is_output())
    ilk_output_control(blanks);
}

gboolean
ilk_terminal_is_input(void)
{
  return isatty(STDIN_FILENO);
}

static gboolean
has_colour(void)
{
  const char *refused = g_getenv("NO_COLOR");
  return ilk_terminal_is_output() && (refused == NULL || *refused == '\0');
}

char *
ilk_style(IlkStyle style, const char *text)
{
  static const char *const codes[] = {
      [ILK_STYLE_TITLE] = "1", [ILK_STYLE_QUIET] = "2", [ILK_STYLE_AGAIN] = "31",
      [ILK_STYLE_HARD] = "33", [ILK_STYLE_GOOD] = "32", [ILK_STYLE_EASY] = "34",
  };
  if (!has_colour())
    return g_strdup(text);
  return ilk_output_dup_mark(text, codes[style]);
}

/* Async-signal-safe: tcsetattr() and raise() are. */
static void
restore_and_raise(int number)
{
  ilk_terminal_restore();
  raise(number);
}

static void
restore_on_signals(void)
{
  static const int fatal[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGPIPE, SIGQUIT, SIGSEGV};
  struct sigaction action = {.sa_handler = restore_and_raise, .sa_flags = (int) SA_RESETHAND};

  sigemptyset(&action.sa_mask);
  for (gsize i = 0; i < G_N_ELEMENTS(fatal); i++)
    sigaction(fatal[i], &action, NULL);
}

void
ilk_terminal_read_keys(void)
{
  if (saved.changed || tcgetattr(STDIN_FILENO, &saved.modes) != 0)
    return;

  struct termios modes = saved.modes;
  modes.c_lflag &= (tcflag_t) ~(ICANON | ECHO);
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  modes.c_cc[VSUSP] = _POSIX_VDISABLE;
  modes.c_cc[VQUIT] = _POSIX_VDISABLE;
  saved.changed = TRUE;
  restore_on_signals();
  tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

void
ilk_terminal_restore(void)
{
  if (!saved.changed)
    return;
  saved.changed = FALSE;
  tcsetattr(STDIN_FILENO, TCSANOW, &saved.modes);
}
