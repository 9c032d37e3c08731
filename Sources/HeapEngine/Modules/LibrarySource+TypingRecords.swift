extension LibrarySource {
  /// `typing.NamedTuple` and `typing.TypedDict`.
  static let typingRecords = #"""

    class ForwardRef:
        "The name of a type that may not exist yet."

        __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__",
                     "__forward_value__", "__forward_is_argument__")

        def __init__(self, arg, is_argument=True):
            self.__forward_arg__ = arg
            self.__forward_code__ = compile(arg, "<string>", "eval")
            self.__forward_evaluated__ = False
            self.__forward_value__ = None
            self.__forward_is_argument__ = is_argument

        def __eq__(self, other):
            if not isinstance(other, ForwardRef):
                return NotImplemented
            return self.__forward_arg__ == other.__forward_arg__

        def __hash__(self):
            return hash(self.__forward_arg__)

        def __repr__(self):
            return "ForwardRef(%r)" % self.__forward_arg__


    _prohibited = frozenset(["__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                             "_field_defaults", "_field_types", "_make", "_replace", "_asdict",
                             "_source"])
    _special = frozenset(["__module__", "__name__", "__qualname__", "__annotations__"])


    def _checked_kind(kind):
        if kind is None:
            return type(None)
        return ForwardRef(kind) if isinstance(kind, str) else kind


    def _make_nmtuple(name, items, module, defaults=()):
        types = {field: _checked_kind(kind) for field, kind in items}
        result = _collections.namedtuple(name, types, defaults=defaults, module=module)
        result.__annotations__ = types
        if sys.version_info >= (3, 9):
            result.__new__.__annotations__ = types
        return result


    def _check_defaults(namespace, types):
        "The names of the fields with a default, which must be the last ones."
        names = []
        for field in types:
            if field in namespace:
                names.append(field)
            elif names:
                plural = "(s)" if sys.version_info < (3, 9) else "s" if len(names) > 1 else ""
                raise TypeError("Non-default namedtuple field %s cannot follow default field%s %s"
                                % (field, plural, ", ".join(names)))
        return names


    class _NamedTupleMeta(type):
        def __new__(meta, name, bases, namespace):
            types = namespace.get("__annotations__", {})
            names = _check_defaults(namespace, types)
            result = _make_nmtuple(name, types.items(), namespace["__module__"],
                                   [namespace[field] for field in names])
            if sys.version_info < (3, 9):
                result.__new__.__annotations__ = dict(types)
                result._field_types = dict(types)
                namespace.pop("__orig_bases__", None)
            for key, value in namespace.items():
                if key in _prohibited:
                    raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
                if key not in _special and key not in result._fields:
                    setattr(result, key, value)
            return result


    _NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


    def NamedTuple(typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError(
                "Either list of fields or keywords can be provided to NamedTuple, not both")
        result = _make_nmtuple(typename, [(name, kind) for name, kind in fields],
                               sys._getframe(1).f_globals.get("__name__"))
        if sys.version_info < (3, 9):
            result._field_types = dict(result.__annotations__)
        if sys.version_info >= (3, 12):
            result.__orig_bases__ = (NamedTuple,)
        return result


    NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


    class _TypedDictMeta(type):
        def __new__(meta, name, bases, namespace, total=True):
            result = type.__new__(meta, name, (dict,), namespace)
            result.__annotations__ = dict(namespace.get("__annotations__", {}))
            result.__total__ = total
            return result

        def __call__(cls, *args, **kwargs):
            return dict(*args, **kwargs)


    _TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


    def TypedDict(typename, fields={}, /, *, total=True):
        return _TypedDictMeta(typename, (), {"__annotations__": dict(fields)}, total=total)


    TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)

    """#
}
