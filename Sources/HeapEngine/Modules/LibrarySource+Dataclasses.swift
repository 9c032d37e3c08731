extension LibrarySource {
  /// The module `dataclasses`, in our own words.
  static let dataclasses = dataclassFields + dataclassMethods + dataclassDecorator + dataclassUses

  private static let dataclassFields = #"""
    import abc
    import builtins as _builtins
    import functools as _functools
    import keyword as _keyword
    import sys
    from types import FunctionType as _FunctionType, MappingProxyType as _MappingProxyType
    from types import MemberDescriptorType as _MemberDescriptorType

    _since_310 = sys.version_info >= (3, 10)
    _since_311 = sys.version_info >= (3, 11)
    _since_312 = sys.version_info >= (3, 12)
    _since_313 = sys.version_info >= (3, 13)

    __all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "MISSING",
               "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]
    if _since_310:
        __all__.insert(5, "KW_ONLY")


    class FrozenInstanceError(AttributeError):
        pass


    class _MISSING_TYPE:
        pass


    class _HAS_DEFAULT_FACTORY_CLASS:
        def __repr__(self):
            return "<factory>"


    MISSING = _MISSING_TYPE()
    _HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
    _EMPTY_METADATA = _MappingProxyType({})
    if _since_310:
        class _KW_ONLY_TYPE:
            pass

        KW_ONLY = _KW_ONLY_TYPE()


    class _FIELD_BASE:
        __slots__ = ("name",)

        def __init__(self, name):
            self.name = name

        def __repr__(self):
            return self.name


    _FIELD = _FIELD_BASE("_FIELD")
    _FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
    _FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


    class InitVar:
        __slots__ = ("type",)

        def __init__(self, type):
            self.type = type

        def __repr__(self):
            kind = self.type
            shown = kind.__name__ if type(kind) is type else repr(kind)
            return "dataclasses.InitVar[%s]" % shown

        def __class_getitem__(cls, type):
            return InitVar(type)


    def _shown(self, names):
        return "%s(%s)" % (
            self.__class__.__name__,
            ",".join(["%s=%r" % (name, getattr(self, name)) for name in names]))


    _shown_of_field = ("name", "type", "default", "default_factory", "init", "repr", "hash",
                       "compare", "metadata", "kw_only", "_field_type")
    if not _since_310:
        _shown_of_field = _shown_of_field[:-2] + _shown_of_field[-1:]


    class Field:
        if _since_310:
            __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                         "compare", "metadata", "kw_only", "_field_type")

            def __init__(self, default, default_factory, init, repr, hash, compare, metadata,
                         kw_only):
                _fill(self, default, default_factory, init, repr, hash, compare, metadata)
                self.kw_only = kw_only
        else:
            __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init",
                         "compare", "metadata", "_field_type")

            def __init__(self, default, default_factory, init, repr, hash, compare, metadata):
                _fill(self, default, default_factory, init, repr, hash, compare, metadata)

        def __repr__(self):
            return _shown(self, _shown_of_field)

        def __set_name__(self, owner, name):
            hook = getattr(type(self.default), "__set_name__", None)
            if hook:
                hook(self.default, owner, name)


    def _fill(self, default, default_factory, init, repr, hash, compare, metadata):
        self.name = self.type = self._field_type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else _MappingProxyType(metadata)


    class _DataclassParams:
        __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")
        if _since_312:
            __slots__ += ("match_args", "kw_only", "slots", "weakref_slot")

        def __init__(self, *values):
            for name, value in zip(self.__slots__, values):
                setattr(self, name, value)

        def __repr__(self):
            return _shown(self, self.__slots__)


    if _since_310:
        def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
                  compare=True, metadata=None, kw_only=MISSING):
            if default is not MISSING and default_factory is not MISSING:
                raise ValueError("cannot specify both default and default_factory")
            return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)
    else:
        def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
                  compare=True, metadata=None):
            if default is not MISSING and default_factory is not MISSING:
                raise ValueError("cannot specify both default and default_factory")
            return Field(default, default_factory, init, repr, hash, compare, metadata)


    def _has_default(f):
        return f.default is not MISSING or f.default_factory is not MISSING


    def _is_class_var(kind):
        typing = sys.modules.get("typing")
        if typing is None:
            return False
        return kind is typing.ClassVar or (
            getattr(kind, "__origin__", None) is typing.ClassVar)


    def _is_init_var(kind):
        return kind is InitVar or type(kind) is InitVar


    def _is_keyword_mark(kind):
        return _since_310 and (kind is KW_ONLY or type(kind) is _KW_ONLY_TYPE)


    def _named(text, cls):
        "What the start of an annotation that is a text means in the module of the class."
        space = getattr(sys.modules.get(cls.__module__), "__dict__", {})
        start = text.strip()
        length = 0
        while length < len(start) and (start[length].isalnum() or start[length] in "_."):
            length += 1
        module, dot, name = start[:length].rpartition(".")
        if dot:
            space = getattr(space.get(module), "__dict__", {})
        return space.get(name)


    def _field_kind(cls, kind):
        meant = _named(kind, cls) if isinstance(kind, str) else kind
        if _is_class_var(meant):
            return _FIELD_CLASSVAR
        return _FIELD_INITVAR if _is_init_var(meant) else _FIELD


    def _make_field(cls, name, kind, keyword_only):
        default = getattr(cls, name, MISSING)
        if isinstance(default, Field):
            f = default
        else:
            if isinstance(default, _MemberDescriptorType):
                default = MISSING
            f = field(default=default)
        f.name = name
        f.type = kind
        f._field_type = _field_kind(cls, kind)
        if f._field_type is not _FIELD and f.default_factory is not MISSING:
            raise TypeError("field %s cannot have a default factory" % name)
        if _since_310:
            if f._field_type is not _FIELD_CLASSVAR:
                if f.kw_only is MISSING:
                    f.kw_only = keyword_only
            elif f.kw_only is not MISSING:
                raise TypeError("field %s is a ClassVar but specifies kw_only" % name)
        if f._field_type is _FIELD:
            unhashable = (f.default.__class__.__hash__ is None if _since_311
                          else isinstance(f.default, (list, dict, set)))
            if unhashable:
                raise ValueError(
                    "mutable default %s for field %s is not allowed: use default_factory"
                    % (type(f.default), name))
        return f

    """#
}
