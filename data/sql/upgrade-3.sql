-- Version 3: a memory may be brought along from a program that schedules by SM-2. It is an imported
-- event without a rating, at the time of the last review there, with the last interval as its `days`
-- and this, the ease in thousandths. What it means to the memory model is found out in each replay.
ALTER TABLE review ADD COLUMN ease INTEGER NOT NULL DEFAULT 0 CHECK(ease >= 0);
