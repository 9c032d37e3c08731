extension LibrarySource {
  /// `collections.namedtuple`, in our own words.
  ///
  /// `__new__` is compiled from a text in a namespace of its own and the other methods are
  /// closures over built-ins, as in CPython, so that the class consists of the same objects and a
  /// wrong call fails without a frame of the library.
  static let namedTuples = #"""

    _since_39 = _sys.version_info >= (3, 9)
    _since_310 = _sys.version_info >= (3, 10)
    _since_313 = _sys.version_info >= (3, 13)
    _UnexpectedNames = TypeError if _since_313 else ValueError


    class _tuplegetter:
        __slots__ = ("_index", "__doc__")

        def __init__(self, index, doc):
            self._index = index
            self.__doc__ = doc

        def __get__(self, obj, cls=None):
            if obj is None:
                return self
            if not isinstance(obj, tuple):
                raise TypeError(
                    "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object"
                    % (self._index, type(obj).__name__))
            return tuple.__getitem__(obj, self._index)

        def __set__(self, obj, value):
            raise AttributeError("can't set attribute")

        def __delete__(self, obj):
            raise AttributeError("can't delete attribute")

        if _since_39:
            def __repr__(self):
                return "_tuplegetter(%r, %r)" % (self._index, self.__doc__)


    if _sys.version_info < (3, 12):
        _tuplegetter.__module__ = "_collections"


    def _rename(names):
        seen = set()
        for index, name in enumerate(names):
            if (not name.isidentifier() or name in _keywords or name.startswith("_")
                    or name in seen):
                names[index] = "_%d" % index
            seen.add(name)


    def _check_names(typename, names, rename):
        for name in [typename] + names:
            if type(name) is not str:
                raise TypeError("Type names and field names must be strings")
            if not name.isidentifier():
                raise ValueError(
                    "Type names and field names must be valid identifiers: %r" % (name,))
            if name in _keywords:
                raise ValueError("Type names and field names cannot be a keyword: %r" % (name,))
        seen = set()
        for name in names:
            if name.startswith("_") and not rename:
                raise ValueError("Field names cannot start with an underscore: %r" % (name,))
            if name in seen:
                raise ValueError("Encountered duplicate field name: %r" % (name,))
            seen.add(name)


    def _compiled_new(typename, field_names, tuple_new):
        "The function `__new__`, compiled with the fields as its parameters."
        parameters = ", ".join(field_names) + ("," if len(field_names) == 1 else "")
        body = "_tuple_new(_cls, (%s))" % parameters
        namespace = {"_tuple_new": tuple_new}
        if _since_39:
            namespace["__builtins__"] = {}
            namespace["__name__"] = "namedtuple_" + typename
            new = eval("lambda _cls, %s: %s" % (parameters, body), namespace)
            new.__name__ = "__new__"
        else:
            namespace["__name__"] = "namedtuple_" + typename
            exec("def __new__(_cls, %s): return %s" % (parameters, body), namespace)
            new = namespace["__new__"]
        new.__doc__ = "Create new instance of %s(%s)" % (typename, ", ".join(field_names))
        return new


    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        if isinstance(field_names, str):
            field_names = field_names.replace(",", " ").split()
        field_names = list(map(str, field_names))
        typename = _sys.intern(str(typename))
        if rename:
            _rename(field_names)
        _check_names(typename, field_names, rename)
        field_names = tuple(map(_sys.intern, field_names))
        field_defaults = {}
        if defaults is not None:
            defaults = tuple(defaults)
            if len(defaults) > len(field_names):
                raise TypeError("Got more default values than field names")
            field_defaults = dict(zip(field_names[len(field_names) - len(defaults):], defaults))
        num_fields = len(field_names)
        repr_fmt = "(" + ", ".join("%s=%%r" % name for name in field_names) + ")"
        tuple_new = tuple.__new__
        _dict, _len, _map, _tuple, _zip = dict, len, map, tuple, zip
        __new__ = _compiled_new(typename, field_names, tuple_new)
        if defaults is not None:
            __new__.__defaults__ = defaults

        @classmethod
        def _make(cls, iterable):
            result = tuple_new(cls, iterable)
            if _len(result) != num_fields:
                raise TypeError("Expected %d arguments, got %d" % (num_fields, len(result)))
            return result

        _make.__func__.__doc__ = "Make a new %s object from a sequence or iterable" % typename

        def _replace(self, /, **kwds):
            result = self._make(_map(kwds.pop, field_names, self))
            if kwds:
                raise _UnexpectedNames("Got unexpected field names: %r" % (list(kwds),))
            return result

        _replace.__doc__ = "Return a new %s object replacing specified fields with new values" % (
            typename)

        def __repr__(self):
            "Return a nicely formatted representation string"
            return self.__class__.__name__ + repr_fmt % self

        def _asdict(self):
            "Return a new dict which maps field names to their values."
            return _dict(_zip(self._fields, self))

        def __getnewargs__(self):
            "Return self as a plain tuple.  Used by copy and pickle."
            return _tuple(self)

        for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
            method.__qualname__ = "%s.%s" % (typename, method.__name__)
        namespace = {
            "__doc__": "%s(%s)" % (typename, ", ".join(field_names)),
            "__slots__": (),
            "_fields": field_names,
            "_field_defaults": field_defaults,
            "_fields_defaults": field_defaults,
            "__new__": __new__,
            "_make": _make,
            "__replace__": _replace,
            "_replace": _replace,
            "__repr__": __repr__,
            "_asdict": _asdict,
            "__getnewargs__": __getnewargs__,
            "__match_args__": field_names,
        }
        if _since_39:
            del namespace["_fields_defaults"]
        if not _since_313:
            del namespace["__replace__"]
        if not _since_310:
            del namespace["__match_args__"]
        for index, name in enumerate(field_names):
            namespace[name] = _tuplegetter(
                index, _sys.intern("Alias for field number %d" % index))
        result = type(typename, (tuple,), namespace)
        if module is None:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        result.__module__ = module
        return result

    """#
}
