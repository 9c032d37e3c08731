extension LibrarySource {
  /// The module `functools`, in our own words.
  static let functools = functoolsTools + functoolsOrdering + functoolsDispatch

  private static let functoolsTools = #"""
    import sys as _sys
    from _functools import *
    from _functools import _lru_cache_wrapper
    from abc import get_cache_token
    from collections import namedtuple

    _since_39 = _sys.version_info >= (3, 9)
    _since_310 = _sys.version_info >= (3, 10)
    _since_311 = _sys.version_info >= (3, 11)
    _since_312 = _sys.version_info >= (3, 12)
    _since_313 = _sys.version_info >= (3, 13)

    WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
    if _since_312:
        WRAPPER_ASSIGNMENTS += ("__type_params__",)
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


    _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


    def lru_cache(maxsize=128, typed=False):
        if isinstance(maxsize, int):
            if maxsize < 0:
                maxsize = 0
        elif callable(maxsize) and isinstance(typed, bool):
            user_function, maxsize = maxsize, 128
            wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
            if _since_39:
                wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
            return update_wrapper(wrapper, user_function)
        elif maxsize is not None:
            raise TypeError("Expected first argument to be an integer, a callable, or None")

        if _since_39:
            def decorating_function(user_function):
                wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
                wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
                return update_wrapper(wrapper, user_function)
        else:
            def decorating_function(user_function):
                wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
                return update_wrapper(wrapper, user_function)
        return decorating_function


    def cache(user_function, /):
        return lru_cache(maxsize=None)(user_function)


    class RLock:
        "A lock of `_thread`: there is one thread, so that it is always free."

        __slots__ = ("_lock", "_owner", "_count", "__weakref__")

        def __repr__(self):
            return "<unlocked _thread.RLock object owner=0 count=0 at 0x%x>" % id(self)


    RLock.__module__ = "_thread"


    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__
            if not _since_312:
                # The collector has followed locks since 3.10.
                self.lock = RLock() if _since_310 else object()
            elif _since_313:
                self.__module__ = func.__module__

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
                try:
                    values[self.attrname] = value
                except TypeError:
                    raise TypeError(
                        "The '__dict__' attribute on %r instance does not support item "
                        "assignment for caching %r property."
                        % (type(instance).__name__, self.attrname)) from None
            return value

    """#
}
