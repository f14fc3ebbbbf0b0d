/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that grows has a maximum, and the maxima stand here, so that a reader sees them side
 * by side and a test can reach them.
 */
#pragma once

/* Deck files. */
#define ILK_MAX_DECK_FILE_BYTES (1024 * 1024 * 1024)
/* In memory as a whole: a deck in an archive, questions; other files are read in pieces. */
#define ILK_MAX_DECK_TEXT_BYTES (64 * 1024 * 1024)
#define ILK_MAX_QUESTIONS 200000
#define ILK_MAX_DECK_FILE_LINE (1024 * 1024)
/* One card with all its sections, or one row of a table. */
#define ILK_MAX_CARD_BYTES (16 * 1024 * 1024)

/* One card. */
#define ILK_MAX_TEXT_BYTES (1024 * 1024)
#define ILK_MAX_NAME_BYTES 1024
#define ILK_MAX_TAGS 100
/* Cards that one names as needed first; of all cards of a file; of the way back to the first. */
#define ILK_MAX_NEEDS 20
#define ILK_MAX_NEEDS_PER_FILE 200000
#define ILK_MAX_PATH_CARDS 1000
/* Decks beside each other that can be put in an order. */
#define ILK_MAX_RANK 1000000
#define ILK_MAX_DISTRACTORS 25 /* beside the right one: the letters from A to Z */
#define ILK_MAX_CARDS_PER_NOTE 500
#define ILK_MAX_CLOZE_NUMBER 65535
#define ILK_MAX_MEDIA_PER_NOTE 100
#define ILK_MIN_TARGET_SECONDS 1
#define ILK_MAX_TARGET_SECONDS 3600
#define ILK_MAX_TYPED_LETTERS 500
#define ILK_MAX_TEX_BYTES 4096

/* Text of others on its way to a terminal or a label: marks on one letter; letters in one line. */
#define ILK_MAX_MARKS 12
#define ILK_MAX_LINE_LETTERS 1000

/* The second copy of the collection: a file of it is closed at so many bytes, a record is an answer
 * or a note; files that are read. */
#define ILK_MAX_SEGMENT_BYTES (1024 * 1024)
#define ILK_MAX_SEGMENT_RECORD_BYTES (ILK_MAX_CARD_BYTES + 1024 * 1024)
#define ILK_MAX_SEGMENTS 1000000
#define ILK_MAX_COPY_DEVICES 1000
/* What one transaction may change without a fresh copy being made afterwards; what waits for a disk
 * that does not take it. */
#define ILK_MAX_SEGMENT_CHANGES_BYTES (8 * 1024 * 1024)
#define ILK_MAX_SEGMENT_WAITING_BYTES (16 * 1024 * 1024)
/* An answer waits so long for the one before it to be in the second copy. */
#define ILK_COPY_PATIENCE_MS 1000

/* A command of the terminal waits so long for the window that has the collection. */
#define ILK_BUSY_PATIENCE_MS 5000

/* Pictures and sounds. */
#define ILK_MAX_MEDIA_BYTES (64 * 1024 * 1024)
#define ILK_MAX_PICTURE_PIXELS (64 * 1024 * 1024)
#define ILK_MAX_PICTURE_SIDE 32768

/* Narration: of a text that is looked at and of what is said of it; a word's pronunciation, of how
 * many words it is, and how many of them a deck has. */
#define ILK_MAX_NARRATED_BYTES (64 * 1024)
#define ILK_MAX_SPOKEN_BYTES (16 * 1024)
#define ILK_MAX_SAY_BYTES 200
#define ILK_MAX_SAY_WORDS 4
#define ILK_MAX_SAYS 200
/* What a voice may say at once; words a minute, as fast as a card's time asks for or as slow. */
#define ILK_MAX_SPEECH_SECONDS 1800
#define ILK_MIN_SPEECH_RATE 130
#define ILK_MAX_SPEECH_RATE 210
/* What is kept of speech; a command of the learner's own: how long it may take. */
#define ILK_MAX_SPEECH_CACHE_BYTES (64 * 1024 * 1024)
#define ILK_MAX_VOICE_COMMAND_BYTES 4096
#define ILK_VOICE_COMMAND_MS 120000
#define ILK_MAX_SPOKEN_DECKS 500

/* A deck in one archive: what its members, unpacked, may come to, and how much smaller than that
 * one may be packed. */
#define ILK_MAX_ARCHIVE_MEMBERS 65535
#define ILK_MAX_ARCHIVE_BYTES (2LL * 1024 * 1024 * 1024)
#define ILK_MAX_ARCHIVE_RATIO 1000

/* Another program's package: of a file, of its collection unpacked, of how much smaller than that
 * it may be packed once it is large; of its members, files, list of files, and tables. */
#define ILK_MAX_PACKAGE_BYTES (4LL * 1024 * 1024 * 1024)
#define ILK_MAX_PACKAGE_COLLECTION_BYTES (1024LL * 1024 * 1024)
#define ILK_MAX_PACKAGE_RATIO 200
#define ILK_PACKAGE_RATIO_FREE_BYTES (64 * 1024 * 1024)
#define ILK_MAX_PACKAGE_MEMBERS 200000
#define ILK_MAX_PACKAGE_MEDIA_BYTES (8LL * 1024 * 1024 * 1024)
#define ILK_MAX_PACKAGE_LIST_BYTES (32 * 1024 * 1024)
#define ILK_MAX_PACKAGE_JSON_DEPTH 16
#define ILK_MAX_PACKAGE_JSON_BYTES (32 * 1024 * 1024)
#define ILK_MAX_PACKAGE_DECKS 10000
#define ILK_MAX_PACKAGE_DECK_LEVELS 32
#define ILK_MAX_PACKAGE_MODELS 10000
#define ILK_MAX_PACKAGE_FIELDS 1000
#define ILK_MAX_PACKAGE_LOG_ROWS 100000 /* of one card */
#define ILK_MAX_PACKAGE_EXAMPLES 5
/* Each card of a note is made of all of its fields: both together. */
#define ILK_MAX_PACKAGE_NOTE_BYTES (16 * 1024 * 1024)
/* Folders of notes: files, folders in each other, entries looked at, bytes and cards of a file. */
#define ILK_MAX_NOTE_CARDS 20000
#define ILK_MAX_NOTE_FILES 100000
#define ILK_MAX_NOTE_FOLDER_DEPTH 32
#define ILK_MAX_NOTE_ENTRIES 1000000
#define ILK_MAX_NOTE_FILE_BYTES (1024 * 1024)
/* Terms and definitions as one text. */
#define ILK_MAX_TERM_LIST_BYTES (8 * 1024 * 1024)
/* A sign that parts them. */
#define ILK_MAX_TERM_MARK_BYTES 20
/* Mnemosyne: a tag of its XML, all of that unpacked, what is kept of all facts and cards. */
#define ILK_MAX_MNEMOSYNE_TAG_BYTES (64 * 1024)
#define ILK_MAX_MNEMOSYNE_ATTRIBUTES 100
#define ILK_MAX_MNEMOSYNE_XML_BYTES (256 * 1024 * 1024)
#define ILK_MAX_MNEMOSYNE_CARDS 200000
#define ILK_MAX_MNEMOSYNE_FACT_BYTES (32 * 1024 * 1024)
/* zstd: how far back a frame may reach, as a power of two. */
#define ILK_MAX_ZSTD_WINDOW_LOG 27
/* Its templates: tokens of one, bytes it makes; HTML: how deep it is followed. */
#define ILK_MAX_TEMPLATE_TOKENS 20000
#define ILK_MAX_TEMPLATE_BYTES (4 * 1024 * 1024)
#define ILK_MAX_HTML_DEPTH 64
#define ILK_MAX_CLOZE_DEPTH 10
#define ILK_MAX_MEDIA_NAME_BYTES 120

/* Quizzes: how many lures stand beside the right answer; what is typed without having been meant
 * for it; how many cards are read at once; what is kept of a written answer; minutes, questions. */
#define ILK_MAX_QUIZ_LURES 3
#define ILK_MAX_QUIZ_TYPED_UNASKED 40
#define ILK_QUIZ_CARDS_AT_A_TIME 200
#define ILK_MAX_QUIZ_KEPT_LETTERS 300
#define ILK_MAX_QUIZ_MINUTES 240
#define ILK_MAX_QUIZ_QUESTIONS 10000

/* Deck files opened at once. */
#define ILK_MAX_OFFERED_FILES 100

/* Imports and exports that the window has been asked for and not begun. */
#define ILK_MAX_WAITING_JOBS 100

/* What is shown of an import before it is stored, of each kind. */
#define ILK_MAX_PREVIEW_ROWS 10000

/* Searching. */
#define ILK_MAX_SEARCH_WORDS 64
#define ILK_MAX_SEARCH_RESULTS 1000

/* Studying more than what waits: cards of one session. */
#define ILK_MAX_STUDY_CARDS 9999
/* So many notes are looked through for words with every key, while they are not indexed yet. */
#define ILK_MAX_SCANNED_NOTES 20000

/* Editing. */
#define ILK_MAX_EDITS 1000
#define ILK_MAX_EDIT_CARDS 100000

/* A demo's trace (protocol version 1). */
#define ILK_MAX_TRACE_LINE (1024 * 1024)
#define ILK_MAX_TRACE_BYTES (256 * 1024 * 1024)
#define ILK_MAX_TRACE_DEPTH 16
#define ILK_MAX_LANES 64
#define ILK_MAX_SEGMENTS_PER_LANE 100000
#define ILK_MAX_SAMPLES_PER_SERIES 20000
#define ILK_MAX_SAMPLE_VALUES 16
#define ILK_MAX_SERIES 64
#define ILK_MAX_HISTOGRAMS 64
#define ILK_MAX_BUCKETS 512
#define ILK_MAX_RESULTS 256
#define ILK_MAX_TRACE_PARAMETERS 64
#define ILK_MAX_INSTRUCTIONS 256
#define ILK_MAX_ORDERS 32
#define ILK_MAX_ORDER_ITEMS 256
#define ILK_MAX_TURN_THREADS 8
#define ILK_MAX_TURN_LINES 64
#define ILK_MAX_TURN_VALUES 16

/* What a demo says about itself. */
#define ILK_MAX_DESCRIPTION_BYTES (1024 * 1024)
#define ILK_MAX_PARAMETERS 32
#define ILK_MAX_CHOICES 64
#define ILK_MAX_CHARTS 16
#define ILK_DESCRIBE_MS 5000
/* Of how many demos it is kept. */
#define ILK_MAX_KEPT_DEMOS 256
#define ILK_MAX_SOURCE_BYTES (256 * 1024)

/* A demo's process; see IlkLimits for the rest. */
#define ILK_MAX_CHILD_ERROR_BYTES 4096
#define ILK_MAX_CHILD_INPUT_BYTES (64 * 1024)
#define ILK_CHILD_READ_BYTES (32 * 1024)

/* The learner's own Pythons. */
#define ILK_MAX_PYTHON_CANDIDATES 64
#define ILK_MAX_PYTHON_ANSWER_BYTES (16 * 1024)
#define ILK_PYTHON_ASK_MS 3000

/* The list of cards in the window: how many are read at once, and how many times that are held. */
#define ILK_CARDS_PER_WINDOW 100
#define ILK_MAX_CARD_WINDOWS 24

/* What the window remembers of decks that hide those below them. */
#define ILK_MAX_COLLAPSED_BYTES (16 * 1024)
/* Likewise of demos that were tried. */
#define ILK_MAX_TRIED_BYTES (4 * 1024)
