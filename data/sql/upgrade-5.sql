-- Version 5: a note is what was written, a card is what is asked of it; one note may have several.
-- What a learner does to a card besides answering it, and what was deleted, is kept, too. Checksums
-- of the new tables are `seal()` of all their other columns, a function of the program.

-- `kind`: 0 question and answer, 1 both directions, 2 cloze, 3 foreign. `form`: how it is answered: 0
-- open, 1 typed, 2 true or false. `media`: a line a file: its name in the note, a tab, its hash.
ALTER TABLE note ADD COLUMN kind INTEGER NOT NULL DEFAULT 0 CHECK(kind BETWEEN 0 AND 3);
ALTER TABLE note ADD COLUMN form INTEGER NOT NULL DEFAULT 0 CHECK(form BETWEEN 0 AND 2);
ALTER TABLE note ADD COLUMN media TEXT NOT NULL DEFAULT '';

-- A deck may stand below another one; `changed` and `origin` say when and where a row was changed. A
-- number is never given twice: totals, and what undoes an edit, speak of it.
ALTER TABLE deck RENAME TO deck_4;
CREATE TABLE deck(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16),
  file_id TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  options TEXT NOT NULL DEFAULT '{}',
  cards INTEGER NOT NULL DEFAULT 0,
  crc INTEGER NOT NULL DEFAULT 0,
  options_crc INTEGER NOT NULL DEFAULT 0,
  parent INTEGER REFERENCES deck(id),
  changed INTEGER NOT NULL DEFAULT 0,
  origin INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO deck(id, uid, file_id, name, description, options, cards, crc, options_crc)
  SELECT id, uid, file_id, name, description, options, cards, crc, options_crc FROM deck_4 ORDER BY id;

-- Cards keep their numbers, so the log needs no change; none is ever given twice. `ordinal` tells the
-- cards of a note apart. `buried`: the learner's day from which the card is asked again. `added`: UTC
-- ms.
ALTER TABLE memory RENAME TO memory_4;
ALTER TABLE card RENAME TO card_4;
CREATE TABLE card(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  note INTEGER NOT NULL REFERENCES note(id),
  ordinal INTEGER NOT NULL,
  deck INTEGER NOT NULL REFERENCES deck(id),
  position INTEGER NOT NULL,
  seconds INTEGER NOT NULL,
  demo TEXT,
  suspended INTEGER NOT NULL DEFAULT 0 CHECK(suspended BETWEEN 0 AND 1),
  buried INTEGER NOT NULL DEFAULT 0,
  flag INTEGER NOT NULL DEFAULT 0 CHECK(flag BETWEEN 0 AND 7),
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  crc INTEGER NOT NULL,
  UNIQUE(note, ordinal)
) STRICT;
INSERT INTO card
  SELECT card_4.id, card_4.id, 0, deck, position, seconds, demo, 0, 0, 0, changed, changed, origin, card_4.crc
  FROM card_4 JOIN note ON note.id = card_4.id ORDER BY card_4.id;
INSERT INTO sqlite_sequence(name, seq)
  SELECT 'card', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'card');
UPDATE sqlite_sequence
  SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'note'), 0))
  WHERE name = 'card';

-- `due_day`: the learner's day on which a card in review comes due, 0 in the other states, whose `due`
-- is a moment. `suspended` and `buried` are the card's.
CREATE TABLE memory(
  card INTEGER PRIMARY KEY REFERENCES card(id),
  deck INTEGER NOT NULL,
  position INTEGER NOT NULL,
  suspended INTEGER NOT NULL DEFAULT 0,
  buried INTEGER NOT NULL DEFAULT 0,
  state INTEGER NOT NULL CHECK(state BETWEEN 0 AND 3),
  step INTEGER NOT NULL,
  due INTEGER NOT NULL,
  due_day INTEGER NOT NULL DEFAULT 0,
  stability REAL NOT NULL,
  stability_fast REAL NOT NULL,
  difficulty REAL NOT NULL,
  last INTEGER NOT NULL,
  last_utc_offset INTEGER NOT NULL,
  reps INTEGER NOT NULL,
  lapses INTEGER NOT NULL
) STRICT;
INSERT INTO memory(card, deck, position, state, step, due, stability, stability_fast, difficulty, last,
                   last_utc_offset, reps, lapses)
  SELECT card, deck, position, state, step, due, stability, stability_fast, difficulty, last,
         last_utc_offset, reps, lapses
  FROM memory_4 WHERE card IN (SELECT id FROM card) ORDER BY card;
DROP TABLE memory_4;
DROP TABLE card_4;
DROP TABLE deck_4;
CREATE INDEX card_deck ON card(deck);
CREATE INDEX memory_new ON memory(deck, position, state, buried) WHERE state = 0 AND suspended = 0;
CREATE INDEX memory_steps ON memory(deck, due, state, buried) WHERE state IN (1, 3) AND suspended = 0;
CREATE INDEX memory_due ON memory(deck, due_day, due, state, buried) WHERE state = 2 AND suspended = 0;

-- `kind`: 3 forgets a card, 4 places its due day `days` after the event's day. `stability` and
-- `difficulty`: what another program's FSRS had made of all answers until then, 0 where it is not known.
ALTER TABLE review RENAME TO review_4;
CREATE TABLE review(
  card INTEGER NOT NULL,
  at INTEGER NOT NULL,
  device INTEGER NOT NULL REFERENCES device(id),
  seq INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 4),
  rating INTEGER NOT NULL CHECK(rating BETWEEN 0 AND 4),
  ms INTEGER NOT NULL,
  over_time INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  days INTEGER NOT NULL DEFAULT 0 CHECK(days >= 0),
  ease INTEGER NOT NULL DEFAULT 0 CHECK(ease >= 0),
  stability REAL NOT NULL DEFAULT 0 CHECK(stability >= 0),
  difficulty REAL NOT NULL DEFAULT 0 CHECK(difficulty >= 0),
  PRIMARY KEY(card, at, device, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO review
  SELECT card, at, device, seq, kind, rating, ms, over_time, utc_offset, days, ease, 0, 0
  FROM review_4 ORDER BY card, at, device, seq;
DROP TABLE review_4;
CREATE UNIQUE INDEX review_key ON review(device, seq);

-- What was deleted: a file that is imported again does not bring it back unasked. `kind`: 0 a deck, 1 a
-- note.
CREATE TABLE grave(
  uid BLOB PRIMARY KEY CHECK(length(uid) = 16),
  kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 1),
  at INTEGER NOT NULL,
  device INTEGER NOT NULL,
  crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A file that notes show or play, under the SHA-256 of its content, which is its name in the folder
-- `media`.
CREATE TABLE media(
  hash BLOB PRIMARY KEY CHECK(length(hash) = 32),
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  added INTEGER NOT NULL,
  crc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the learner changed, and how to change it back, as JSON. The latest that is not `undone` is
-- undone next.
CREATE TABLE edit(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  device INTEGER NOT NULL,
  label TEXT NOT NULL,
  forward TEXT NOT NULL,
  inverse TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0,
  crc INTEGER NOT NULL
) STRICT;

-- Every answer of a quiz, whether or not it was a review, too. `quiz`: UTC ms at which it began.
-- `kind`: 0 an answer, 1 takes the card's latest back.
CREATE TABLE quiz_answer(
  device INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  card INTEGER NOT NULL,
  at INTEGER NOT NULL,
  quiz INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK(kind BETWEEN 0 AND 1),
  form INTEGER NOT NULL,
  choice TEXT NOT NULL,
  is_right INTEGER NOT NULL,
  confidence INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  crc INTEGER NOT NULL,
  PRIMARY KEY(device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_answer_card ON quiz_answer(card, at);

-- What was listened to. `side`: 0 the question, 1 the answer.
CREATE TABLE listening(
  device INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  card INTEGER NOT NULL,
  at INTEGER NOT NULL,
  side INTEGER NOT NULL CHECK(side BETWEEN 0 AND 1),
  ms INTEGER NOT NULL,
  utc_offset INTEGER NOT NULL,
  crc INTEGER NOT NULL,
  PRIMARY KEY(device, seq)
) STRICT, WITHOUT ROWID;
