extension LibrarySource {
  /// `UserDict`, `UserList` and `UserString` of the module `collections`, in our own words.
  static let userContainers = #"""
    class UserDict(_collections_abc.MutableMapping):
        def __init__(self, dict=None, /, **kwargs):
            self.data = {}
            if dict is not None:
                self.update(dict)
            if kwargs:
                self.update(kwargs)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(self.__class__, "__missing__"):
                return self.__class__.__missing__(self, key)
            raise KeyError(key)

        def __setitem__(self, key, item):
            self.data[key] = item

        def __delitem__(self, key):
            del self.data[key]

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, key):
            return key in self.data

        def __repr__(self):
            return repr(self.data)

        if _sys.version_info >= (3, 12):
            def get(self, key, default=None):
                if key in self:
                    return self[key]
                return default

        if _sys.version_info >= (3, 9):
            def __or__(self, other):
                if isinstance(other, UserDict):
                    return self.__class__(self.data | other.data)
                if isinstance(other, dict):
                    return self.__class__(self.data | other)
                return NotImplemented

            def __ror__(self, other):
                if isinstance(other, UserDict):
                    return self.__class__(other.data | self.data)
                if isinstance(other, dict):
                    return self.__class__(other | self.data)
                return NotImplemented

            def __ior__(self, other):
                self.data |= other.data if isinstance(other, UserDict) else other
                return self

        def __copy__(self):
            inst = self.__class__.__new__(self.__class__)
            inst.__dict__.update(self.__dict__)
            inst.__dict__["data"] = self.__dict__["data"].copy()
            return inst

        def copy(self):
            if self.__class__ is UserDict:
                return UserDict(self.data.copy())
            import copy
            data = self.data
            try:
                self.data = {}
                c = copy.copy(self)
            finally:
                self.data = data
            c.update(self)
            return c

        @classmethod
        def fromkeys(cls, iterable, value=None):
            d = cls()
            for key in iterable:
                d[key] = value
            return d


    class UserList(_collections_abc.MutableSequence):
        def __init__(self, initlist=None):
            self.data = []
            if initlist is not None:
                if type(initlist) == type(self.data):
                    self.data[:] = initlist
                elif isinstance(initlist, UserList):
                    self.data[:] = initlist.data[:]
                else:
                    self.data = list(initlist)

        def _plain(self, other):
            return other.data if isinstance(other, UserList) else other

        def __repr__(self):
            return repr(self.data)

        def __lt__(self, other):
            return self.data < self._plain(other)

        def __le__(self, other):
            return self.data <= self._plain(other)

        def __eq__(self, other):
            return self.data == self._plain(other)

        def __gt__(self, other):
            return self.data > self._plain(other)

        def __ge__(self, other):
            return self.data >= self._plain(other)

        def __contains__(self, item):
            return item in self.data

        def __len__(self):
            return len(self.data)

        def __getitem__(self, i):
            return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

        def __setitem__(self, i, item):
            self.data[i] = item

        def __delitem__(self, i):
            del self.data[i]

        def _listed(self, other):
            if isinstance(other, UserList):
                return other.data
            return other if isinstance(other, type(self.data)) else list(other)

        def __add__(self, other):
            return self.__class__(self.data + self._listed(other))

        def __radd__(self, other):
            return self.__class__(self._listed(other) + self.data)

        def __iadd__(self, other):
            self.data += self._listed(other)
            return self

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def __imul__(self, n):
            self.data *= n
            return self

        def __copy__(self):
            inst = self.__class__.__new__(self.__class__)
            inst.__dict__.update(self.__dict__)
            inst.__dict__["data"] = self.__dict__["data"][:]
            return inst

        def append(self, item):
            self.data.append(item)

        def insert(self, i, item):
            self.data.insert(i, item)

        def pop(self, i=-1):
            return self.data.pop(i)

        def remove(self, item):
            self.data.remove(item)

        def clear(self):
            self.data.clear()

        def copy(self):
            return self.__class__(self)

        def count(self, item):
            return self.data.count(item)

        def index(self, item, *args):
            return self.data.index(item, *args)

        def reverse(self):
            self.data.reverse()

        def sort(self, /, *args, **kwds):
            self.data.sort(*args, **kwds)

        def extend(self, other):
            self.data.extend(self._plain(other))


    def _plain_text(value):
        return value.data if isinstance(value, UserString) else value


    class UserString(_collections_abc.Sequence):
        def __init__(self, seq):
            if isinstance(seq, str):
                self.data = seq
            elif isinstance(seq, UserString):
                self.data = seq.data[:]
            else:
                self.data = str(seq)

        def __str__(self):
            return str(self.data)

        def __repr__(self):
            return repr(self.data)

        def __int__(self):
            return int(self.data)

        def __float__(self):
            return float(self.data)

        def __complex__(self):
            return complex(self.data)

        def __hash__(self):
            return hash(self.data)

        def __getnewargs__(self):
            return (self.data[:],)

        def __eq__(self, string):
            return self.data == _plain_text(string)

        def __lt__(self, string):
            return self.data < _plain_text(string)

        def __le__(self, string):
            return self.data <= _plain_text(string)

        def __gt__(self, string):
            return self.data > _plain_text(string)

        def __ge__(self, string):
            return self.data >= _plain_text(string)

        def __contains__(self, char):
            return _plain_text(char) in self.data

        def __len__(self):
            return len(self.data)

        def __getitem__(self, index):
            return self.__class__(self.data[index])

        def __add__(self, other):
            other = _plain_text(other)
            return self.__class__(self.data + (other if isinstance(other, str) else str(other)))

        def __radd__(self, other):
            return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def __mod__(self, args):
            return self.__class__(self.data % args)

        def __rmod__(self, template):
            return self.__class__(str(template) % self)

        def encode(self, encoding="utf-8", errors="strict"):
            return self.data.encode(
                "utf-8" if encoding is None else encoding, "strict" if errors is None else errors)

        def join(self, seq):
            return self.data.join(seq)

        def format(self, /, *args, **kwds):
            return self.data.format(*args, **kwds)

        def format_map(self, mapping):
            return self.data.format_map(mapping)


    def _forward(name, wraps):
        method = getattr(str, name)

        def call(self, *args):
            result = method(self.data, *[_plain_text(value) for value in args])
            return self.__class__(result) if wraps else result
        call.__name__ = name
        call.__qualname__ = "UserString." + name
        return call


    for _name in ("capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "lstrip",
                  "removeprefix", "removesuffix", "replace", "rjust", "rstrip", "strip",
                  "swapcase", "title", "translate", "upper", "zfill"):
        if hasattr(str, _name):
            setattr(UserString, _name, _forward(_name, True))
    for _name in ("count", "endswith", "find", "index", "isalpha", "isalnum", "isascii",
                  "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable",
                  "isspace", "istitle", "isupper", "partition", "rfind", "rindex", "rpartition",
                  "rsplit", "split", "splitlines", "startswith"):
        setattr(UserString, _name, _forward(_name, False))
    UserString.maketrans = str.maketrans
    del _name

    """#
}
