-- Ids are listed in the order of their bytes, in which processes merge them with those of actors in memory. Only an
-- index in that order finds the next id without reading the others.
ALTER TABLE stagedoor_event ALTER COLUMN persistence_id TYPE TEXT COLLATE "C";
ALTER TABLE stagedoor_state ALTER COLUMN persistence_id TYPE TEXT COLLATE "C";
