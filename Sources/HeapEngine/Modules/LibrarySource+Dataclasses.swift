extension LibrarySource {
  /// The module `dataclasses`, in our own words.
  static let dataclasses = #"""
    import abc
    import sys

    __all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY",
               "MISSING", "fields", "asdict", "astuple", "replace", "is_dataclass",
               "make_dataclass"]


    class FrozenInstanceError(AttributeError):
        pass


    class _Missing:
        pass


    class _HasDefaultFactory:
        def __repr__(self):
            return "<factory>"


    class _KeywordOnly:
        pass


    MISSING = _Missing()
    KW_ONLY = _KeywordOnly()
    _FACTORY = _HasDefaultFactory()


    class InitVar:
        __slots__ = ("type",)

        def __init__(self, type):
            self.type = type

        def __class_getitem__(cls, type):
            return InitVar(type)


    class Field:
        __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                     "compare", "metadata", "kw_only", "_field_type")

        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = None
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.hash = hash
            self.compare = compare
            self.metadata = {} if metadata is None else metadata
            self.kw_only = kw_only
            self._field_type = None

        def __set_name__(self, owner, name):
            hook = getattr(type(self.default), "__set_name__", None)
            if hook:
                hook(self.default, owner, name)


    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
              compare=True, metadata=None, kw_only=MISSING):
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError("cannot specify both default and default_factory")
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


    def _is_class_var(kind):
        if isinstance(kind, str):
            return kind.startswith(("ClassVar", "typing.ClassVar"))
        return getattr(kind, "__name__", None) == "ClassVar" and not isinstance(kind, type)


    def _is_init_var(kind):
        if isinstance(kind, str):
            return kind.startswith(("InitVar", "dataclasses.InitVar"))
        return kind is InitVar or isinstance(kind, InitVar)


    def _make_field(cls, name, kind, keyword_only):
        default = getattr(cls, name, MISSING)
        if isinstance(default, Field):
            f = default
        else:
            if type(default).__name__ == "member_descriptor":
                default = MISSING
            f = field(default=default)
        f.name = name
        f.type = kind
        f._field_type = "field"
        if _is_class_var(kind):
            f._field_type = "class"
        elif _is_init_var(kind):
            f._field_type = "init"
        if f._field_type != "field" and f.default_factory is not MISSING:
            raise TypeError("field %s cannot have a default factory" % name)
        if f.kw_only is MISSING:
            f.kw_only = keyword_only
        if f._field_type == "field":
            unhashable = (isinstance(f.default, (list, dict, set)) if sys.version_info < (3, 11)
                          else f.default.__class__.__hash__ is None)
            if unhashable:
                raise ValueError(
                    "mutable default %s for field %s is not allowed: use default_factory"
                    % (type(f.default), name))
        return f


    def _listed(names):
        names = [repr(name) for name in names]
        if len(names) < 2:
            return "".join(names)
        if len(names) == 2:
            return " and ".join(names)
        return ", ".join(names[:-1]) + ", and " + names[-1]


    def _raise_missing(name, kind, missing):
        raise TypeError(
            "%s missing %d required %s argument%s: %s"
            % (name, len(missing), kind, "s" if len(missing) > 1 else "", _listed(missing)))


    def _take_arguments(name, plain, keyword, args, kwargs):
        """The values of the parameters by name, with the errors of a call."""
        if len(args) > len(plain):
            least = len([f for f in plain if not _has_default(f)]) + 1
            most = len(plain) + 1
            counts = "%d" % most if least == most else "from %d to %d" % (least, most)
            raise TypeError(
                "%s takes %s positional argument%s but %d %s given"
                % (name, counts, "" if counts == "1" else "s", len(args) + 1,
                   "was" if len(args) == 0 else "were"))
        values = {f.name: value for f, value in zip(plain, args)}
        known = {f.name for f in plain} | {f.name for f in keyword}
        for key, value in kwargs.items():
            if key not in known:
                raise TypeError("%s got an unexpected keyword argument %r" % (name, key))
            if key in values:
                raise TypeError("%s got multiple values for argument %r" % (name, key))
            values[key] = value
        for kind, group in (("positional", plain), ("keyword-only", keyword)):
            missing = [f.name for f in group if f.name not in values and not _has_default(f)]
            if missing:
                _raise_missing(name, kind, missing)
        return values


    def _has_default(f):
        return f.default is not MISSING or f.default_factory is not MISSING


    def _make_init(cls, all_fields, frozen):
        taken = [f for f in all_fields if f.init]
        plain = [f for f in taken if not f.kw_only]
        keyword = [f for f in taken if f.kw_only]
        seen = False
        for f in plain:
            if _has_default(f):
                seen = True
            elif seen:
                raise TypeError("non-default argument %r follows default argument" % f.name
                                + (" %r" % _last_default(plain, f)
                                   if sys.version_info >= (3, 13) else ""))
        shown = "__init__()"
        if sys.version_info >= (3, 10):
            shown = cls.__qualname__ + "." + shown
        init_vars = [f for f in all_fields if f._field_type == "init"]
        post = hasattr(cls, "__post_init__")

        def __init__(self, *args, **kwargs):
            values = _take_arguments(shown, plain, keyword, args, kwargs)
            for f in all_fields:
                name = f.name
                if f.init and name in values:
                    value = values[name]
                elif f.default_factory is not MISSING:
                    value = f.default_factory()
                elif f.default is not MISSING and (f.init or "__slots__" in cls.__dict__):
                    value = f.default
                else:
                    continue
                values[name] = value
                if f._field_type == "init":
                    continue
                if frozen:
                    object.__setattr__(self, name, value)
                else:
                    setattr(self, name, value)
            if post:
                self.__post_init__(*[values[f.name] for f in init_vars])
        return __init__


    def _last_default(plain, f):
        return [g.name for g in plain[:plain.index(f)] if _has_default(g)][-1]


    def _make_repr(names):
        shown = set()

        def __repr__(self):
            place = id(self)
            if place in shown:
                return "..."
            shown.add(place)
            try:
                parts = ["%s=%r" % (name, getattr(self, name)) for name in names]
            finally:
                shown.discard(place)
            return "%s(%s)" % (self.__class__.__qualname__, ", ".join(parts))
        return __repr__


    def _values(self, names):
        return tuple([getattr(self, name) for name in names])


    def _make_eq(names):
        def __eq__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return _values(self, names) == _values(other, names)
        return __eq__


    def _make_order(names):
        def __lt__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return _values(self, names) < _values(other, names)

        def __le__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return _values(self, names) <= _values(other, names)

        def __gt__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return _values(self, names) > _values(other, names)

        def __ge__(self, other):
            if other.__class__ is not self.__class__:
                return NotImplemented
            return _values(self, names) >= _values(other, names)
        return __lt__, __le__, __gt__, __ge__


    def _make_frozen(cls, names):
        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError("cannot assign to field %r" % name)
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError("cannot delete field %r" % name)
            super(cls, self).__delattr__(name)
        return __setattr__, __delattr__


    def _make_hash(names):
        def __hash__(self):
            return hash(_values(self, names))
        return __hash__


    def _define(cls, function):
        function.__qualname__ = "%s.%s" % (cls.__qualname__, function.__name__)
        function.__module__ = cls.__module__
        if function.__name__ in cls.__dict__:
            return True
        setattr(cls, function.__name__, function)
        return False


    def _collect(cls, kw_only):
        found = {}
        for base in reversed(cls.__mro__[1:]):
            for name, f in getattr(base, "__dataclass_fields__", {}).items():
                found[name] = f
        own = []
        for name, kind in cls.__dict__.get("__annotations__", {}).items():
            if isinstance(kind, _KeywordOnly):
                kw_only = True
                continue
            own.append(_make_field(cls, name, kind, kw_only))
        for f in own:
            found[f.name] = f
            if isinstance(cls.__dict__.get(f.name), Field):
                if f.default is MISSING:
                    delattr(cls, f.name)
                else:
                    setattr(cls, f.name, f.default)
        for name, value in cls.__dict__.items():
            if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
                raise TypeError("%r is a field but has no type annotation" % name)
        return found


    def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                 weakref_slot):
        found = _collect(cls, kw_only)
        for base in cls.__mro__[1:]:
            settings = base.__dict__.get("__dataclass_params__")
            if settings is not None:
                if settings["frozen"] and not frozen:
                    raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
                if frozen and not settings["frozen"]:
                    raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
        cls.__dataclass_fields__ = found
        cls.__dataclass_params__ = {"frozen": frozen}
        explicit = cls.__dict__.get("__hash__", MISSING)
        has_hash = not (explicit is MISSING or explicit is None and "__eq__" in cls.__dict__)
        if order and not eq:
            raise ValueError("eq must be true if order is true")
        for f in found.values():
            if f._field_type == "class":
                continue
        every = [f for f in found.values() if f._field_type != "class"]
        real = [f for f in found.values() if f._field_type == "field"]
        if init:
            _define(cls, _make_init(cls, every, frozen))
        if repr:
            _define(cls, _make_repr([f.name for f in real if f.repr]))
        compared = [f.name for f in real if f.compare]
        if eq:
            _define(cls, _make_eq(compared))
        if order:
            for function in _make_order(compared):
                if _define(cls, function):
                    raise TypeError(
                        "Cannot overwrite attribute %s in class %s. "
                        "Consider using functools.total_ordering"
                        % (function.__name__, cls.__name__))
        if frozen:
            for function in _make_frozen(cls, {f.name for f in real}):
                if _define(cls, function):
                    raise TypeError(
                        "Cannot overwrite attribute %s in class %s"
                        % (function.__name__, cls.__name__))
        hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
        if unsafe_hash:
            if has_hash:
                raise TypeError(
                    "Cannot overwrite attribute __hash__ in class %s" % cls.__name__)
            cls.__hash__ = _make_hash(hashed)
        elif eq and frozen and not has_hash:
            cls.__hash__ = _make_hash(hashed)
        elif eq and not frozen and not has_hash:
            cls.__hash__ = None
        if not getattr(cls, "__doc__"):
            shown = []
            for f in every:
                if f.init:
                    kind = f.type
                    text = "%s: %s" % (f.name, getattr(kind, "__name__", None) or kind)
                    if f.default is not MISSING:
                        text += " = %r" % (f.default,)
                    elif f.default_factory is not MISSING:
                        text += " = <factory>"
                    shown.append(text)
            cls.__doc__ = "%s(%s)" % (cls.__name__, ", ".join(shown))
        if (match_args and sys.version_info >= (3, 10)
                and "__match_args__" not in cls.__dict__):
            cls.__match_args__ = tuple([f.name for f in every if f.init and not f.kw_only])
        if slots:
            cls = _with_slots(cls, [f.name for f in real], weakref_slot)
        abc.update_abstractmethods(cls) if hasattr(abc, "update_abstractmethods") else None
        return cls


    def _with_slots(cls, names, weakref_slot):
        if "__slots__" in cls.__dict__:
            raise TypeError("%s already specifies __slots__" % cls.__name__)
        namespace = dict(cls.__dict__)
        inherited = set()
        for base in cls.__mro__[1:-1]:
            slots = base.__dict__.get("__slots__", ())
            inherited.update((slots,) if isinstance(slots, str) else slots)
        namespace["__slots__"] = tuple(
            [name for name in names if name not in inherited]
            + (["__weakref__"] if weakref_slot and "__weakref__" not in inherited else []))
        for name in names:
            namespace.pop(name, None)
        namespace.pop("__dict__", None)
        namespace.pop("__weakref__", None)
        qualname = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, namespace)
        cls.__qualname__ = qualname
        return cls


    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                  frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
        def wrap(cls):
            return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                            slots, weakref_slot)
        return wrap if cls is None else wrap(cls)


    def fields(class_or_instance):
        try:
            found = class_or_instance.__dataclass_fields__
        except AttributeError:
            raise TypeError("must be called with a dataclass type or instance") from None
        return tuple([f for f in found.values() if f._field_type == "field"])


    def is_dataclass(obj):
        return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


    def _convert(obj, inner):
        if hasattr(type(obj), "__dataclass_fields__"):
            return inner(obj)
        if isinstance(obj, tuple) and hasattr(obj, "_fields"):
            return type(obj)(*[_convert(value, inner) for value in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)([_convert(value, inner) for value in obj])
        if isinstance(obj, dict):
            return type(obj)([(_convert(k, inner), _convert(v, inner)) for k, v in obj.items()])
        from copy import deepcopy
        return deepcopy(obj)


    def asdict(obj, *, dict_factory=dict):
        if not hasattr(type(obj), "__dataclass_fields__"):
            raise TypeError("asdict() should be called on dataclass instances")

        def inner(value):
            return dict_factory(
                [(f.name, _convert(getattr(value, f.name), inner)) for f in fields(value)])
        return inner(obj)


    def astuple(obj, *, tuple_factory=tuple):
        if not hasattr(type(obj), "__dataclass_fields__"):
            raise TypeError("astuple() should be called on dataclass instances")

        def inner(value):
            return tuple_factory([_convert(getattr(value, f.name), inner) for f in fields(value)])
        return inner(obj)


    def replace(obj, /, **changes):
        if not hasattr(type(obj), "__dataclass_fields__"):
            raise TypeError("replace() should be called on dataclass instances")
        for f in obj.__dataclass_fields__.values():
            if f._field_type == "class":
                continue
            if not f.init:
                if f.name in changes:
                    raise ValueError(
                        "field %s is declared with init=False, it cannot be specified with "
                        "replace()" % f.name)
                continue
            if f.name not in changes:
                if f._field_type == "init" and f.default is MISSING:
                    raise ValueError("InitVar %r must be specified with replace()" % f.name)
                changes[f.name] = getattr(obj, f.name)
        return obj.__class__(**changes)


    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kwargs):
        space = dict(namespace or {})
        annotations = {}
        for item in fields:
            if isinstance(item, str):
                name, kind = item, "typing.Any"
            elif len(item) == 2:
                name, kind = item
            else:
                name, kind, space[item[0]] = item
            annotations[name] = kind
        space["__annotations__"] = annotations
        return dataclass(type(cls_name, bases, space), **kwargs)

    """#
}
