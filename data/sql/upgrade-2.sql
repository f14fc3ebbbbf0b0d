-- Version 2: what was promised is part of the log. `days` are the whole days until the card was to
-- come back, 0 while it was in steps and for everything that version 1 wrote. The day is chosen
-- within the fuzz range by how full the days are at that moment, which no replay could find out.
ALTER TABLE review ADD COLUMN days INTEGER NOT NULL DEFAULT 0 CHECK(days >= 0);
