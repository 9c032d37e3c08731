extension LibrarySource {
  /// The module `itertools`, in our own words.
  static let itertools = #"""
    __all__ = [
        "accumulate", "batched", "chain", "combinations", "combinations_with_replacement",
        "compress", "count", "cycle", "dropwhile", "filterfalse", "groupby", "islice", "pairwise",
        "permutations", "product", "repeat", "starmap", "takewhile", "tee", "zip_longest",
    ]


    class _Iterator:
        """What the classes here share: an inner iterator that does the work."""

        __slots__ = ("_it",)

        def __iter__(self):
            return self

        def __next__(self):
            return next(self._it)


    class count:
        __slots__ = ("_value", "_step")

        def __init__(self, start=0, step=1):
            self._value = start
            self._step = step

        def __iter__(self):
            return self

        def __next__(self):
            value = self._value
            self._value = value + self._step
            return value

        def __repr__(self):
            if self._step == 1 and type(self._step) is int:
                return "count(%r)" % (self._value,)
            return "count(%r, %r)" % (self._value, self._step)


    class cycle(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, /):
            self._it = self._run(iter(iterable))

        @staticmethod
        def _run(it):
            saved = []
            for item in it:
                saved.append(item)
                yield item
            while saved:
                yield from saved


    class repeat:
        __slots__ = ("_object", "_left")

        def __init__(self, object, times=None):
            self._object = object
            self._left = times if times is None else max(times, 0)

        def __iter__(self):
            return self

        def __next__(self):
            if self._left is not None:
                if self._left == 0:
                    raise StopIteration
                self._left -= 1
            return self._object

        def __length_hint__(self):
            if self._left is None:
                raise TypeError("len() of unsized object")
            return self._left

        def __repr__(self):
            if self._left is None:
                return "repeat(%r)" % (self._object,)
            return "repeat(%r, %d)" % (self._object, self._left)


    class chain(_Iterator):
        __slots__ = ()

        def __init__(self, *iterables):
            self._it = self._run(iterables)

        @classmethod
        def from_iterable(cls, iterables, /):
            self = cls()
            self._it = cls._run(iterables)
            return self

        @staticmethod
        def _run(iterables):
            for iterable in iterables:
                for item in iterable:
                    yield item


    class compress(_Iterator):
        __slots__ = ()

        def __init__(self, data, selectors):
            self._it = (item for item, chosen in zip(data, selectors) if chosen)


    class accumulate(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, func=None, *, initial=None):
            self._it = self._run(iter(iterable), func, initial)

        @staticmethod
        def _run(it, func, total):
            if total is None:
                try:
                    total = next(it)
                except StopIteration:
                    return
            yield total
            for item in it:
                total = total + item if func is None else func(total, item)
                yield total


    class takewhile(_Iterator):
        __slots__ = ()

        def __init__(self, predicate, iterable, /):
            self._it = self._run(predicate, iter(iterable))

        @staticmethod
        def _run(predicate, it):
            for item in it:
                if not predicate(item):
                    return
                yield item


    class dropwhile(_Iterator):
        __slots__ = ()

        def __init__(self, predicate, iterable, /):
            self._it = self._run(predicate, iter(iterable))

        @staticmethod
        def _run(predicate, it):
            for item in it:
                if not predicate(item):
                    yield item
                    break
            yield from it


    class filterfalse(_Iterator):
        __slots__ = ()

        def __init__(self, function, iterable, /):
            if function is None:
                function = bool
            self._it = (item for item in iterable if not function(item))


    class starmap(_Iterator):
        __slots__ = ()

        def __init__(self, function, iterable, /):
            self._it = (function(*arguments) for arguments in iterable)


    class islice(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, /, *arguments):
            s = slice(*arguments)
            start, stop, step = s.start, s.stop, s.step
            for value in (start, stop):
                if value is not None and (not isinstance(value, int) or value < 0):
                    if len(arguments) == 1:
                        raise ValueError(
                            "Stop argument for islice() must be None or an integer: "
                            "0 <= x <= sys.maxsize.")
                    raise ValueError(
                        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            if step is not None and (not isinstance(step, int) or step < 1):
                raise ValueError("Step for islice() must be a positive integer or None.")
            self._it = self._run(iter(iterable), start or 0, stop, step or 1)

        @staticmethod
        def _run(it, start, stop, step):
            place = 0
            wanted = start
            while stop is None or wanted < stop:
                while place < wanted:
                    try:
                        next(it)
                    except StopIteration:
                        return
                    place += 1
                try:
                    item = next(it)
                except StopIteration:
                    return
                place += 1
                wanted += step
                yield item
            if stop is not None:
                while place < stop:
                    try:
                        next(it)
                    except StopIteration:
                        return
                    place += 1


    class zip_longest(_Iterator):
        __slots__ = ()

        def __init__(self, *iterables, fillvalue=None):
            self._it = self._run([iter(iterable) for iterable in iterables], fillvalue)

        @staticmethod
        def _run(iterators, fill):
            active = len(iterators)
            while active:
                values = []
                for index, it in enumerate(iterators):
                    if it is None:
                        values.append(fill)
                        continue
                    try:
                        values.append(next(it))
                    except StopIteration:
                        active -= 1
                        if not active:
                            return
                        iterators[index] = None
                        values.append(fill)
                yield tuple(values)


    class product(_Iterator):
        __slots__ = ()

        def __init__(self, *iterables, repeat=1):
            if repeat < 0:
                raise ValueError("repeat argument cannot be negative")
            self._it = self._run([tuple(iterable) for iterable in iterables] * repeat)

        @staticmethod
        def _run(pools):
            if not all(pools):
                return
            places = [0] * len(pools)
            while True:
                yield tuple([pool[place] for pool, place in zip(pools, places)])
                for index in reversed(range(len(pools))):
                    places[index] += 1
                    if places[index] < len(pools[index]):
                        break
                    places[index] = 0
                else:
                    return


    class combinations(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, r):
            if r < 0:
                raise ValueError("r must be non-negative")
            self._it = self._run(tuple(iterable), r)

        @staticmethod
        def _run(pool, r):
            n = len(pool)
            if r > n:
                return
            places = list(range(r))
            while True:
                yield tuple([pool[place] for place in places])
                for index in reversed(range(r)):
                    if places[index] != index + n - r:
                        break
                else:
                    return
                places[index] += 1
                for later in range(index + 1, r):
                    places[later] = places[later - 1] + 1


    class combinations_with_replacement(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, r):
            if r < 0:
                raise ValueError("r must be non-negative")
            self._it = self._run(tuple(iterable), r)

        @staticmethod
        def _run(pool, r):
            n = len(pool)
            if not n and r:
                return
            places = [0] * r
            while True:
                yield tuple([pool[place] for place in places])
                for index in reversed(range(r)):
                    if places[index] != n - 1:
                        break
                else:
                    return
                places[index:] = [places[index] + 1] * (r - index)


    class permutations(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, r=None):
            pool = tuple(iterable)
            if r is None:
                r = len(pool)
            if r < 0:
                raise ValueError("r must be non-negative")
            self._it = self._run(pool, r)

        @staticmethod
        def _run(pool, r):
            n = len(pool)
            if r > n:
                return
            order = list(range(n))
            cycles = list(range(n, n - r, -1))
            yield tuple([pool[place] for place in order[:r]])
            while n:
                for index in reversed(range(r)):
                    cycles[index] -= 1
                    if cycles[index]:
                        other = cycles[index]
                        order[index], order[-other] = order[-other], order[index]
                        yield tuple([pool[place] for place in order[:r]])
                        break
                    order[index:] = order[index + 1:] + order[index:index + 1]
                    cycles[index] = n - index
                else:
                    return


    class pairwise(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, /):
            self._it = self._run(iter(iterable))

        @staticmethod
        def _run(it):
            try:
                last = next(it)
            except StopIteration:
                return
            for item in it:
                yield last, item
                last = item


    class batched(_Iterator):
        __slots__ = ()

        def __init__(self, iterable, n):
            if n < 1:
                raise ValueError("n must be at least one")
            self._it = self._run(iter(iterable), n)

        @staticmethod
        def _run(it, n):
            while True:
                batch = tuple(islice(it, n))
                if not batch:
                    return
                yield batch


    class groupby:
        __slots__ = ("_it", "_keyfunc", "_key", "_value", "_group", "_target")
        _none = object()

        def __init__(self, iterable, key=None):
            self._it = iter(iterable)
            self._keyfunc = key
            self._key = self._value = self._target = groupby._none
            self._group = None

        def __iter__(self):
            return self

        def _advance(self):
            self._value = next(self._it)
            self._key = self._value if self._keyfunc is None else self._keyfunc(self._value)

        def __next__(self):
            self._group = None
            while self._key is groupby._none or (
                    self._target is not groupby._none and self._key == self._target):
                self._advance()
            self._target = self._key
            group = self._group = object()
            return self._key, self._members(self._target, group)

        def _members(self, target, group):
            while self._group is group:
                yield self._value
                try:
                    self._advance()
                except StopIteration:
                    return
                if self._key != target:
                    return


    class _tee:
        __slots__ = ("_link", "__weakref__")

        def __init__(self, iterable):
            if isinstance(iterable, _tee):
                self._link = iterable._link
            else:
                self._link = [None, None, iter(iterable)]

        def __iter__(self):
            return self

        def __next__(self):
            link = self._link
            if link[1] is None:
                link[0] = next(link[2])
                link[1] = [None, None, link[2]]
            self._link = link[1]
            return link[0]

        def __copy__(self):
            return _tee(self)


    def tee(iterable, n=2, /):
        if n < 0:
            raise ValueError("n must be >= 0")
        if n == 0:
            return ()
        first = _tee(iterable)
        return (first,) + tuple([_tee(first) for _ in range(n - 1)])

    """#
}
