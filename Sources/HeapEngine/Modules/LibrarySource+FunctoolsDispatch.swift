extension LibrarySource {
  /// `functools.singledispatch` and `singledispatchmethod`.
  static let functoolsDispatch = #"""

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


    def _first_hint(func):
        plain = getattr(func, "__wrapped__", func)
        name, hint = next(iter(func.__annotations__.items()))
        if isinstance(hint, str):
            hint = eval(hint, getattr(plain, "__globals__", {}))
        return name, type(None) if hint is None else hint


    def _is_class(kind):
        return isinstance(kind, type) and type(kind).__name__ != "GenericAlias"


    def _is_union(kind, types):
        return type(kind) is types.UnionType or (
            getattr(kind, "_name", None) in ("Union", "Optional") and hasattr(kind, "__args__"))


    def _raise_bad_type(cls):
        raise TypeError(
            "Invalid first argument to `register()`. %r is not a class%s."
            % (cls, " or union type" if _since_311 else ""))


    def _annotated(func):
        "The parameter and the type a function is registered for by its annotation."
        if not getattr(func, "__annotations__", {}):
            raise TypeError(
                "Invalid first argument to `register()`: %r. Use either "
                "`@register(some_class)` or plain `@register` on an annotated function." % (func,))
        return _first_hint(func)


    def singledispatch(func):
        import types
        import weakref
        registry = {}
        dispatch_cache = weakref.WeakKeyDictionary()
        cache_token = None

        def dispatch(cls):
            nonlocal cache_token
            if cache_token is not None:
                current = get_cache_token()
                if cache_token != current:
                    dispatch_cache.clear()
                    cache_token = current
            try:
                return dispatch_cache[cls]
            except KeyError:
                impl = registry.get(cls)
                if impl is None:
                    impl = registry.get(_most_special(cls, registry))
                dispatch_cache[cls] = impl
                return impl

        if _since_311:
            def _is_union_type(cls):
                return _is_union(cls, types)

            def _is_valid_dispatch_type(cls):
                return _is_class(cls) or (
                    _is_union_type(cls) and all(map(_is_class, cls.__args__)))

            def register(cls, func=None):
                nonlocal cache_token
                if _is_valid_dispatch_type(cls):
                    if func is None:
                        return lambda f: register(cls, f)
                else:
                    if func is not None:
                        _raise_bad_type(cls)
                    func = cls
                    name, cls = _annotated(func)
                    if not _is_valid_dispatch_type(cls):
                        raise TypeError("Invalid annotation for %r. %r %s" % (
                            name, cls, "not all arguments are classes." if _is_union_type(cls)
                            else "is not a class."))
                for item in cls.__args__ if _is_union_type(cls) else (cls,):
                    registry[item] = func
                if cache_token is None and hasattr(cls, "__abstractmethods__"):
                    cache_token = get_cache_token()
                dispatch_cache.clear()
                return func
        elif _since_39:
            def _is_valid_dispatch_type(cls):
                return _is_class(cls)

            def register(cls, func=None):
                nonlocal cache_token
                if _is_valid_dispatch_type(cls):
                    if func is None:
                        return lambda f: register(cls, f)
                else:
                    if func is not None:
                        _raise_bad_type(cls)
                    func = cls
                    name, cls = _annotated(func)
                    if not _is_valid_dispatch_type(cls):
                        raise TypeError(
                            "Invalid annotation for %r. %r is not a class." % (name, cls))
                registry[cls] = func
                if cache_token is None and hasattr(cls, "__abstractmethods__"):
                    cache_token = get_cache_token()
                dispatch_cache.clear()
                return func
        else:
            def register(cls, func=None):
                nonlocal cache_token
                if func is None:
                    if isinstance(cls, type):
                        return lambda f: register(cls, f)
                    func = cls
                    name, cls = _annotated(func)
                    if not isinstance(cls, type):
                        raise TypeError(
                            "Invalid annotation for %r. %r is not a class." % (name, cls))
                registry[cls] = func
                if cache_token is None and hasattr(cls, "__abstractmethods__"):
                    cache_token = get_cache_token()
                dispatch_cache.clear()
                return func

        def wrapper(*args, **kw):
            if not args:
                raise TypeError("%s requires at least 1 positional argument" % funcname)
            return dispatch(args[0].__class__)(*args, **kw)

        funcname = getattr(func, "__name__", "singledispatch function")
        registry[object] = func
        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = types.MappingProxyType(registry)
        wrapper._clear_cache = dispatch_cache.clear
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
