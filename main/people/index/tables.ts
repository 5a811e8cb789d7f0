/**
 * The identity index. `people_list` holds, by segment and key, the numbers of the people (or, for a spelling key,
 * the keys of the words) it finds; one row is `segment * 2^32 + key`. What came since a segment was written lies in
 * `people_added`, by the era it was written in: the rows of an era lie together, so that a desk which takes in a
 * hundred thousand people a hundred at a time writes the few pages of one era again and again, not pages of all of
 * them. A stale entry only brings a candidate that `people_feature` then does not bear out.
 */
export const indexTables = `
  CREATE TABLE people_feature (pid INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE people_list (segment_key INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT;
  CREATE TABLE people_segment (segment INTEGER PRIMARY KEY, people INTEGER NOT NULL) STRICT;
  CREATE TABLE people_added (era INTEGER NOT NULL, key INTEGER NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (era, key, value)) STRICT, WITHOUT ROWID;
  CREATE TABLE people_word (key INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL,
    given INTEGER NOT NULL, family INTEGER NOT NULL, other INTEGER NOT NULL) STRICT;
`;
