-- The collection, version 1. Times are UTC in milliseconds, with the learner's offset from UTC in
-- minutes beside them where "which day" matters. The review log is the truth; `memory`, `day_total`,
-- `deck.cards` and `note_fts` are computed from it and from the notes, and can be rebuilt.
--
-- There are no triggers: they would run with the rights of whoever opens a foreign file.

CREATE TABLE config(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who recorded a review: a copy of the collection that is restored or salvaged goes on as a new
-- device, so a key is never given twice.
CREATE TABLE device(
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  name TEXT NOT NULL
) STRICT;

-- `uid` is derived from `file_id`, the id in the deck's file.
CREATE TABLE deck(
  id INTEGER PRIMARY KEY,
  uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  file_id TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  options TEXT NOT NULL DEFAULT '{}',
  cards INTEGER NOT NULL DEFAULT 0
) STRICT;

-- `fields` is a JSON object with question, answer, source and distractors; `tags` a line each; `crc`
-- the CRC32C of both. `uid` is derived from the deck's and the card's id in their file. A number is
-- never given twice, since reviews speak of it even when the note is lost.
CREATE TABLE note(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  file_id TEXT NOT NULL,
  fields TEXT NOT NULL,
  tags TEXT NOT NULL DEFAULT '',
  changed INTEGER NOT NULL,
  origin INTEGER NOT NULL REFERENCES device(id),
  crc INTEGER NOT NULL
) STRICT;

-- A note has one card, which has its number. `position` is its place in the deck, `crc` the CRC32C of
-- the row.
CREATE TABLE card(
  id INTEGER PRIMARY KEY REFERENCES note(id),
  deck INTEGER NOT NULL REFERENCES deck(id),
  position INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  demo TEXT,
  crc INTEGER NOT NULL
) STRICT;
CREATE INDEX card_deck ON card(deck);

-- What a card's log leaves: a row for each card, new ones too. `deck` and `position` are the card's.
CREATE TABLE memory(
  card INTEGER PRIMARY KEY REFERENCES card(id),
  deck INTEGER NOT NULL,
  position INTEGER NOT NULL,
  state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3),
  step INTEGER NOT NULL,
  due INTEGER NOT NULL,
  stability REAL NOT NULL,
  stability_fast REAL NOT NULL,
  difficulty REAL NOT NULL,
  last INTEGER NOT NULL,
  last_utc_offset INTEGER NOT NULL,
  reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL
) STRICT;

-- One index for each part of the queue, so the next card is one look-up whatever the collection
-- holds: new, in steps (learning and relearning), in review. `state` is in them so that they cover
-- their queries.
CREATE INDEX memory_new ON memory(deck, position, state) WHERE state = 0;
CREATE INDEX memory_steps ON memory(deck, due, state) WHERE state IN (1, 3);
CREATE INDEX memory_due ON memory(deck, due, state) WHERE state = 2;

-- Appended to, never changed. Clustered by card, because it is read a card at a time.
CREATE TABLE review(
  card INTEGER NOT NULL,
  at INTEGER NOT NULL,
  device INTEGER NOT NULL REFERENCES device(id),
  seq INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 2),
  rating INTEGER NOT NULL CHECK(rating BETWEEN 0 AND 4),
  ms INTEGER NOT NULL,
  over_time INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  PRIMARY KEY(card, at, device, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX review_key ON review(device, seq);

-- A checksum for each run of 256 keys of a device: the exclusive or of its reviews' CRC32C, which
-- does not depend on the order in which they are read.
CREATE TABLE log_segment(
  device INTEGER NOT NULL REFERENCES device(id),
  segment INTEGER NOT NULL,
  n INTEGER NOT NULL,
  crc INTEGER NOT NULL,
  PRIMARY KEY(device, segment)
) STRICT, WITHOUT ROWID;

-- What was answered on each of the learner's days, undone answers left out; `introduced` counts the
-- cards that were new.
CREATE TABLE day_total(
  day INTEGER NOT NULL,
  deck INTEGER NOT NULL,
  n INTEGER NOT NULL,
  pass INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  introduced INTEGER NOT NULL,
  PRIMARY KEY(day, deck)
) STRICT, WITHOUT ROWID;

CREATE TABLE prediction(
  id INTEGER PRIMARY KEY,
  card INTEGER,
  demo TEXT NOT NULL,
  at INTEGER NOT NULL,
  parameters TEXT NOT NULL,
  predicted REAL NOT NULL,
  measured REAL
) STRICT;

-- Markdown as it was written; the tokenizer passes over its marks. Contentless: the texts are in
-- `note` already.
CREATE VIRTUAL TABLE note_fts USING fts5(
  question, answer, tags,
  content='', tokenize='unicode61 remove_diacritics 2'
);
