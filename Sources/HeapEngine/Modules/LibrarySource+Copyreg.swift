extension LibrarySource {
  /// The module `copyreg`: how objects are taken apart and made again, in our own words.
  static let copyreg = #"""
    dispatch_table = {}


    def pickle(ob_type, pickle_function, constructor_ob=None):
        if not callable(pickle_function):
            raise TypeError("reduction functions must be callable")
        dispatch_table[ob_type] = pickle_function
        if constructor_ob is not None:
            constructor(constructor_ob)


    def constructor(object):
        if not callable(object):
            raise TypeError("constructors must be callable")


    def __newobj__(cls, *args):
        return cls.__new__(cls, *args)


    def __newobj_ex__(cls, args, kwargs):
        return cls.__new__(cls, *args, **kwargs)


    def _reconstructor(cls, base, state):
        if base is object:
            return object.__new__(cls)
        made = base.__new__(cls, state)
        if base.__init__ != object.__init__:
            base.__init__(made, state)
        return made


    def _shown(cls):
        if cls.__flags__ & 1 << 9 or cls.__module__ == "builtins":
            return cls.__name__
        return "%s.%s" % (cls.__module__, cls.__name__)


    def _slotnames(cls):
        names = []
        for base in cls.__mro__:
            slots = base.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if name in ("__dict__", "__weakref__"):
                    continue
                if name.startswith("__") and not name.endswith("__"):
                    plain = base.__name__.lstrip("_")
                    name = "_%s%s" % (plain, name) if plain else name
                names.append(name)
        return names


    def _state(obj, required=False):
        """What `object.__getstate__` returns."""
        cls = type(obj)
        names = _slotnames(cls)
        if required:
            size = object.__basicsize__ + 8 * len(names)
            if cls.__dictoffset__ > 0:
                size += 8
            if cls.__weakrefoffset__ > 0:
                size += 8
            if cls.__itemsize__ or cls.__basicsize__ > size:
                raise TypeError("cannot pickle %r object" % _shown(cls))
        state = getattr(obj, "__dict__", None)
        if not state:
            state = None
        slots = {}
        for name in names:
            try:
                slots[name] = getattr(obj, name)
            except AttributeError:
                pass
        return (state, slots) if slots else state


    def _get_state(obj, required):
        cls = type(obj)
        own = getattr(cls, "__getstate__", None)
        if own is None or own is getattr(object, "__getstate__", None):
            return _state(obj, required)
        return obj.__getstate__()


    def _reduce_2(obj):
        """What `object.__reduce_ex__` returns from protocol 2 on."""
        cls = type(obj)
        extended = getattr(obj, "__getnewargs_ex__", None)
        plain = getattr(obj, "__getnewargs__", None)
        args, kwargs, given = (), {}, True
        if extended is not None:
            pair = extended()
            if not isinstance(pair, tuple):
                raise TypeError("__getnewargs_ex__ should return a tuple, not '%s'"
                                % type(pair).__name__)
            if len(pair) != 2:
                raise ValueError("__getnewargs_ex__ should return a tuple of length 2, not %d"
                                 % len(pair))
            args, kwargs = pair
        elif plain is not None:
            args = plain()
            if not isinstance(args, tuple):
                raise TypeError("__getnewargs__ should return a tuple, not '%s'"
                                % type(args).__name__)
        else:
            given = False
        state = _get_state(obj, not given and not isinstance(obj, (list, dict)))
        maker, parts = (__newobj_ex__, (cls, args, kwargs)) if kwargs else (
            __newobj__, (cls,) + args)
        return (maker, parts, state, iter(obj) if isinstance(obj, list) else None,
                iter(obj.items()) if isinstance(obj, dict) else None)


    def _reduce_ex(self, proto):
        """What `object.__reduce_ex__` returns before protocol 2."""
        cls = type(self)
        for base in cls.__mro__:
            if not base.__flags__ & 1 << 9:
                break
        else:
            base = object
        if base is object:
            state = None
        elif base is cls:
            raise TypeError("cannot pickle %r object" % cls.__name__)
        else:
            state = base(self)
        args = (cls, base, state)
        getstate = getattr(cls, "__getstate__", None)
        if getstate is not None and getstate is not getattr(object, "__getstate__", None):
            kept = self.__getstate__()
        else:
            if getattr(self, "__slots__", None):
                raise TypeError("a class that defines __slots__ without defining __getstate__ "
                                "cannot be pickled with protocol %d" % proto)
            kept = getattr(self, "__dict__", None)
        return (_reconstructor, args, kept) if kept else (_reconstructor, args)

    """#
}
