extension LibrarySource {
  /// The module `copy`, in our own words.
  static let copying = #"""
    class Error(Exception):
        pass


    error = Error
    _atomic = (int, float, bool, complex, str, bytes, tuple, range, frozenset, type, slice,
               type(None), type(Ellipsis), type(NotImplemented), type(len), type(lambda: 0),
               property)


    def copy(x):
        cls = type(x)
        if cls in _atomic or issubclass(cls, type):
            return x
        if cls in (list, dict, set, bytearray):
            return x.copy()
        copier = getattr(cls, "__copy__", None)
        if copier is not None:
            return copier(x)
        return _reconstruct(x, None)


    def deepcopy(x, memo=None, _nil=[]):
        if memo is None:
            memo = {}
        place = id(x)
        y = memo.get(place, _nil)
        if y is not _nil:
            return y
        cls = type(x)
        if cls in _atomic and cls not in (tuple, frozenset, slice) or issubclass(cls, type):
            return x
        if cls is slice:
            return slice(*deepcopy((x.start, x.stop, x.step), memo))
        if cls is list:
            y = memo[place] = []
            for item in x:
                y.append(deepcopy(item, memo))
        elif cls is dict:
            y = memo[place] = {}
            for key, value in x.items():
                y[deepcopy(key, memo)] = deepcopy(value, memo)
        elif cls is tuple:
            y = _deepcopy_tuple(x, memo)
        elif cls in (set, frozenset):
            y = cls([deepcopy(item, memo) for item in x])
        elif hasattr(x, "__func__") and hasattr(x, "__self__") and cls is type(_Bound().method):
            y = cls(x.__func__, deepcopy(x.__self__, memo))
        else:
            copier = getattr(x, "__deepcopy__", None)
            y = copier(memo) if copier is not None else _reconstruct(x, memo)
        if y is not x:
            memo[place] = y
            try:
                memo[id(memo)].append(x)
            except KeyError:
                memo[id(memo)] = [x]
        return y


    class _Bound:
        def method(self):
            pass


    def _deepcopy_tuple(x, memo):
        values = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        for old, new in zip(x, values):
            if old is not new:
                return tuple(values)
        return x


    def _slot_names(cls):
        names = []
        for base in cls.__mro__:
            slots = base.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    name = "_%s%s" % (base.__name__.lstrip("_"), name)
                names.append(name)
        return names


    def _reconstruct(x, memo):
        cls = type(x)
        deep = memo is not None
        if issubclass(cls, BaseException):
            reduce = cls.__dict__.get("__reduce__")
        else:
            reduce = getattr(cls, "__reduce__", None)
        if reduce is not None and not hasattr(cls, "__getstate_own__"):
            made = reduce(x)
            if isinstance(made, tuple):
                arguments = deepcopy(made[1], memo) if deep else made[1]
                y = made[0](*arguments)
                if deep:
                    memo[id(x)] = y
                if len(made) > 2 and made[2] is not None:
                    _set_state(y, deepcopy(made[2], memo) if deep else made[2])
                if len(made) > 3 and made[3] is not None:
                    for item in made[3]:
                        y.append(deepcopy(item, memo) if deep else item)
                return y
        new_arguments = getattr(cls, "__getnewargs__", None)
        content = None
        if new_arguments is not None and issubclass(cls, (int, float, str, bytes, tuple)):
            arguments = new_arguments(x)
            y = cls.__new__(cls, *(deepcopy(arguments, memo) if deep else arguments))
        elif issubclass(cls, BaseException):
            y = cls(*(deepcopy(x.args, memo) if deep else x.args))
        elif issubclass(cls, (tuple, frozenset)):
            base = tuple if issubclass(cls, tuple) else frozenset
            y = base.__new__(cls, [deepcopy(v, memo) for v in x] if deep else x)
        elif issubclass(cls, (int, float, complex, str, bytes)):
            for base in (int, float, complex, str, bytes):
                if issubclass(cls, base):
                    y = base.__new__(cls, base(x))
                    break
        else:
            if getattr(x, "__next__", None) is not None and not hasattr(x, "__dict__"):
                raise TypeError("cannot pickle '%s' object" % cls.__name__)
            try:
                y = cls.__new__(cls)
            except TypeError:
                raise TypeError("cannot pickle '%s' object" % cls.__name__) from None
            content = x
        if deep:
            memo[id(x)] = y
        getter = None
        for base in cls.__mro__:
            if base is not object and "__getstate__" in base.__dict__:
                getter = base.__dict__["__getstate__"]
                break
        if getter is not None:
            state = getter(x)
        else:
            state = getattr(x, "__dict__", None) or None
            slots = {name: getattr(x, name) for name in _slot_names(cls) if hasattr(x, name)}
            if slots:
                state = (state, slots)
        if state:
            _set_state(y, deepcopy(state, memo) if deep else state)
        if content is not None:
            if issubclass(cls, list):
                for item in x:
                    list.append(y, deepcopy(item, memo) if deep else item)
            elif issubclass(cls, dict):
                for key, value in dict.items(x):
                    if deep:
                        key = deepcopy(key, memo)
                        value = deepcopy(value, memo)
                    y[key] = value
            elif issubclass(cls, set):
                set.update(y, [deepcopy(v, memo) for v in x] if deep else x)
        return y


    def _set_state(y, state):
        setter = getattr(y, "__setstate__", None)
        if setter is not None:
            setter(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            y.__dict__.update(state)
        if slots is not None:
            for name, value in slots.items():
                setattr(y, name, value)

    """#
}
