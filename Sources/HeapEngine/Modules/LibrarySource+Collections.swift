extension LibrarySource {
  /// The module `collections`, in our own words.
  static let collections = containers + namedTuples + userContainers

  private static let containers = #"""
    import _collections_abc
    import sys as _sys
    from _collections import OrderedDict, _count_elements, defaultdict, deque
    from operator import itemgetter as _itemgetter

    __all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "defaultdict",
               "UserString", "deque", "namedtuple"]

    _keywords = frozenset([
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield"])


    class Counter(dict):
        """A dict of how often items occur."""

        def __init__(self, iterable=None, /, **kwds):
            super().__init__()
            self.update(iterable, **kwds)

        def __missing__(self, key):
            return 0

        def total(self):
            return sum(self.values())

        def most_common(self, n=None):
            pairs = sorted(self.items(), key=_itemgetter(1), reverse=True)
            return pairs if n is None else pairs[:n]

        def elements(self):
            for item, count in self.items():
                for _ in range(count):
                    yield item

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError(
                "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

        def update(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, _collections_abc.Mapping):
                    if self:
                        for item, count in iterable.items():
                            self[item] = count + self.get(item, 0)
                    else:
                        super().update(iterable)
                else:
                    _count_elements(self, iterable)
            if kwds:
                self.update(kwds)

        def subtract(self, iterable=None, /, **kwds):
            if iterable is not None:
                if isinstance(iterable, _collections_abc.Mapping):
                    for item, count in iterable.items():
                        self[item] = self.get(item, 0) - count
                else:
                    for item in iterable:
                        self[item] = self.get(item, 0) - 1
            if kwds:
                self.subtract(kwds)

        def copy(self):
            return self.__class__(self)

        def __delitem__(self, elem):
            if elem in self:
                super().__delitem__(elem)

        def __reduce__(self):
            return self.__class__, (dict(self),)

        def __repr__(self):
            if not self:
                return "%s()" % self.__class__.__name__
            try:
                d = dict(self.most_common())
            except TypeError:
                d = dict(self)
            return "%s(%r)" % (self.__class__.__name__, d)

        def _kept(self, pairs):
            result = Counter()
            for item, count in pairs:
                if count > 0:
                    result[item] = count
            return result

        def __add__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            pairs = [(item, count + other[item]) for item, count in self.items()]
            pairs += [(item, count) for item, count in other.items() if item not in self]
            return self._kept(pairs)

        def __sub__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            pairs = [(item, count - other[item]) for item, count in self.items()]
            pairs += [(item, 0 - count) for item, count in other.items() if item not in self]
            return self._kept(pairs)

        def __or__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            pairs = [(item, other[item] if count < other[item] else count)
                     for item, count in self.items()]
            pairs += [(item, count) for item, count in other.items() if item not in self]
            return self._kept(pairs)

        def __and__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._kept([(item, count if count < other[item] else other[item])
                               for item, count in self.items()])

        def __pos__(self):
            return self._kept(self.items())

        def __neg__(self):
            return self._kept([(item, 0 - count) for item, count in self.items()])

        def _keep_positive(self):
            for item in [item for item, count in self.items() if not count > 0]:
                del self[item]
            return self

        def __iadd__(self, other):
            for item, count in other.items():
                self[item] += count
            return self._keep_positive()

        def __isub__(self, other):
            for item, count in other.items():
                self[item] -= count
            return self._keep_positive()

        def __ior__(self, other):
            for item, count in other.items():
                if count > self[item]:
                    self[item] = count
            return self._keep_positive()

        def __iand__(self, other):
            for item, count in self.items():
                if other[item] < count:
                    self[item] = other[item]
            return self._keep_positive()

        if _sys.version_info >= (3, 10):
            def __eq__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return all(self[e] == other[e] for c in (self, other) for e in c)

            def __ne__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return not self == other

            def __le__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return all(self[e] <= other[e] for c in (self, other) for e in c)

            def __lt__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self <= other and self != other

            def __ge__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return all(self[e] >= other[e] for c in (self, other) for e in c)

            def __gt__(self, other):
                if not isinstance(other, Counter):
                    return NotImplemented
                return self >= other and self != other

            __hash__ = None


    class ChainMap(_collections_abc.MutableMapping):
        """Several mappings seen as one."""

        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                try:
                    return mapping[key]
                except KeyError:
                    pass
            return self.__missing__(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __len__(self):
            return len(set().union(*self.maps))

        def __iter__(self):
            d = {}
            for mapping in reversed(self.maps):
                d.update(dict.fromkeys(mapping))
            return iter(d)

        def __contains__(self, key):
            return any(key in mapping for mapping in self.maps)

        def __bool__(self):
            return any(self.maps)

        def __repr__(self):
            return "%s(%s)" % (self.__class__.__name__, ", ".join(map(repr, self.maps)))

        def new_child(self, m=None, **kwargs):
            if m is None:
                m = kwargs
            elif kwargs:
                m.update(kwargs)
            return self.__class__(m, *self.maps)

        @property
        def parents(self):
            return self.__class__(*self.maps[1:])

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            try:
                del self.maps[0][key]
            except KeyError:
                raise KeyError("Key not found in the first mapping: %r" % (key,)) from None

        @classmethod
        def fromkeys(cls, iterable, *args):
            return cls(dict.fromkeys(iterable, *args))

        def copy(self):
            return self.__class__(self.maps[0].copy(), *self.maps[1:])

        __copy__ = copy

        def popitem(self):
            try:
                return self.maps[0].popitem()
            except KeyError:
                raise KeyError("No keys found in the first mapping.") from None

        def pop(self, key, *args):
            try:
                return self.maps[0].pop(key, *args)
            except KeyError:
                raise KeyError("Key not found in the first mapping: %r" % (key,)) from None

        def clear(self):
            self.maps[0].clear()

        if _sys.version_info >= (3, 9):
            def __ior__(self, other):
                self.maps[0].update(other)
                return self

            def __or__(self, other):
                if not isinstance(other, _collections_abc.Mapping):
                    return NotImplemented
                m = self.copy()
                m.maps[0].update(other)
                return m

            def __ror__(self, other):
                if not isinstance(other, _collections_abc.Mapping):
                    return NotImplemented
                m = dict(other)
                for child in reversed(self.maps):
                    m.update(child)
                return self.__class__(m)


    _collections_abc.MutableSequence.register(deque)

    """#
}
