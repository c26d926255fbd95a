"""JSON Lines: everything that is known of each event, and back without loss."""

from collections.abc import Iterable

from components.errors import UnreadableInput
from components.library.answers import Record
from components.library.codec import decode, encode


def write_lines(records: Iterable[Record]) -> bytes:
    """One record a line, in their order, with the field names of the model; what holds its default is left out."""
    return "".join(encode(record) + "\n" for record in records).encode("utf-8", "surrogatepass")


def read_lines(data: bytes) -> tuple[Record, ...]:
    """The records of `write_lines`; raises UnreadableInput with the number of a line that is none."""
    lines = data.decode("utf-8", "surrogatepass").split("\n")
    return tuple(_record(line, number) for number, line in enumerate(lines, 1) if line.strip())


def _record(line: str, number: int) -> Record:
    try:
        record: Record = decode(Record, line)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableInput(f"line {number} is no event record: {error}") from error
    return record
