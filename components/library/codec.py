"""Why: what the pipeline found must come back from disk equal to what went in, and stay readable with any SQLite tool.

Frozen dataclasses become JSON objects with the field's own names; fields that hold their default are left out, so a
field that is added later (with a default) reads old rows. Dates are ISO, enumerations their value, tuples lists.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Reader = Callable[[Any], Any]
Writer = Callable[[Any], Any]


def encode(value: object) -> str:
    """JSON of a model object."""
    kind: Any = type(value)
    return json.dumps(_writer(kind)(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(kind: Any, text: str) -> Any:
    """The object of the model type `kind` that `encode` wrote."""
    return _reader(kind)(json.loads(text))


@cache
def _writer(hint: Any) -> Writer:
    """What turns a value of the annotated type into what `json` knows."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional(_writer(_arm(inner)))
    if origin is tuple:
        return _listing(_writer(inner[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return _fields_writer(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _value
    return date.isoformat if hint is date else _same


def _listing(write: Writer) -> Writer:
    return list if write is _same else lambda values: [write(value) for value in values]


def _value(member: Enum) -> Any:
    return member.value


def _fields_writer(kind: Any) -> Writer:
    hints = get_type_hints(kind)
    plan = tuple((field.name, field.default, _writer(hints[field.name])) for field in fields(kind))

    def write(record: Any) -> dict[str, Any]:
        written = {}
        for name, default, write_field in plan:
            held = getattr(record, name)
            if held is not default and (default is MISSING or held != default):
                written[name] = write_field(held)
        return written

    return write


@cache
def _reader(hint: Any) -> Reader:
    """What turns parsed JSON into a value of the annotated type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional(_reader(_arm(inner)))
    if origin is tuple:
        return _tuple(_reader(inner[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return date.fromisoformat if hint is date else _same


def _same(value: Any) -> Any:
    return value


def _arm(arms: tuple[Any, ...]) -> Any:
    """The T of `T | None`."""
    return next(arm for arm in arms if arm is not NoneType)


def _optional(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return change if change is _same else lambda value: None if value is None else change(value)


def _tuple(read: Reader) -> Reader:
    return tuple if read is _same else lambda values: tuple(map(read, values))


def _record(kind: Any) -> Reader:
    """Keys that the type does not know (written by a later version) are passed over."""
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(values: dict[str, Any]) -> Any:
        return kind(**{name: readers[name](value) for name, value in values.items() if name in readers})

    return read
