extension LibrarySource {
  /// The module `_aliases` (what `list[int]` and `int | str` are)`, in our own words.
  static let aliases = #"""
    def _shown(item):
        if item is ...:
            return "..."
        if item is None or item is type(None):
            return "None"
        if isinstance(item, (GenericAlias, UnionType)):
            return repr(item)
        if isinstance(item, list):
            return "[%s]" % ", ".join(map(_shown, item))
        if hasattr(item, "__qualname__") and hasattr(item, "__module__"):
            if item.__module__ == "builtins":
                return item.__qualname__
            return "%s.%s" % (item.__module__, item.__qualname__)
        return repr(item)


    def _is_parameter(item):
        return type(item).__name__ in ("TypeVar", "ParamSpec", "TypeVarTuple")


    def _parameters(args):
        found = []
        for item in args:
            inner = (item,) if _is_parameter(item) else ()
            if not isinstance(item, type):
                inner = inner or getattr(item, "__parameters__", ())
            for parameter in inner:
                if parameter not in found:
                    found.append(parameter)
        return tuple(found)


    class GenericAlias:
        __module__ = "types"
        __slots__ = ("__origin__", "__args__", "__parameters__", "__weakref__")

        def __init__(self, origin, args, /):
            if not isinstance(args, tuple):
                args = (args,)
            set = object.__setattr__
            set(self, "__origin__", origin)
            set(self, "__args__", args)
            set(self, "__parameters__", _parameters(args))

        def __repr__(self):
            origin = self.__origin__
            args = ", ".join(map(_shown, self.__args__))
            return "%s[%s]" % (_shown(origin), args or "()")

        def __getattr__(self, name):
            if name in ("__mro_entries__", "__copy__", "__deepcopy__"):
                raise AttributeError(name)
            return getattr(self.__origin__, name)

        def __setattr__(self, name, value):
            raise AttributeError(
                "'types.GenericAlias' object has no attribute %r" % name)

        def __reduce__(self):
            return GenericAlias, (self.__origin__, self.__args__)

        def __call__(self, /, *args, **kwargs):
            result = self.__origin__(*args, **kwargs)
            try:
                result.__orig_class__ = self
            except (AttributeError, TypeError):
                pass
            return result

        def __mro_entries__(self, bases):
            return (self.__origin__,)

        def __getitem__(self, args):
            if not self.__parameters__:
                raise TypeError("%r is not a generic class" % (self,))
            if not isinstance(args, tuple):
                args = (args,)
            if len(args) != len(self.__parameters__):
                raise TypeError("Too %s arguments for %r" % (
                    "many" if len(args) > len(self.__parameters__) else "few", self))
            chosen = dict(zip(self.__parameters__, args))
            return GenericAlias(self.__origin__, tuple(
                [chosen[item] if _is_parameter(item) else item
                 for item in self.__args__]))

        def __eq__(self, other):
            if not isinstance(other, GenericAlias):
                return NotImplemented
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

        def __hash__(self):
            return hash(self.__origin__) ^ hash(self.__args__)

        def __instancecheck__(self, instance):
            raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

        def __subclasscheck__(self, cls):
            raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

        def __or__(self, other):
            return union(self, other)

        def __ror__(self, other):
            return union(other, self)


    class UnionType:
        __module__ = "types"
        __slots__ = ("__args__", "__parameters__", "__weakref__")

        def __init__(self, args):
            self.__args__ = args
            self.__parameters__ = _parameters(args)

        def __repr__(self):
            return " | ".join(map(_shown, self.__args__))

        def __eq__(self, other):
            if not isinstance(other, UnionType):
                return NotImplemented
            return set(self.__args__) == set(other.__args__)

        def __hash__(self):
            return hash(frozenset(self.__args__))

        def __or__(self, other):
            return union(self, other)

        def __ror__(self, other):
            return union(other, self)

        def __instancecheck__(self, instance):
            return any(isinstance(instance, item) for item in self._classes("isinstance"))

        def __subclasscheck__(self, cls):
            return any(issubclass(cls, item) for item in self._classes("issubclass"))

        def _classes(self, function):
            for item in self.__args__:
                if isinstance(item, GenericAlias):
                    raise TypeError(
                        "%s() argument 2 cannot be a parameterized generic" % function)
                yield item


    def union(left, right):
        args = []
        for side in (left, right):
            if side is None:
                side = type(None)
            if isinstance(side, UnionType):
                items = side.__args__
            elif isinstance(side, (type, GenericAlias)) or _is_parameter(side) or (
                    type(side).__name__ == "TypeAliasType"):
                items = (side,)
            else:
                return NotImplemented
            for item in items:
                if item not in args:
                    args.append(item)
        return args[0] if len(args) == 1 else UnionType(tuple(args))

    """#
}
