/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is a key file, whose escapes keep line ends and blanks as they are.
 */
#include "ui/cards/draft.h"

#include "app/base/limits.h"
#include "app/base/open-file.h"

#include <glib/gstdio.h>

#define FILE_NAME "draft.ini"
#define MAX_BYTES (4 * ILK_MAX_TEXT_BYTES)

static char *
dup_path(IlkCollection *collection)
{
  return g_build_filename(ilk_collection_get_directory(collection), FILE_NAME, NULL);
}

UiNoteForm *
ui_draft_load(IlkCollection *collection)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection), NULL);

  g_autofree char *path = dup_path(collection);
  g_autoptr(GFile) file = g_file_new_for_path(path);
  gsize length = 0;
  g_autofree char *text = ilk_read_file(file, MAX_BYTES, &length, NULL, NULL);

  return text != NULL ? ui_note_form_parse(text, length) : NULL;
}

/* Renamed into place, and not waited for until it is on the disk: a draft is written while somebody
 * types. */
void
ui_draft_save(IlkCollection *collection, const UiNoteForm *form)
{
  g_return_if_fail(ILK_IS_COLLECTION(collection) && form != NULL);

  g_autofree char *path = dup_path(collection);
  g_autofree char *text = ui_note_form_serialise(form);

  g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

void
ui_draft_drop(IlkCollection *collection)
{
  g_return_if_fail(ILK_IS_COLLECTION(collection));

  g_autofree char *path = dup_path(collection);
  g_unlink(path);
}
