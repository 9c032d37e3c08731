extension LibrarySource {
  /// The module `typing` (what programs need at run time`, in our own words.
  static let typing = typingForms + typingParameters + typingRest + typingRecords

  private static let typingForms = #"""
    import sys
    import abc as _abc
    import collections as _collections
    import collections.abc as _cabc
    from _aliases import GenericAlias as _Alias, UnionType as _Union, _shown
    from _aliases import union as _Union_of

    TYPE_CHECKING = False
    Text = str


    class _Special:
        """A form like `Any`, shown as `typing.Any`."""

        def __init__(self, name, item=None):
            self._name = name
            self._item = item

        def __repr__(self):
            return "typing." + self._name

        def __call__(self, *args, **kwds):
            raise TypeError("Cannot instantiate %r" % (self,))

        def __mro_entries__(self, bases):
            raise TypeError("Cannot subclass %r" % (self,))

        def __instancecheck__(self, obj):
            raise TypeError("%r cannot be used with isinstance()" % (self,))

        def __subclasscheck__(self, cls):
            raise TypeError("%r cannot be used with issubclass()" % (self,))

        def __getitem__(self, args):
            if self._item is None:
                raise TypeError("%r is not subscriptable" % (self,))
            return self._item(self, args)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


    class _Form(_Alias):
        """A parameterized form: `Union[int, str]`, `List[int]`."""

        __module__ = "typing"
        __slots__ = ("_name", "_real")

        def __init__(self, name, origin, args, real=None):
            super().__init__(origin, args)
            object.__setattr__(self, "_name", name)
            object.__setattr__(self, "_real", real)

        def __repr__(self):
            args = self.__args__
            if self._name == "Callable" and len(args) > 1 and isinstance(args[0], list):
                return "typing.Callable[[%s], %s]" % (
                    ", ".join(map(_show, args[0])), _show(args[1]))
            if (self._name == "Union" and len(args) == 2 and type(None) in args
                    and sys.version_info >= (3, 9)):
                other = args[0] if args[1] is type(None) else args[1]
                return "typing.Optional[%s]" % _show(other)
            return "%s[%s]" % (self._real or "typing." + self._name, ", ".join(map(_show, args)))

        def __hash__(self):
            return hash((self._name, frozenset(self.__args__) if self._name == "Union"
                         else self.__args__))

        def __eq__(self, other):
            if not isinstance(other, _Form):
                return NotImplemented
            if self._name == other._name == "Union":
                return set(self.__args__) == set(other.__args__)
            return (self._name, self.__origin__, self.__args__) == (
                other._name, other.__origin__, other.__args__)

        def __instancecheck__(self, obj):
            if self._name == "Union":
                return any(isinstance(obj, item) for item in self.__args__)
            raise TypeError("Subscripted generics cannot be used with class and instance checks")

        def __subclasscheck__(self, cls):
            raise TypeError("Subscripted generics cannot be used with class and instance checks")

        def __getitem__(self, args):
            plain = _Alias.__getitem__(self, args)
            return _Form(self._name, self.__origin__, plain.__args__, self._real)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


    def _show(item):
        return "NoneType" if item is type(None) else _shown(item)


    def _tuple(args):
        return args if isinstance(args, tuple) else (args,)


    def _union(form, args):
        if args == ():
            raise TypeError("Cannot take a Union of no types.")
        found = []
        for item in _tuple(args):
            item = type(None) if item is None else item
            inner = (item.__args__ if isinstance(item, _Union)
                     or isinstance(item, _Form) and item._name == "Union" else (item,))
            for part in inner:
                if part not in found:
                    found.append(part)
        return found[0] if len(found) == 1 else _Form("Union", Union, tuple(found))


    def _form(form, args):
        return _Form(form._name, form, _tuple(args))


    Any = _Special("Any")
    NoReturn = _Special("NoReturn")
    Never = _Special("Never")
    Self = _Special("Self")
    LiteralString = _Special("LiteralString")
    Union = _Special("Union", _union)
    Optional = _Special("Optional", lambda form, item: Union[item, None])
    ClassVar = _Special("ClassVar", _form)
    Final = _Special("Final", _form)
    Literal = _Special("Literal", _form)
    Annotated = _Special("Annotated", lambda form, args: _Form("Annotated", args[0], args))
    Required = _Special("Required", _form)
    NotRequired = _Special("NotRequired", _form)
    Concatenate = _Special("Concatenate", _form)
    TypeGuard = _Special("TypeGuard", _form)
    TypeAlias = _Special("TypeAlias")
    Unpack = _Special("Unpack", _form)


    class _Container(_Special):
        """A name for a class that can be parameterized, like `List`."""

        def __init__(self, name, origin):
            super().__init__(name)
            self.__origin__ = origin

        def __getitem__(self, args):
            if self._name == "Callable":
                first, result = args
                if isinstance(first, tuple):
                    first = list(first)
                return _Form("Callable", self.__origin__, (first, result))
            args = tuple([type(None) if item is None else item for item in _tuple(args)])
            return _Form(self._name, self.__origin__, args)

        def __call__(self, *args, **kwds):
            raise TypeError("Type %s cannot be instantiated; use %s() instead" % (
                self._name, self.__origin__.__name__))

        def __mro_entries__(self, bases):
            return (self.__origin__,)

        def __instancecheck__(self, obj):
            return isinstance(obj, self.__origin__)

        def __subclasscheck__(self, cls):
            return issubclass(cls, self.__origin__)


    List = _Container("List", list)
    Dict = _Container("Dict", dict)
    Set = _Container("Set", set)
    FrozenSet = _Container("FrozenSet", frozenset)
    Tuple = _Container("Tuple", tuple)
    Type = _Container("Type", type)
    DefaultDict = _Container("DefaultDict", _collections.defaultdict)
    OrderedDict = _Container("OrderedDict", _collections.OrderedDict)
    Counter = _Container("Counter", _collections.Counter)
    ChainMap = _Container("ChainMap", _collections.ChainMap)
    Deque = _Container("Deque", _collections.deque)
    AbstractSet = _Container("AbstractSet", _cabc.Set)
    for _name in ("Callable", "Collection", "Container", "Generator", "Hashable", "ItemsView",
                  "Iterable", "Iterator", "KeysView", "Mapping", "MappingView", "MutableMapping",
                  "MutableSequence", "MutableSet", "Reversible", "Sequence", "Sized",
                  "ValuesView"):
        globals()[_name] = _Container(_name, getattr(_cabc, _name))
    del _name

    """#

  private static let typingRest = #"""
    AnyStr = TypeVar("AnyStr", bytes, str)


    class Generic:
        """A base of classes with type parameters."""

        __slots__ = ()

        def __class_getitem__(cls, args):
            args = _tuple(args)
            if cls in (Generic, Protocol):
                return _Form(cls.__name__, cls, args)
            shown = "%s.%s" % (cls.__module__, cls.__qualname__)
            return _Form(cls.__name__, cls, args, shown)


    class _ProtocolMeta(_abc.ABCMeta):
        def __instancecheck__(cls, instance):
            if not getattr(cls, "_is_protocol", False):
                return super().__instancecheck__(instance)
            if not cls._is_runtime:
                raise TypeError("Instance and class checks can only be used with "
                                "@runtime_checkable protocols")
            if super().__instancecheck__(instance):
                return True
            return all(hasattr(instance, name) and (
                getattr(instance, name) is not None or not callable(getattr(cls, name, None)))
                for name in _members(cls))

        def __subclasscheck__(cls, other):
            if not getattr(cls, "_is_protocol", False) or not cls._is_runtime:
                return super().__subclasscheck__(other)
            if super().__subclasscheck__(other):
                return True
            return all(any(name in base.__dict__ for base in other.__mro__)
                       for name in _members(cls))


    def _members(cls):
        names = set()
        for base in cls.__mro__:
            if base in (object, Generic, Protocol) or not getattr(base, "_is_protocol", False):
                continue
            for name in list(base.__dict__) + list(base.__dict__.get("__annotations__", ())):
                if not name.startswith("_abc_") and name not in _hidden:
                    names.add(name)
        return names


    _hidden = frozenset([
        "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
        "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
        "__parameters__", "__orig_bases__", "__qualname__", "__static_attributes__",
        "__firstlineno__", "__match_args__", "_is_protocol", "_is_runtime"])


    class Protocol(Generic, metaclass=_ProtocolMeta):
        """A base of classes that say what an object must have."""

        __slots__ = ()
        _is_protocol = True
        _is_runtime = False

        def __init_subclass__(cls, *args, **kwargs):
            super().__init_subclass__(*args, **kwargs)
            cls._is_protocol = Protocol in cls.__bases__
            if "_is_runtime" not in cls.__dict__:
                cls._is_runtime = False


    def runtime_checkable(cls):
        if not getattr(cls, "_is_protocol", False):
            raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r"
                            % (cls,))
        cls._is_runtime = True
        return cls


    for _name in ("Int", "Float", "Complex", "Bytes", "Index", "Abs", "Round"):
        _body = {"__%s__" % _name.lower(): lambda self: None, "__module__": "typing"}
        globals()["Supports" + _name] = runtime_checkable(
            _ProtocolMeta("Supports" + _name, (Protocol,), _body))
    del _name, _body


    class NewType:
        def __init__(self, name, tp):
            self.__name__ = self.__qualname__ = name
            self.__supertype__ = tp
            self.__module__ = sys._getframe(1).f_globals.get("__name__")

        def __repr__(self):
            return "%s.%s" % (self.__module__, self.__qualname__)

        def __call__(self, x):
            return x


    def cast(typ, val):
        return val


    def overload(func):
        def _overload_dummy(*args, **kwds):
            raise NotImplementedError(
                "You should not call an overloaded function. A series of @overload-decorated "
                "functions outside a stub module should always be followed by an implementation "
                "that is not @overload-ed.")
        return _overload_dummy


    def _mark(name):
        def decorator(arg):
            try:
                setattr(arg, name, True)
            except (AttributeError, TypeError):
                pass
            return arg
        return decorator


    final = _mark("__final__")
    override = _mark("__override__")
    no_type_check = _mark("__no_type_check__")


    def get_origin(tp):
        return tp.__origin__ if isinstance(tp, _Alias) else None


    def get_args(tp):
        return tp.__args__ if isinstance(tp, (_Alias, _Union)) else ()


    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        if isinstance(obj, type):
            hints = {}
            for base in reversed(obj.__mro__):
                space = vars(sys.modules.get(base.__module__, sys))
                for name, value in base.__dict__.get("__annotations__", {}).items():
                    hints[name] = eval(value, globalns or space) if isinstance(value, str) else value
        else:
            space = globalns or getattr(obj, "__globals__", {})
            hints = {name: eval(value, space, localns) if isinstance(value, str) else value
                     for name, value in getattr(obj, "__annotations__", {}).items()}
        return {name: type(None) if value is None else value for name, value in hints.items()}


    def assert_never(arg, /):
        raise AssertionError("Expected code to be unreachable, but got: %r" % (arg,))


    def assert_type(val, typ, /):
        return val


    def reveal_type(obj, /):
        print("Runtime type is %r" % type(obj).__name__, file=sys.stderr)
        return obj

    """#
}
