extension LibrarySource {
  /// The module `collections`, in our own words.
  static let collections = containers + userContainers

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


    class _tuplegetter:
        __slots__ = ("_index", "__doc__")

        def __init__(self, index, doc):
            self._index = index
            self.__doc__ = doc

        def __get__(self, obj, cls=None):
            return self if obj is None else tuple.__getitem__(obj, self._index)

        def __set__(self, obj, value):
            raise AttributeError("can't set attribute")

        def __delete__(self, obj):
            raise AttributeError("can't delete attribute")


    def _check_names(typename, names, rename):
        if rename:
            seen = set()
            for index, name in enumerate(names):
                if (not name.isidentifier() or name in _keywords or name.startswith("_")
                        or name in seen):
                    names[index] = "_%d" % index
                seen.add(name)
        for name in [typename] + names:
            if type(name) is not str:
                raise TypeError("Type names and field names must be strings")
            if not name.isidentifier():
                raise ValueError(
                    "Type names and field names must be valid identifiers: %r" % (name,))
            if name in _keywords:
                raise ValueError("Type names and field names cannot be a keyword: %r" % (name,))
        seen = set()
        for name in names:
            if name.startswith("_") and not rename:
                raise ValueError("Field names cannot start with an underscore: %r" % (name,))
            if name in seen:
                raise ValueError("Encountered duplicate field name: %r" % (name,))
            seen.add(name)


    def _bind(typename, names, defaults, args, kwargs):
        """The values of the fields, with the errors of a call."""
        values = list(args)
        if len(values) > len(names):
            least = len(names) - len(defaults) + 1
            counts = "%d" % (len(names) + 1)
            if defaults:
                counts = "from %d to %d" % (least, len(names) + 1)
            raise TypeError(
                "%s() takes %s positional arguments but %d were given"
                % (typename, counts, len(values) + 1))
        missing = []
        for name in names[len(values):]:
            if name in kwargs:
                values.append(kwargs.pop(name))
            elif name in defaults:
                values.append(defaults[name])
            else:
                missing.append(repr(name))
        if kwargs:
            name = next(iter(kwargs))
            kind = ("got multiple values for argument" if name in names
                    else "got an unexpected keyword argument")
            raise TypeError("%s() %s %r" % (typename, kind, name))
        if missing:
            shown = missing[0]
            if len(missing) == 2:
                shown = " and ".join(missing)
            elif len(missing) > 2:
                shown = ", ".join(missing[:-1]) + ", and " + missing[-1]
            raise TypeError(
                "%s() missing %d required positional argument%s: %s"
                % (typename, len(missing), "s" if len(missing) > 1 else "", shown))
        return values


    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        if isinstance(field_names, str):
            field_names = field_names.replace(",", " ").split()
        field_names = list(map(str, field_names))
        _check_names(typename, field_names, rename)
        names = tuple(field_names)
        field_defaults = {}
        if defaults is not None:
            defaults = tuple(defaults)
            if len(defaults) > len(names):
                raise TypeError("Got more default values than field names")
            field_defaults = dict(zip(names[len(names) - len(defaults):], defaults))
        import sys
        shown = (typename + ".__new__" if sys.version_info >= (3, 10) else
                 "<lambda>" if sys.version_info >= (3, 9) else "__new__")
        new = tuple.__new__
        template = "(" + ", ".join("%s=%%r" % name for name in names) + ")"

        def __new__(_cls, *args, **kwargs):
            if kwargs or len(args) != len(names):
                args = _bind(shown, names, field_defaults, args, kwargs)
            return new(_cls, args)

        def _make(cls, iterable):
            result = new(cls, iterable)
            if len(result) != len(names):
                raise TypeError("Expected %d arguments, got %d" % (len(names), len(result)))
            return result

        def _replace(self, /, **kwds):
            result = self._make(map(kwds.pop, names, self))
            if kwds:
                kind = TypeError if sys.version_info >= (3, 13) else ValueError
                raise kind("Got unexpected field names: %r" % (list(kwds),))
            return result

        def __repr__(self):
            return self.__class__.__name__ + template % self

        def _asdict(self):
            return dict(zip(self._fields, self))

        def __getnewargs__(self):
            return tuple(self)

        namespace = {
            "__doc__": "%s(%s)" % (typename, ", ".join(names)),
            "__slots__": (),
            "_fields": names,
            "_field_defaults": field_defaults,
            "__new__": __new__,
            "_make": classmethod(_make),
            "_replace": _replace,
            "__repr__": __repr__,
            "_asdict": _asdict,
            "__getnewargs__": __getnewargs__,
            "__match_args__": names,
        }
        for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
            method.__qualname__ = "%s.%s" % (typename, method.__name__)
        for index, name in enumerate(names):
            namespace[name] = _tuplegetter(index, "Alias for field number %d" % index)
        result = type(typename, (tuple,), namespace)
        if module is None:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        result.__module__ = module
        return result


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
