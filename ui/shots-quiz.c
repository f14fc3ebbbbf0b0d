/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long and short texts side by side: what does not fit must wrap.
 */
#include "ui/shots-quiz.h"

#include "app/exchange/import-file.h"

#include <glib/gstdio.h>

static const char deck[] =
    "# Locks\n\n- id: questions\n\n"
    "## What does `await lock.acquire()` do, step by step?\n\n- id: order\n- time: 40 s\n\n"
    "### Order\n\n1. It looks whether the lock is free.\n"
    "2. Where it is not, a future is put at the end of the queue of those who wait.\n"
    "3. The task gives the event loop back.\n4. `release()` wakes the first of the queue.\n\n"
    "## Which executor starts what?\n\n- id: pairs\n- time: 40 s\n\n### Pairs\n\n"
    "- `ThreadPoolExecutor` → threads of one interpreter, which share one GIL\n"
    "- `ProcessPoolExecutor` → processes\n- `InterpreterPoolExecutor` → interpreters\n"
    "- → coroutines\n\n"
    "## Which of these let go of the GIL?\n\n- id: several\n- time: 40 s\n\n### Right answers\n\n"
    "- `time.sleep(1)`\n- `socket.recv(1024)`\n\n### Wrong answers\n\n- `x += 1`\n"
    "  > One bytecode after the other: nothing there waits.\n- `len(items)`\n\n"
    "## What is it called when two threads wait for each other's lock?\n\n- id: typed\n"
    "- time: 20 s\n- accept: deadlock\n\nA deadlock: neither can go on.\n\n### Source\n\n"
    "Coffman, Elphick & Shoshani (1971).\n";

gint64
shots_import_questions(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("interlock-questions-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "deck.md", NULL);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autofree char *title = NULL;
  IlkImportSummary summary = {0};

  if (!g_file_set_contents(path, deck, -1, &error) ||
      !ilk_import_deck(collection, file, NULL, &title, &summary, &error))
    g_error("%s", error->message);
  g_unlink(path);
  g_rmdir(folder);
  return summary.deck;
}
