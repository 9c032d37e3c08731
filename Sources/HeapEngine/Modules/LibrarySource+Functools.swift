extension LibrarySource {
  /// The module `functools`, in our own words.
  static let functools = #"""
    from _functools import *
    from _functools import _lru_cache_wrapper

    WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
    WRAPPER_UPDATES = ("__dict__",)
    _missing = object()


    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        for attr in assigned:
            try:
                value = getattr(wrapped, attr)
            except AttributeError:
                continue
            setattr(wrapper, attr, value)
        for attr in updated:
            getattr(wrapper, attr).update(getattr(wrapped, attr, {}))
        wrapper.__wrapped__ = wrapped
        return wrapper


    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


    class partialmethod:
        """A method with some arguments given in advance."""

        def __init__(self, func, /, *args, **keywords):
            if not callable(func) and not hasattr(func, "__get__"):
                raise TypeError("%r is not callable or a descriptor" % (func,))
            if isinstance(func, partialmethod):
                args = func.args + args
                keywords = {**func.keywords, **keywords}
                func = func.func
            self.func, self.args, self.keywords = func, args, keywords

        def __repr__(self):
            return "%s.%s(%r, %s, %s)" % (
                self.__class__.__module__, self.__class__.__qualname__, self.func,
                ", ".join(map(repr, self.args)),
                ", ".join(["%s=%r" % pair for pair in self.keywords.items()]))

        def _unbound(self):
            def _method(owner, /, *args, **keywords):
                return self.func(owner, *self.args, *args, **{**self.keywords, **keywords})
            _method.__isabstractmethod__ = self.__isabstractmethod__
            _method._partialmethod = self
            return _method

        def __get__(self, obj, cls=None):
            getter = getattr(self.func, "__get__", None)
            if getter is not None:
                bound = getter(obj, cls)
                if bound is not self.func:
                    result = partial(bound, *self.args, **self.keywords)
                    try:
                        result.__self__ = bound.__self__
                    except AttributeError:
                        pass
                    return result
            return self._unbound().__get__(obj, cls)

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, "__isabstractmethod__", False)


    class _CacheInfo(tuple):
        __slots__ = ()
        _fields = ("hits", "misses", "maxsize", "currsize")

        def __new__(cls, hits, misses, maxsize, currsize):
            return tuple.__new__(cls, (hits, misses, maxsize, currsize))

        hits = property(lambda self: self[0])
        misses = property(lambda self: self[1])
        maxsize = property(lambda self: self[2])
        currsize = property(lambda self: self[3])

        def __repr__(self):
            return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % self


    def lru_cache(maxsize=128, typed=False):
        if isinstance(maxsize, int):
            if maxsize < 0:
                maxsize = 0
        elif callable(maxsize) and isinstance(typed, bool):
            user_function, maxsize = maxsize, 128
            return _cached(user_function, maxsize, typed)
        elif maxsize is not None:
            raise TypeError("Expected first argument to be an integer, a callable, or None")

        def decorating_function(user_function):
            return _cached(user_function, maxsize, typed)
        return decorating_function


    def _cached(user_function, maxsize, typed):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)


    def cache(user_function, /):
        return lru_cache(maxsize=None)(user_function)


    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            if self.attrname is None:
                self.attrname = name
            elif name != self.attrname:
                raise TypeError(
                    "Cannot assign the same cached_property to two different names "
                    "(%r and %r)." % (self.attrname, name))

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.attrname is None:
                raise TypeError(
                    "Cannot use cached_property instance without calling __set_name__ on it.")
            try:
                values = instance.__dict__
            except AttributeError:
                raise TypeError(
                    "No '__dict__' attribute on %r instance to cache %r property."
                    % (type(instance).__name__, self.attrname)) from None
            value = values.get(self.attrname, _missing)
            if value is _missing:
                value = self.func(instance)
                values[self.attrname] = value
            return value


    def _ordering(root):
        def answer(self, other, name):
            return getattr(type(self), root)(self, other)

        def negated(value):
            return value if value is NotImplemented else not value

        def with_equal(self, other):
            value = answer(self, other, root)
            if value is NotImplemented or value:
                return value
            return self == other

        def not_and_not_equal(self, other):
            value = answer(self, other, root)
            if value is NotImplemented:
                return value
            return not value and self != other

        def not_it(self, other):
            return negated(answer(self, other, root))

        def and_not_equal(self, other):
            value = answer(self, other, root)
            if value is NotImplemented or not value:
                return value
            return self != other

        def not_or_equal(self, other):
            value = answer(self, other, root)
            if value is NotImplemented:
                return value
            return not value or self == other
        return {
            "__lt__": {"__gt__": not_and_not_equal, "__le__": with_equal, "__ge__": not_it},
            "__le__": {"__ge__": not_or_equal, "__lt__": and_not_equal, "__gt__": not_it},
            "__gt__": {"__lt__": not_and_not_equal, "__ge__": with_equal, "__le__": not_it},
            "__ge__": {"__le__": not_or_equal, "__gt__": and_not_equal, "__lt__": not_it},
        }[root]


    def total_ordering(cls):
        names = ("__lt__", "__le__", "__gt__", "__ge__")
        roots = {name for name in names
                 if getattr(cls, name, None) is not getattr(object, name, None)}
        if not roots:
            raise ValueError("must define at least one ordering operation: < > <= >=")
        root = [name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in roots][0]
        for name, function in _ordering(root).items():
            if name not in roots:
                function.__name__ = name
                setattr(cls, name, function)
        return cls


    def _most_special(cls, registry):
        """The registered type that fits a class best: an abstract one stands behind the class
        that is the first to belong to it."""
        for base in cls.__mro__:
            if base in registry:
                return base
            found = [kind for kind in registry
                     if kind not in cls.__mro__ and issubclass(base, kind)
                     and not any(issubclass(other, kind) for other in base.__bases__)]
            found = [kind for kind in found
                     if not any(other is not kind and issubclass(other, kind)
                                for other in found)]
            if len(found) > 1:
                raise RuntimeError("Ambiguous dispatch: %s or %s" % (found[0], found[1]))
            if found:
                return found[0]
        return None


    def _union_items(kind):
        import _aliases
        if type(kind) is _aliases.UnionType or (
                getattr(kind, "_name", None) == "Union" and hasattr(kind, "__args__")):
            return kind.__args__
        return None


    def _is_dispatchable(kind):
        if isinstance(kind, type):
            return True
        items = _union_items(kind)
        return items is not None and all(isinstance(item, type) for item in items)


    def _first_hint(func):
        plain = getattr(func, "__wrapped__", func)
        name, hint = next(iter(func.__annotations__.items()))
        if isinstance(hint, str):
            hint = eval(hint, getattr(plain, "__globals__", {}))
        return name, type(None) if hint is None else hint


    def singledispatch(func):
        import types
        registry = {}
        cache = {}
        name = getattr(func, "__name__", "singledispatch function")

        def dispatch(cls):
            if cls not in cache:
                cache[cls] = registry.get(_most_special(cls, registry))
            return cache[cls]

        def register(cls, func=None):
            if _is_dispatchable(cls):
                if func is None:
                    return lambda f: register(cls, f)
            else:
                if func is not None:
                    raise TypeError(
                        "Invalid first argument to `register()`. %r is not a class or union type."
                        % (cls,))
                if not getattr(cls, "__annotations__", {}):
                    raise TypeError(
                        "Invalid first argument to `register()`: %r. Use either "
                        "`@register(some_class)` or plain `@register` on an annotated function."
                        % (cls,))
                func = cls
                argument, cls = _first_hint(func)
                if not _is_dispatchable(cls):
                    what = "is not a class." if _union_items(cls) is None else (
                        "not all arguments are classes.")
                    raise TypeError("Invalid annotation for %r. %r %s" % (argument, cls, what))
            for item in _union_items(cls) or (cls,):
                registry[item] = func
            cache.clear()
            return func

        def wrapper(*args, **kw):
            if not args:
                raise TypeError("%s requires at least 1 positional argument" % name)
            return dispatch(args[0].__class__)(*args, **kw)

        registry[object] = func
        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = types.MappingProxyType(registry)
        wrapper._clear_cache = cache.clear
        update_wrapper(wrapper, func)
        return wrapper


    class singledispatchmethod:
        """A method that is chosen by the type of its first argument."""

        def __init__(self, func):
            if not callable(func) and not hasattr(func, "__get__"):
                raise TypeError("%r is not callable or a descriptor" % (func,))
            self.dispatcher = singledispatch(func)
            self.func = func

        def register(self, cls, method=None):
            return self.dispatcher.register(cls, func=method)

        def __get__(self, obj, cls=None):
            def _method(*args, **kwargs):
                chosen = self.dispatcher.dispatch(args[0].__class__)
                return chosen.__get__(obj, cls)(*args, **kwargs)
            _method.__isabstractmethod__ = self.__isabstractmethod__
            _method.register = self.register
            update_wrapper(_method, self.func)
            return _method

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, "__isabstractmethod__", False)

    """#
}
