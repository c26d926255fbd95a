"""Why: timeline, map, list and counts ask about the same selection at the same moment, from several threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """The last few computed values; two threads may compute one at the same time, then both get the same value."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._values: OrderedDict[Hashable, Any] = OrderedDict()

    def recall(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The value of the key, computed where it is not known; the longest unused one is forgotten."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]  # type: ignore[no-any-return]  # values are kept by the key's own function
        value = compute()
        with self._lock:
            value = self._values.setdefault(key, value)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value
