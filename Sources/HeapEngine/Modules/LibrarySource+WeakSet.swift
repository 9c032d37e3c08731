extension LibrarySource {
  /// The module `_weakrefset`, in our own words.
  static let weakSet = #"""
    import sys as _sys
    from _weakref import ref

    __all__ = ["WeakSet"]


    class _IterationGuard:
        """Keeps a weak container from being changed by dying items while it is iterated."""

        def __init__(self, weakcontainer):
            self.weakcontainer = ref(weakcontainer)

        def __enter__(self):
            container = self.weakcontainer()
            if container is not None:
                container._iterating.add(self)
            return self

        def __exit__(self, e, t, b):
            container = self.weakcontainer()
            if container is not None:
                guards = container._iterating
                guards.remove(self)
                if not guards:
                    container._commit_removals()


    class WeakSet:
        """A set that refers to its items weakly."""

        def __init__(self, data=None):
            self.data = set()

            def _remove(item, selfref=ref(self)):
                self = selfref()
                if self is not None:
                    if self._iterating:
                        self._pending_removals.append(item)
                    else:
                        self.data.discard(item)
            self._remove = _remove
            self._pending_removals = []
            self._iterating = set()
            if data is not None:
                self.update(data)

        def _commit_removals(self):
            pending = self._pending_removals
            while pending:
                self.data.discard(pending.pop())

        def _settle(self):
            if self._pending_removals:
                self._commit_removals()

        def __iter__(self):
            with _IterationGuard(self):
                for wr in self.data:
                    item = wr()
                    if item is not None:
                        yield item

        def __len__(self):
            return len(self.data) - len(self._pending_removals)

        def __contains__(self, item):
            try:
                wr = ref(item)
            except TypeError:
                return False
            return wr in self.data

        def __reduce__(self):
            if _sys.version_info >= (3, 11):
                return self.__class__, (list(self),), self.__getstate__()
            return self.__class__, (list(self),), getattr(self, "__dict__", None)

        def add(self, item):
            self._settle()
            self.data.add(ref(item, self._remove))

        def clear(self):
            self._settle()
            self.data.clear()

        def copy(self):
            return self.__class__(self)

        def pop(self):
            self._settle()
            while True:
                try:
                    wr = self.data.pop()
                except KeyError:
                    raise KeyError("pop from empty WeakSet") from None
                item = wr()
                if item is not None:
                    return item

        def remove(self, item):
            self._settle()
            self.data.remove(ref(item))

        def discard(self, item):
            self._settle()
            self.data.discard(ref(item))

        def update(self, other):
            self._settle()
            for item in other:
                self.add(item)

        def __ior__(self, other):
            self.update(other)
            return self

        def difference(self, other):
            new = self.copy()
            new.difference_update(other)
            return new

        __sub__ = difference

        def difference_update(self, other):
            self.__isub__(other)

        def __isub__(self, other):
            self._settle()
            if self is other:
                self.data.clear()
            else:
                self.data.difference_update(ref(item) for item in other)
            return self

        def intersection(self, other):
            return self.__class__(item for item in other if item in self)

        __and__ = intersection

        def intersection_update(self, other):
            self.__iand__(other)

        def __iand__(self, other):
            self._settle()
            self.data.intersection_update(ref(item) for item in other)
            return self

        def issubset(self, other):
            return self.data.issubset(ref(item) for item in other)

        __le__ = issubset

        def __lt__(self, other):
            return self.data < set(map(ref, other))

        def issuperset(self, other):
            return self.data.issuperset(ref(item) for item in other)

        __ge__ = issuperset

        def __gt__(self, other):
            return self.data > set(map(ref, other))

        def __eq__(self, other):
            if not isinstance(other, self.__class__):
                return NotImplemented
            return self.data == set(map(ref, other))

        def symmetric_difference(self, other):
            new = self.copy()
            new.symmetric_difference_update(other)
            return new

        __xor__ = symmetric_difference

        def symmetric_difference_update(self, other):
            self.__ixor__(other)

        def __ixor__(self, other):
            self._settle()
            if self is other:
                self.data.clear()
            else:
                self.data.symmetric_difference_update(
                    ref(item, self._remove) for item in other)
            return self

        def union(self, other):
            return self.__class__(e for s in (self, other) for e in s)

        __or__ = union

        def isdisjoint(self, other):
            return len(self.intersection(other)) == 0

        def __repr__(self):
            return repr(self.data)

        if _sys.version_info >= (3, 9):
            from _aliases import GenericAlias as __class_getitem__
            __class_getitem__ = classmethod(__class_getitem__)

    """#
}
