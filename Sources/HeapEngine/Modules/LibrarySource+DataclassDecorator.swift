extension LibrarySource {
  /// The part of `dataclasses` that reads a class and gives it its methods.
  static let dataclassDecorator = #"""

    def _collect(cls, kw_only):
        "The fields by name, the bases' first."
        found = {}
        for base in cls.__mro__[-1:0:-1]:
            for name, f in getattr(base, "__dataclass_fields__", {}).items():
                found[name] = f
        notes = cls.__dict__.get("__annotations__", {})
        own = []
        marked = False
        for name, kind in notes.items():
            if _is_keyword_mark(_named(kind, cls) if isinstance(kind, str) else kind):
                if marked:
                    raise TypeError(
                        "%r is KW_ONLY, but KW_ONLY has already been specified" % name)
                marked = kw_only = True
            else:
                own.append(_make_field(cls, name, kind, kw_only))
        for f in own:
            found[f.name] = f
            if isinstance(getattr(cls, f.name, None), Field):
                if f.default is MISSING:
                    delattr(cls, f.name)
                else:
                    setattr(cls, f.name, f.default)
        for name, value in cls.__dict__.items():
            if isinstance(value, Field) and name not in notes:
                raise TypeError("%r is a field but has no type annotation" % name)
        return found


    def _check_bases(cls, frozen):
        kinds = [base.__dataclass_params__.frozen for base in cls.__mro__[-1:0:-1]
                 if getattr(base, "__dataclass_fields__", None) is not None]
        if any(kinds) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if frozen and kinds and not (all(kinds) if _since_312 else any(kinds)):
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


    def _choose_hash(methods, names, is_explicit, unsafe_hash, eq, frozen):
        cls = methods.cls
        if is_explicit:
            if unsafe_hash:
                raise TypeError(
                    "Cannot overwrite attribute __hash__ in class %s" % cls.__name__)
        elif unsafe_hash or eq and frozen:
            _add_hash(methods, names)
        elif eq:
            cls.__hash__ = None


    def _type_text(kind):
        "An annotation as a signature shows it."
        if getattr(kind, "__module__", None) == "typing":
            return repr(kind).replace("typing.", "")
        if type(kind).__name__ == "GenericAlias" and _since_311:
            return str(kind)
        if isinstance(kind, type):
            if kind.__module__ == "builtins":
                return kind.__qualname__
            return "%s.%s" % (kind.__module__, kind.__qualname__)
        return repr(kind)


    def _document(cls, plain, keyword):
        shown = []
        for group in (plain, keyword):
            if group is keyword and keyword:
                shown.append("*")
            for f in group:
                text = "%s: %s" % (f.name, _type_text(f.type))
                if f.default is not MISSING:
                    text += " = %r" % (f.default,)
                elif f.default_factory is not MISSING:
                    text += " = <factory>"
                shown.append(text)
        cls.__doc__ = "%s(%s)" % (cls.__name__, ", ".join(shown))


    def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args=True, kw_only=False,
                 slots=False, weakref_slot=False):
        cls.__dataclass_params__ = _DataclassParams(
            init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
        found = _collect(cls, kw_only)
        _check_bases(cls, frozen)
        cls.__dataclass_fields__ = found
        explicit = cls.__dict__.get("__hash__", MISSING)
        is_explicit = not (explicit is MISSING or explicit is None and "__eq__" in cls.__dict__)
        if order and not eq:
            raise ValueError("eq must be true if order is true")
        if _since_313:
            _set_new(cls, "__replace__", _replace)
        methods = _Methods(cls)
        every = [f for f in found.values() if f._field_type is not _FIELD_CLASSVAR]
        taken = [f for f in every if f.init]
        plain = [f for f in taken if not (_since_310 and f.kw_only)]
        keyword = [f for f in taken if _since_310 and f.kw_only]
        real = [f for f in every if f._field_type is _FIELD]
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
        if init:
            _add_init(methods, every, plain, keyword, frozen, slots)
        if repr:
            _add_repr(methods, [f.name for f in real if f.repr])
        compared = [f.name for f in real if f.compare]
        if eq:
            _add_eq(methods, compared)
        if order:
            _add_order(methods, compared)
        if frozen:
            _add_frozen(methods, [f.name for f in real])
        _choose_hash(methods, hashed, is_explicit, unsafe_hash, eq, frozen)
        methods.finish()
        if not getattr(cls, "__doc__"):
            _document(cls, plain, keyword)
        if match_args and _since_310:
            _set_new(cls, "__match_args__", tuple([f.name for f in plain]))
        if weakref_slot and not slots:
            raise TypeError("weakref_slot is True but slots is False")
        if slots:
            cls = _with_slots(cls, [f.name for f in real], frozen, weakref_slot)
        if _since_310:
            abc.update_abstractmethods(cls)
        return cls


    def _getstate(self):
        return [getattr(self, f.name) for f in fields(self)]


    def _setstate(self, state):
        for f, value in zip(fields(self), state):
            object.__setattr__(self, f.name, value)


    _getstate.__name__ = _getstate.__qualname__ = "_dataclass_getstate"
    _setstate.__name__ = _setstate.__qualname__ = "_dataclass_setstate"


    def _slot_names(cls, names, weakref_slot):
        if not _since_311:
            return tuple(names)
        inherited = set()
        for base in cls.__mro__[1:-1]:
            slots = base.__dict__.get("__slots__", ())
            inherited.update((slots,) if isinstance(slots, str) else slots)
        wanted = names + (["__weakref__"] if weakref_slot else [])
        return tuple([name for name in wanted if name not in inherited])


    def _with_slots(cls, names, frozen, weakref_slot):
        if "__slots__" in cls.__dict__:
            raise TypeError("%s already specifies __slots__" % cls.__name__)
        namespace = dict(cls.__dict__)
        namespace["__slots__"] = _slot_names(cls, names, weakref_slot)
        for name in names:
            namespace.pop(name, None)
        namespace.pop("__dict__", None)
        if _since_311:
            namespace.pop("__weakref__", None)
        qualname = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, namespace)
        cls.__qualname__ = qualname
        if frozen:
            if not _since_311 or "__getstate__" not in namespace:
                cls.__getstate__ = _getstate
            if not _since_311 or "__setstate__" not in namespace:
                cls.__setstate__ = _setstate
        return cls


    if _since_311:
        def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
                      unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                      slots=False, weakref_slot=False):
            def wrap(cls):
                return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                                kw_only, slots, weakref_slot)
            return wrap if cls is None else wrap(cls)
    elif _since_310:
        def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
                      unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                      slots=False):
            def wrap(cls):
                return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args,
                                kw_only, slots)
            return wrap if cls is None else wrap(cls)
    else:
        def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
                      unsafe_hash=False, frozen=False):
            def wrap(cls):
                return _process(cls, init, repr, eq, order, unsafe_hash, frozen)
            return wrap if cls is None else wrap(cls)

    """#
}
