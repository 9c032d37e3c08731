extension LibrarySource {
  /// The module `types`, in our own words.
  static let types = #"""
    import sys

    if sys.version_info >= (3, 9):
        from _aliases import GenericAlias
    if sys.version_info >= (3, 10):
        from _aliases import UnionType


    def new_class(name, bases=(), kwds=None, exec_body=None):
        resolved = resolve_bases(bases)
        meta, namespace, kwds = prepare_class(name, resolved, kwds)
        if exec_body is not None:
            exec_body(namespace)
        if resolved is not bases:
            namespace["__orig_bases__"] = bases
        return meta(name, resolved, namespace, **kwds)


    def resolve_bases(bases):
        result = []
        changed = False
        for base in bases:
            if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
                result.append(base)
            else:
                changed = True
                result.extend(base.__mro_entries__(bases))
        return tuple(result) if changed else bases


    def prepare_class(name, bases=(), kwds=None):
        kwds = {} if kwds is None else dict(kwds)
        if "metaclass" in kwds:
            meta = kwds.pop("metaclass")
        else:
            meta = type(bases[0]) if bases else type
        if isinstance(meta, type):
            for base in bases:
                kind = type(base)
                if issubclass(kind, meta):
                    meta = kind
                elif not issubclass(meta, kind):
                    raise TypeError(
                        "metaclass conflict: the metaclass of a derived class must be a "
                        "(non-strict) subclass of the metaclasses of all its bases")
        namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
        return meta, namespace, kwds


    class DynamicClassAttribute:
        """A property that only instances have."""

        def __init__(self, fget=None, fset=None, fdel=None, doc=None):
            self.fget = fget
            self.fset = fset
            self.fdel = fdel
            self.__doc__ = doc or getattr(fget, "__doc__", None)
            self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

        def __get__(self, instance, ownerclass=None):
            if instance is None:
                if self.__isabstractmethod__:
                    return self
                raise AttributeError()
            if self.fget is None:
                raise AttributeError("unreadable attribute")
            return self.fget(instance)

        def __set__(self, instance, value):
            if self.fset is None:
                raise AttributeError("can't set attribute")
            self.fset(instance, value)

        def __delete__(self, instance):
            if self.fdel is None:
                raise AttributeError("can't delete attribute")
            self.fdel(instance)


    SimpleNamespace = type(sys.implementation)
    del sys

    """#
}
