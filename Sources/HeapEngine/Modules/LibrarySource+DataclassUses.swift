extension LibrarySource {
  /// The functions of `dataclasses` that take what the decorator has made.
  static let dataclassUses = #"""

    def fields(class_or_instance):
        try:
            found = class_or_instance.__dataclass_fields__
        except AttributeError:
            raise TypeError("must be called with a dataclass type or instance") from None
        return tuple([f for f in found.values() if f._field_type is _FIELD])


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
        return _replace(obj, **changes)


    def _replace(self, /, **changes):
        kind = TypeError if _since_313 else ValueError
        for f in self.__dataclass_fields__.values():
            if f._field_type is _FIELD_CLASSVAR:
                continue
            if not f.init:
                if f.name in changes:
                    raise kind(
                        "field %s is declared with init=False, it cannot be specified with "
                        "replace()" % f.name)
                continue
            if f.name not in changes:
                if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                    raise kind("InitVar %r must be specified with replace()" % f.name)
                changes[f.name] = getattr(self, f.name)
        return self.__class__(**changes)


    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kwargs):
        space = dict(namespace or {})
        annotations = {}
        for item in fields:
            if isinstance(item, str):
                name, kind = item, "typing.Any"
            elif len(item) == 2:
                name, kind = item
            elif len(item) == 3:
                name, kind, space[item[0]] = item
            else:
                raise TypeError("Invalid field: %r" % (item,))
            if not isinstance(name, str) or not name.isidentifier():
                raise TypeError("Field names must be valid identifiers: %r" % (name,))
            if _keyword.iskeyword(name):
                raise TypeError("Field names must not be keywords: %r" % (name,))
            if name in annotations:
                raise TypeError("Field name duplicated: %r" % (name,))
            annotations[name] = kind
        space["__annotations__"] = annotations
        module = kwargs.pop("module", None) if _since_312 else "types"
        if module is None:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        space.setdefault("__module__", module)
        return dataclass(type(cls_name, bases, space), **kwargs)

    """#
}
