/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The marks are edits like any that the learner makes, so that they can be taken back as those.
 */
#include "app/study/leech.h"

#include "app/store/front/collection-edits.h"

#define MAX_EDITS 2

gboolean
ilk_leech_is_reached(const IlkStudyOptions *options, const IlkMemory *before,
                     const IlkMemory *after)
{
  int first = options->leech_lapses;

  return first > 0 && after->lapses > before->lapses && after->lapses >= first &&
         (after->lapses - first) % ((first + 1) / 2) == 0;
}

static guint
list_edits(const gint64 *card, const IlkStudyOptions *options, gboolean back,
           IlkEdit edits[MAX_EDITS])
{
  guint n = 0;

  edits[n++] = (IlkEdit){.kind = back ? ILK_EDIT_REMOVE_TAG : ILK_EDIT_ADD_TAG,
                         .cards = card,
                         .n_cards = 1,
                         .text = ILK_LEECH_TAG};
  if (options->leech_suspends)
    edits[n++] =
        (IlkEdit){.kind = ILK_EDIT_SUSPEND, .cards = card, .n_cards = 1, .value = back ? 0 : 1};
  return n;
}

guint
ilk_leech_mark_async(IlkCollection *collection, gint64 card, const IlkStudyOptions *options,
                     gboolean back, GAsyncReadyCallback callback, gpointer user_data)
{
  IlkEdit edits[MAX_EDITS];
  guint n = list_edits(&card, options, back, edits);

  for (guint i = 0; i < n; i++)
    ilk_collection_edit_async(collection, &edits[i], NULL, callback, user_data);
  return n;
}

gboolean
ilk_leech_mark(IlkCollection *collection, gint64 card, const IlkStudyOptions *options,
               GError **error)
{
  IlkEdit edits[MAX_EDITS];
  guint n = list_edits(&card, options, FALSE, edits);
  gboolean good = TRUE;

  for (guint i = 0; good && i < n; i++)
    good = ilk_collection_edit(collection, &edits[i], NULL, error);
  return good;
}
