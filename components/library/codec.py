"""Why: what the pipeline found must come back from disk equal to what went in, and stay readable with any SQLite tool.

Frozen dataclasses become JSON objects with the field's own names; fields that hold their default are left out, so a
field that is added later (with a default) reads old rows. Dates are ISO, enumerations their value, tuples lists.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def encode(value: object) -> str:
    """JSON of a model object, of a tuple of them, or of plain values."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(kind: Any, text: str) -> Any:
    """The object of type `kind` (a model type or `tuple[ModelType, ...]`) that `encode` wrote."""
    return _reader(kind)(json.loads(text))


def plain(value: object) -> Any:
    """The value as `json` knows it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: plain(held)
            for name, default in _defaults(type(value))
            if (held := getattr(value, name)) is not default and (held != default or default is MISSING)
        }
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """Field names of a dataclass with their defaults (MISSING where there is none)."""
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: "Field[Any]") -> Any:
    return field.default


@cache
def _reader(hint: Any) -> Reader:
    """What turns parsed JSON into a value of the annotated type."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _optional(_reader(next(arm for arm in inner if arm is not NoneType)))
    if origin is tuple:
        return _sequence(tuple, _reader(inner[0]))
    if origin is frozenset:
        return _sequence(frozenset, _reader(inner[0]))
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return date.fromisoformat if hint is date else _same


def _same(value: Any) -> Any:
    return value


def _optional(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _sequence(make: Callable[[Any], Any], read: Reader) -> Reader:
    return lambda values: make(read(value) for value in values)


def _record(kind: Any) -> Reader:
    """Keys that the type does not know (written by a later version) are passed over."""
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(values: dict[str, Any]) -> Any:
        return kind(**{name: readers[name](value) for name, value in values.items() if name in readers})

    return read
