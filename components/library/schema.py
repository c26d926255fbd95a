"""Why: one place that says how a library lies on disk.

`events` holds only what is counted and drawn (it is mirrored in memory), `details` what one reads event by event.
`version` of an event is the library's version at its last change, `gone` remembers removed rows: together they let a
reader that knows version v fetch only what is newer; `born` tells two libraries apart. A spot is a place as precisely
as events name it. `event_text` is folded by `fold_plain`, because the tokenizers of SQLite know nothing of ı and İ.
`told` is what the linker said where that differs: of an event before a person changed it, of a mention after it was
completed from other reports. Days count from 1970-01-01; clocks are minutes after midnight.
"""

SCHEMA = 1

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT, published TEXT,
    url TEXT, story TEXT, sketch BLOB, added TEXT NOT NULL, text TEXT NOT NULL, analysis TEXT NOT NULL);
CREATE INDEX articles_of_story ON articles (story);
CREATE TABLE sketches (hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article)) WITHOUT ROWID;
CREATE INDEX sketches_of_article ON sketches (article);
CREATE TABLE spots (
    n INTEGER PRIMARY KEY, place TEXT NOT NULL, precision INTEGER NOT NULL, body TEXT NOT NULL,
    UNIQUE (place, precision));
CREATE TABLE mentions (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX mentions_of_article ON mentions (article);
CREATE TABLE events (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, title TEXT NOT NULL,
    type TEXT NOT NULL, modality TEXT NOT NULL, first_day INTEGER, last_day INTEGER, clock INTEGER, precision INTEGER,
    edtf TEXT, spot INTEGER, confidence REAL NOT NULL, sources INTEGER NOT NULL);
CREATE INDEX events_by_version ON events (version);
CREATE TABLE details (event INTEGER PRIMARY KEY, body TEXT NOT NULL, told TEXT);
CREATE TABLE gone (version INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (version, event)) WITHOUT ROWID;
CREATE TABLE event_mentions (
    event INTEGER NOT NULL, position INTEGER NOT NULL, mention INTEGER NOT NULL, told TEXT,
    PRIMARY KEY (event, position)) WITHOUT ROWID;
CREATE UNIQUE INDEX event_of_mention ON event_mentions (mention);
CREATE TABLE event_articles (
    event INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (event, article)) WITHOUT ROWID;
CREATE INDEX events_of_article ON event_articles (article);
CREATE TABLE actors (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE event_actors (
    event INTEGER NOT NULL, actor INTEGER NOT NULL, PRIMARY KEY (event, actor)) WITHOUT ROWID;
CREATE TABLE links (
    a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL, evidence TEXT NOT NULL, rule TEXT NOT NULL,
    confidence REAL NOT NULL, PRIMARY KEY (a, b, kind)) WITHOUT ROWID;
CREATE INDEX links_to ON links (b);
CREATE TABLE edits (
    n INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, body TEXT NOT NULL, made TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0);
CREATE VIRTUAL TABLE event_text USING fts5 (words, tokenize = "unicode61 remove_diacritics 0", columnsize = 0);
INSERT INTO meta VALUES ('schema', {schema}), ('version', 0), ('born', abs(random()));
"""


def script() -> str:
    """The statements that make an empty library."""
    return TABLES.replace("{schema}", str(SCHEMA))
