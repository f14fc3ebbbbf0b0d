/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection: everything a learner has, in one SQLite database in one folder. One thread owns
 * the connection that writes, others only read; requests travel to them and immutable
 * results come back.
 *
 * Every operation has a blocking form for the command line and tests, and, where the window needs
 * it, an `_async`/`_finish` pair whose callback runs on the caller's main context. Requests that
 * write, and those for the next card and how it is studied, are carried out in the order they were
 * made, so an answer is always stored before a card that is asked for after it is picked. Lists,
 * figures, exports and visits see every write that was requested before them, but hold up nothing;
 * a search sees what is stored by then, and waits for nothing but other lists and figures.
 *
 * Errors are ILK_ERROR with a sentence for the learner. A failed operation has changed nothing,
 * except ILK_ERROR_UNCERTAIN, which says that it cannot know.
 */
#pragma once

#include "app/base/progress-report.h"
#include "app/deckfile/deck-file.h"
#include "app/model/card.h"
#include "app/model/deck.h"
#include "app/model/review.h"
#include "app/schedule/load.h"

#include <gio/gio.h>

#define ILK_TYPE_COLLECTION (ilk_collection_get_type())
G_DECLARE_FINAL_TYPE(IlkCollection, ilk_collection, ILK, COLLECTION, GObject)

/**
 * IlkChangeFlags:
 * @ILK_CHANGE_DECKS: decks came, went, or are called otherwise
 * @ILK_CHANGE_CARDS: cards came or went, or their texts are others
 * @ILK_CHANGE_REVIEWS: the log has grown, by answers, undone ones or what an import brought; so
 * memories, counts and totals are others, too
 * @ILK_CHANGE_MEMORIES: memories were computed again from the same log
 * @ILK_CHANGE_OPTIONS: how something is studied
 * @ILK_CHANGE_PREDICTIONS: what the learner said a demo would measure, or what it did
 * @ILK_CHANGE_INDEX: searches find every card again, see ilk_collection_count_unindexed()
 *
 * What the signal IlkCollection::changed (what, deck, card) is about. It is emitted on the thread's
 * default main context of whoever asked for the collection to be opened, after the change is
 * stored, and at most once a turn of that context: @what joins all changes since then, @deck and
 * @card name the only one concerned, or are 0. It may come before or after the callback of the
 * request that made the change, and does not come once the collection is dropped.
 */
typedef enum {
  ILK_CHANGE_DECKS = 1 << 0,
  ILK_CHANGE_CARDS = 1 << 1,
  ILK_CHANGE_REVIEWS = 1 << 2,
  ILK_CHANGE_MEMORIES = 1 << 3,
  ILK_CHANGE_OPTIONS = 1 << 4,
  ILK_CHANGE_PREDICTIONS = 1 << 5,
  ILK_CHANGE_INDEX = 1 << 6,
} IlkChangeFlags;

#define ILK_CHANGE_ALL ((1 << 7) - 1)

/* Opening and closing */

/**
 * ilk_collection_open:
 * @directory: made with mode 0700 when it does not exist
 * @error: IN_USE, NEWER is no error (read-only, see ilk_collection_get_notice()), READ_ONLY,
 * NO_SPACE, INVALID (another program's database), FAILED
 *
 * Opens the collection, creating it with the built-in decks when there is none. A damaged file is
 * moved aside, never deleted; what can be salvaged is kept.
 *
 * Returns: (transfer full): the collection, NULL on error
 */
IlkCollection *ilk_collection_open(const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_open_async(const char *directory, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
IlkCollection *ilk_collection_open_finish(GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_close: finishes every request made so far, but for visits and exports, which may
 * end with ILK_ERROR_FAILED; then checkpoints and closes. Blocking. Dropping the last reference
 * does the same; later requests fail with ILK_ERROR_FAILED.
 */
void ilk_collection_close(IlkCollection *self);

/** ilk_collection_get_directory: Returns: the absolute folder */
const char *ilk_collection_get_directory(IlkCollection *self);

/** ilk_collection_is_read_only: Returns: whether changes are refused (newer schema, read-only
 * place) */
gboolean ilk_collection_is_read_only(IlkCollection *self);

/** ilk_collection_get_notice: Returns: (nullable): one sentence the learner should read after
 * opening, such as what was salvaged */
const char *ilk_collection_get_notice(IlkCollection *self);

/* Decks */

/** ilk_collection_list_decks: Returns: (transfer full) (element-type IlkDeck): every deck with its
 * counts now, by name */
GPtrArray *ilk_collection_list_decks(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_list_decks_async(IlkCollection *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *ilk_collection_list_decks_finish(IlkCollection *self, GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_collection_find_deck: Returns: the id of the deck called @name (case does not matter), 0
 * with ILK_ERROR_NOT_FOUND */
gint64 ilk_collection_find_deck(IlkCollection *self, const char *name, GError **error);

/**
 * IlkImportSummary:
 * @remembered: how many cards brought a memory along that was taken
 * @missing: how many cards of the deck came from its file once and are not in it any more; they
 * stay
 * @deleted: how many cards of the file the learner has deleted; they stay away
 */
typedef struct {
  gint64 deck;
  guint added;
  guint changed;
  guint unchanged;
  guint remembered;
  guint missing;
  guint deleted;
} IlkImportSummary;

/**
 * ilk_collection_import: puts a deck file into the collection in one transaction, after a backup. A
 * card that is there already keeps its memory; its text is brought up to date.
 */
gboolean ilk_collection_import(IlkCollection *self, IlkDeckFile *file, IlkImportSummary *summary,
                               GError **error);

/**
 * IlkSm2Memory:
 * @ease: SM-2's factor in thousandths, such as 2500; 0 when nothing is known of a card
 * @days: its last interval
 * @last: UTC ms of the last review; 0: as if it had been now
 *
 * What SM-2, or a program that schedules much like it, knows of a card.
 */
typedef struct {
  int ease;
  int days;
  gint64 last;
} IlkSm2Memory;

/**
 * ilk_collection_import_sm2:
 * @memories: (array length=n): of @file's cards, in their order
 *
 * The same, with what another program knew of the cards. It is put into the log as an event, from
 * which their memory follows as from an answer. A card that was studied here keeps what it has.
 */
gboolean ilk_collection_import_sm2(IlkCollection *self, IlkDeckFile *file,
                                   const IlkSm2Memory *memories, guint n, IlkImportSummary *summary,
                                   GError **error);

/** ilk_collection_dup_deck_file: Returns: (transfer full): @deck with its cards, as a deck file
 * holds them */
IlkDeckFile *ilk_collection_dup_deck_file(IlkCollection *self, gint64 deck, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_search:
 * @text: in the language of ilk_search_parse()
 * @limit: at most so many, and never more than ILK_MAX_SEARCH_RESULTS
 *
 * Returns: (transfer full) (element-type IlkCard): the best match first
 */
GPtrArray *ilk_collection_search(IlkCollection *self, const char *text, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_search_async(IlkCollection *self, const char *text, guint limit,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *ilk_collection_search_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Studying */

/**
 * ilk_collection_get_options: how @deck is studied (0: the collection's defaults). When the day
 * begins, and the memory model, are the same for all decks. ilk_collection_set_options() computes
 * the memories again from the log when other intervals follow from the new options; for another
 * model, or other parameters, after a backup.
 */
gboolean ilk_collection_get_options(IlkCollection *self, gint64 deck, IlkStudyOptions *options,
                                    GError **error);
void ilk_collection_get_options_async(IlkCollection *self, gint64 deck, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_get_options_finish(IlkCollection *self, GAsyncResult *result,
                                           IlkStudyOptions *options, GError **error);
gboolean ilk_collection_set_options(IlkCollection *self, gint64 deck,
                                    const IlkStudyOptions *options, GError **error);
void ilk_collection_set_options_async(IlkCollection *self, gint64 deck,
                                      const IlkStudyOptions *options, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_set_options_finish(IlkCollection *self, GAsyncResult *result,
                                           GError **error);

/**
 * ilk_collection_set_model_async:
 * @model: schedules the whole collection from now on, with its own parameters
 * @cancellable: (nullable): heeded while the memories are computed; then nothing has changed
 * @progress: called with @user_data on the main context that asked, never after @callback
 *
 * Changes one of the collection's options, as ilk_collection_set_options() would, for a window that
 * shows how long that takes.
 */
void ilk_collection_set_model_async(IlkCollection *self, IlkModel model, GCancellable *cancellable,
                                    IlkProgressFunc progress, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean ilk_collection_set_model_finish(IlkCollection *self, GAsyncResult *result, GError **error);

/** ilk_collection_get_load: @load: (out): how full the days from tomorrow on are, all decks
 * together
 */
gboolean ilk_collection_get_load(IlkCollection *self, IlkLoad *load, GError **error);
void ilk_collection_get_load_async(IlkCollection *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_get_load_finish(IlkCollection *self, GAsyncResult *result, IlkLoad *load,
                                        GError **error);

/**
 * ilk_collection_set_retention:
 * @deck: deck id, not 0
 * @retention: desired of this deck alone, in [0.7, 0.99]; 0: the collection's, whatever that will
 * be
 *
 * Computes the deck's memories again from the log when other intervals follow.
 */
gboolean ilk_collection_set_retention(IlkCollection *self, gint64 deck, double retention,
                                      GError **error);
void ilk_collection_set_retention_async(IlkCollection *self, gint64 deck, double retention,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean ilk_collection_set_retention_finish(IlkCollection *self, GAsyncResult *result,
                                             GError **error);

/** ilk_collection_get_card: Returns: (transfer full): the card, NULL with ILK_ERROR_NOT_FOUND */
IlkCard *ilk_collection_get_card(IlkCollection *self, gint64 card, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_next_card:
 * @deck: deck id, 0 for all decks
 * @except: id of a card not to be picked, the one on screen, which counts as studied when it is
 * new; 0 for none
 *
 * The card to study now: cards in steps that are due, then reviews by due time, then new cards in
 * deck order within the day's limit, then cards in steps within the learn-ahead limit. A card in
 * review may be studied from the beginning of the learner's day on which it comes due.
 *
 * Returns: (transfer full) (nullable): NULL without @error when nothing waits
 */
IlkCard *ilk_collection_next_card(IlkCollection *self, gint64 deck, gint64 except, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_next_card_async(IlkCollection *self, gint64 deck, gint64 except,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
IlkCard *ilk_collection_next_card_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkAnswer:
 * @key: under which the review is stored
 * @after: the card's memory now
 */
typedef struct {
  IlkReviewKey key;
  IlkMemory after;
} IlkAnswer;

/**
 * ilk_collection_answer:
 * @review: its card, rating, @at (never stored before the card's previous review), @ms and
 * @over_time; @days: after which the learner was told that the card comes back; they stand when
 * fuzz allows them, and 0 leaves it to the card's own fuzz. The rest is found out.
 * @answer: (out) (nullable): set after COMMIT returned
 *
 * Stores the review, the new memory and the day's total in one transaction.
 */
gboolean ilk_collection_answer(IlkCollection *self, const IlkReview *review, IlkAnswer *answer,
                               GError **error);
void ilk_collection_answer_async(IlkCollection *self, const IlkReview *review,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean ilk_collection_answer_finish(IlkCollection *self, GAsyncResult *result, IlkAnswer *answer,
                                      GError **error);

/**
 * ilk_collection_undo: appends an undo event for the latest standing answer of @card and restores
 * the memory that the log then gives. @after: (out) (nullable). ILK_ERROR_NOT_FOUND when there is
 * none.
 */
gboolean ilk_collection_undo(IlkCollection *self, gint64 card, IlkMemory *after, GError **error);
void ilk_collection_undo_async(IlkCollection *self, gint64 card, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_undo_finish(IlkCollection *self, GAsyncResult *result, IlkMemory *after,
                                    GError **error);

/* Predictions made in the lab */

/**
 * ilk_collection_add_prediction:
 * @card: card id, 0 when the demo was opened on its own
 * @parameters: JSON object
 * @measured: NAN until the run has ended
 *
 * Returns: the prediction's id, 0 on error
 */
gint64 ilk_collection_add_prediction(IlkCollection *self, gint64 card, const char *demo,
                                     const char *parameters, double predicted, double measured,
                                     GError **error);
void ilk_collection_add_prediction_async(IlkCollection *self, gint64 card, const char *demo,
                                         const char *parameters, double predicted, double measured,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gint64 ilk_collection_add_prediction_finish(IlkCollection *self, GAsyncResult *result,
                                            GError **error);

/** ilk_collection_settle_prediction_async: adds what was @measured to the prediction @id, which is
 * left as it is when it has an outcome already */
void ilk_collection_settle_prediction_async(IlkCollection *self, gint64 id, double measured,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean ilk_collection_settle_prediction_finish(IlkCollection *self, GAsyncResult *result,
                                                 GError **error);

/* Figures, read from the per-day roll-up */

typedef struct {
  gint64 day;
  guint n;
  guint pass;
  gint64 ms;
} IlkDayTotal;

/** ilk_collection_list_days: Returns: (transfer full) (element-type IlkDayTotal): days with answers
 * in [@first, @last], in order */
GArray *ilk_collection_list_days(IlkCollection *self, gint64 first, gint64 last, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkCardTotals:
 * @by_state: cards by IlkState
 * @known: expected number of cards recalled now, the sum of their retrievabilities
 */
typedef struct {
  guint by_state[4];
  double known;
} IlkCardTotals;

gboolean ilk_collection_count_cards(IlkCollection *self, IlkCardTotals *totals, GError **error);

/**
 * ilk_collection_count_due:
 * @deck: deck id, 0 for all decks
 * @until: UTC ms
 * @n: (out): studied cards that come due before @until; new cards do not count
 */
gboolean ilk_collection_count_due(IlkCollection *self, gint64 deck, gint64 until, guint *n,
                                  GError **error);
void ilk_collection_count_due_async(IlkCollection *self, gint64 deck, gint64 until,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean ilk_collection_count_due_finish(IlkCollection *self, GAsyncResult *result, guint *n,
                                         GError **error);

/**
 * IlkReviewVisitor:
 * @reviews: (array length=n): the answers of one card that stand, in order; before them, where
 * there is one, the memory that was brought along, see ilk_review_is_answer()
 *
 * Called on a thread of the collection, which must not be asked for another visit or an export
 * meanwhile, nor be closed. FALSE with @error ends the visit.
 */
typedef gboolean (*IlkReviewVisitor)(const IlkReview *reviews, guint n, gpointer data,
                                     GError **error);

/** ilk_collection_visit_reviews: shows @visit the review log card by card, as it was when the visit
 * began. @deck: deck id, 0 for all */
gboolean ilk_collection_visit_reviews(IlkCollection *self, gint64 deck, IlkReviewVisitor visit,
                                      gpointer data, GError **error);

/* Care */

/**
 * IlkCheckReport:
 * @problems: (element-type utf8): a sentence each; empty when the collection is sound
 * @reviews: reviews in the log
 * @repaired: whether memory, totals and the text index were rebuilt from the log
 */
typedef struct {
  GPtrArray *problems;
  guint64 reviews;
  gboolean repaired;
} IlkCheckReport;

void ilk_check_report_clear(IlkCheckReport *report);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkCheckReport, ilk_check_report_clear)

/** ilk_collection_check: verifies structure, checksums, and that memory and day totals are what the
 * log gives; with @repair rebuilds them */
gboolean ilk_collection_check(IlkCollection *self, gboolean repair, IlkCheckReport *report,
                              GError **error);

/** ilk_collection_backup: Returns: (transfer full): the path of a verified copy made with the
 * backup API */
char *ilk_collection_backup(IlkCollection *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_restore:
 * @directory: of a collection that is not open
 * @backup: path of a copy made by ilk_collection_backup()
 *
 * Puts the copy in the collection's place after verifying it. What is there now is moved aside,
 * never deleted. ILK_ERROR_IN_USE while the collection is open.
 */
gboolean ilk_collection_restore(const char *directory, const char *backup, GError **error);
