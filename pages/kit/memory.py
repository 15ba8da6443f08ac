"""What is made once is kept for all readers: by warehouse version, language and what it was made of.

The one place where the screens keep results. A published version never changes, so what was made from it
stays true for as long as it is asked; a new version has another id, and what was made from the old one is
forgotten as the least used. What is kept is shared by all readers: only make what nobody changes.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from pages.kit.text import language
from pipelines.warehouse.location import Location, current_id, locate

P = ParamSpec("P")
R = TypeVar("R")

KEPT_BYTES = 48 * 1024 * 1024
LOOKED = 0.005
"""Seconds for which the published version is taken as it was: a screen needs to know it dozens of times, and
looks at a file for it.
"""


class Memory:
    """Results by key, the least used forgotten first once all together take more than ``most`` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> tuple[Any] | None:
        """The result in a tuple of one, or None where it is not there."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return (found[0],)

    def put(self, key: Hashable, result: Any) -> None:
        """Keep a result, unless it alone would take more than half of the room."""
        size = bytes_of(result) + bytes_of(key) + 200
        with self._lock:
            if key in self._kept or size > self._most // 2:
                return
            self._kept[key] = (result, size)
            self.bytes += size
            while self.bytes > self._most:
                _, (_, freed) = self._kept.popitem(last=False)
                self.bytes -= freed


memory = Memory(KEPT_BYTES)


class _Version:
    """What was published when somebody last looked."""

    def __init__(self) -> None:
        self._looked: tuple[float, Location | None, str] = (0.0, None, "")

    def now(self, at_most: float = LOOKED) -> tuple[Location, str]:
        """The warehouse and the id of its published version, as it was ``at_most`` seconds ago."""
        location, moment = locate(), time.monotonic()
        seen, where, found = self._looked
        if where != location or moment - seen >= at_most:
            found = current_id(location)
            self._looked = (moment, location, found)
        return location, found


_version = _Version()


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function makes of the published warehouse and its arguments, which must be hashable
    or, as a view, have a ``key`` that says all they are.

    Where a new version is published while the function runs, its result is given but not kept.
    """
    name = _name_of(make)

    @wraps(make)
    def made(*args: P.args, **more: P.kwargs) -> R:
        asked = _version.now()
        given = (*map(_key_of, args), *((word, _key_of(more[word])) for word in sorted(more)))
        key = (*asked, language.get(), name, *given)
        found = memory.get(key)
        if found is not None:
            result: R = found[0]
            return result
        result = make(*args, **more)
        if _version.now(at_most=0) == asked:
            memory.put(key, result)
        return result

    return made


def _key_of(argument: Any) -> Hashable:
    if callable(argument):
        return _name_of(argument)
    found: Hashable = getattr(argument, "key", argument)
    return found


def _name_of(function: Callable[..., Any]) -> str:
    """The name of a function of a module. A page's own functions are new ones at each run: they have none."""
    name = f"{function.__module__}.{function.__qualname__}"
    if function.__module__ == "__main__" or "<" in function.__qualname__:
        raise ValueError(f"{name} is not a function of a module, so nothing made by it can be found again")
    return name


def bytes_of(thing: Any, seen: set[int] | None = None) -> int:
    """About how many bytes texts, numbers and what holds them take, each counted once."""
    seen = set() if seen is None else seen
    if id(thing) in seen:
        return 0
    seen.add(id(thing))
    size = sys.getsizeof(thing)
    if isinstance(thing, dict):
        return size + sum(bytes_of(key, seen) + bytes_of(value, seen) for key, value in thing.items())
    if isinstance(thing, tuple | list | set | frozenset):
        return size + sum(bytes_of(part, seen) for part in thing)
    return size
