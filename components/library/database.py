"""Why: threads, a command-line ingest and a kill at any moment must all be safe, so every connection is made here.

One connection a call, never shared. SQLite in WAL mode: readers never wait for the writer and see one consistent
state; a writer takes its lock at once (`BEGIN IMMEDIATE`) and waits up to 30 s for another process's.
Not for network drives: WAL needs shared memory (sqlite.org/wal.html).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from components.library.refusal import Refusal
from components.library.schema import SCHEMA, script

FILE_NAME = "library.sqlite"
BUSY_TIMEOUT_S = 30.0
WRITER_CACHE_KB = 64_000


class Database:
    """The SQLite file of one library folder."""

    def __init__(self, folder: Path) -> None:
        """Opens or makes the file; LibraryError when it cannot be, or when it is of another version."""
        self.file = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=BUSY_TIMEOUT_S, isolation_level=None)) as connection:
                _make(connection)
        except (sqlite3.Error, OSError) as error:
            sentence = "{0}: the library cannot be opened ({1}); choose another folder."
            raise Refusal(sentence, "library.closed", self.file, error) from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees the library at one moment and cannot change it."""
        with self._connected() as connection:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept together or, on any exception, not at all."""
        with self._connected() as connection:
            connection.execute(f"PRAGMA cache_size = -{WRITER_CACHE_KB}")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            address = f"{self.file.absolute().as_uri()}?mode=rw"
            with closing(
                sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
            ) as connection:
                connection.execute("PRAGMA synchronous = NORMAL")
                yield connection
        except sqlite3.OperationalError as error:
            raise Refusal("{0}: the library cannot be used ({1}).", "library.busy", self.file, error) from error
        except sqlite3.DatabaseError as error:
            if type(error) is not sqlite3.DatabaseError:  # its children are faults of ours, not of the file
                raise
            raise Refusal("{0}: the library's file is damaged ({1}).", "library.damaged", self.file, error) from error


def version(connection: sqlite3.Connection) -> int:
    """The library's version at this connection's moment; it grows with every change."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()[0])


def next_version(connection: sqlite3.Connection) -> int:
    """Raises the version by one, inside the caller's transaction."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'version'")
    return version(connection)


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if empty:
        for statement in filter(str.strip, script().split(";\n")):
            connection.execute(statement)
    connection.execute("COMMIT")
    found = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0]
    if found != SCHEMA:
        sentence = "This library is of version {0}, this program reads {1}: export it with the other version."
        raise Refusal(sentence, "library.version", found, SCHEMA)
