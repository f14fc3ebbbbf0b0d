-- Version 4: decks and settings have checksums, too. `crc` is the CRC32C of what a deck's file says of
-- it, `options_crc` of how it is studied, which are changed apart from each other; the program
-- computes them for the rows that are there.
ALTER TABLE deck ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
ALTER TABLE deck ADD COLUMN options_crc INTEGER NOT NULL DEFAULT 0;
ALTER TABLE config ADD COLUMN crc INTEGER NOT NULL DEFAULT 0;
