extension LibrarySource {
  /// The module `weakref`, in our own words.
  static let weakref = #"""
    from _weakrefset import WeakSet, _IterationGuard
    import _collections_abc
    import sys

    __all__ = [
        "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
        "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet",
        "WeakMethod", "finalize",
    ]


    class WeakMethod(ref):
        """A weak reference to a bound method."""

        __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

        def __new__(cls, meth, callback=None):
            try:
                owner = meth.__self__
                function = meth.__func__
            except AttributeError:
                raise TypeError(
                    "argument should be a bound method, not {}".format(type(meth))) from None

            def _cb(arg):
                this = self_ref()
                if this._alive:
                    this._alive = False
                    if callback is not None:
                        callback(this)
            self = ref.__new__(cls, owner, _cb)
            self._func_ref = ref(function, _cb)
            self._meth_type = type(meth)
            self._alive = True
            self_ref = ref(self)
            return self

        def __call__(self):
            owner = super().__call__()
            function = self._func_ref()
            if owner is None or function is None:
                return None
            return self._meth_type(function, owner)

        def __eq__(self, other):
            if not isinstance(other, WeakMethod):
                return NotImplemented
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref

        def __ne__(self, other):
            if not isinstance(other, WeakMethod):
                return NotImplemented
            if not self._alive or not other._alive:
                return self is not other
            return ref.__ne__(self, other) or self._func_ref != other._func_ref

        __hash__ = ref.__hash__


    class KeyedRef(ref):
        """A weak reference that knows the key under which a dictionary holds it."""

        __slots__ = "key",

        def __new__(type, ob, callback, key):
            self = ref.__new__(type, ob, callback)
            self.key = key
            return self

        def __init__(self, ob, callback, key):
            super().__init__(ob, callback)


    class WeakValueDictionary(_collections_abc.MutableMapping):
        """A mapping that refers to its values weakly."""

        def __init__(self, other=(), /, **kw):
            def remove(wr, selfref=ref(self), _atomic_removal=_remove_dead_weakref):
                self = selfref()
                if self is not None:
                    if self._iterating:
                        self._pending_removals.append(wr.key)
                    else:
                        _atomic_removal(self.data, wr.key)
            self._remove = remove
            self._pending_removals = []
            self._iterating = set()
            self.data = {}
            self.update(other, **kw)

        def _commit_removals(self, _atomic_removal=_remove_dead_weakref):
            pending = self._pending_removals
            data = self.data
            while pending:
                _atomic_removal(data, pending.pop())

        def _settle(self):
            if self._pending_removals:
                self._commit_removals()

        def __getitem__(self, key):
            self._settle()
            value = self.data[key]()
            if value is None:
                raise KeyError(key)
            return value

        def __delitem__(self, key):
            self._settle()
            del self.data[key]

        def __len__(self):
            self._settle()
            return len(self.data)

        def __contains__(self, key):
            self._settle()
            wr = self.data.get(key)
            return wr is not None and wr() is not None

        def __repr__(self):
            return "<%s at %#x>" % (self.__class__.__name__, id(self))

        def __setitem__(self, key, value):
            self._settle()
            self.data[key] = KeyedRef(value, self._remove, key)

        def copy(self):
            self._settle()
            new = WeakValueDictionary()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    value = wr()
                    if value is not None:
                        new[key] = value
            return new

        __copy__ = copy

        def __deepcopy__(self, memo):
            from copy import deepcopy
            self._settle()
            new = self.__class__()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    value = wr()
                    if value is not None:
                        new[deepcopy(key, memo)] = value
            return new

        def get(self, key, default=None):
            self._settle()
            wr = self.data.get(key)
            if wr is None:
                return default
            value = wr()
            return default if value is None else value

        def items(self):
            self._settle()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    value = wr()
                    if value is not None:
                        yield key, value

        def keys(self):
            self._settle()
            with _IterationGuard(self):
                for key, wr in self.data.items():
                    if wr() is not None:
                        yield key

        __iter__ = keys

        def itervaluerefs(self):
            self._settle()
            with _IterationGuard(self):
                yield from self.data.values()

        def values(self):
            self._settle()
            with _IterationGuard(self):
                for wr in self.data.values():
                    value = wr()
                    if value is not None:
                        yield value

        def popitem(self):
            self._settle()
            while True:
                key, wr = self.data.popitem()
                value = wr()
                if value is not None:
                    return key, value

        def pop(self, key, *args):
            self._settle()
            try:
                value = self.data.pop(key)()
            except KeyError:
                value = None
            if value is not None:
                return value
            if args:
                return args[0]
            raise KeyError(key)

        def setdefault(self, key, default=None):
            self._settle()
            wr = self.data.get(key)
            value = None if wr is None else wr()
            if value is None:
                self.data[key] = KeyedRef(default, self._remove, key)
                return default
            return value

        def update(self, other=None, /, **kwargs):
            self._settle()
            data = self.data
            if other is not None:
                if not hasattr(other, "items"):
                    other = dict(other)
                for key, value in other.items():
                    data[key] = KeyedRef(value, self._remove, key)
            for key, value in kwargs.items():
                data[key] = KeyedRef(value, self._remove, key)

        def valuerefs(self):
            self._settle()
            return list(self.data.values())

        def __ior__(self, other):
            self.update(other)
            return self

        def __or__(self, other):
            if not isinstance(other, _collections_abc.Mapping):
                return NotImplemented
            new = self.copy()
            new.update(other)
            return new

        def __ror__(self, other):
            if not isinstance(other, _collections_abc.Mapping):
                return NotImplemented
            new = self.__class__()
            new.update(other)
            new.update(self)
            return new


    class WeakKeyDictionary(_collections_abc.MutableMapping):
        """A mapping that refers to its keys weakly."""

        def __init__(self, dict=None):
            self.data = {}

            def remove(k, selfref=ref(self)):
                self = selfref()
                if self is not None:
                    if self._iterating:
                        self._pending_removals.append(k)
                    else:
                        try:
                            del self.data[k]
                        except KeyError:
                            pass
            self._remove = remove
            self._pending_removals = []
            self._iterating = set()
            self._dirty_len = False
            if dict is not None:
                self.update(dict)

        def _commit_removals(self):
            pending = self._pending_removals
            data = self.data
            while pending:
                try:
                    del data[pending.pop()]
                except KeyError:
                    pass

        def _scrub_removals(self):
            data = self.data
            self._pending_removals = [k for k in self._pending_removals if k in data]
            self._dirty_len = False

        def __delitem__(self, key):
            self._dirty_len = True
            del self.data[ref(key)]

        def __getitem__(self, key):
            return self.data[ref(key)]

        def __len__(self):
            if self._dirty_len and self._pending_removals:
                self._scrub_removals()
            return len(self.data) - len(self._pending_removals)

        def __repr__(self):
            return "<%s at %#x>" % (self.__class__.__name__, id(self))

        def __setitem__(self, key, value):
            self.data[ref(key, self._remove)] = value

        def copy(self):
            new = WeakKeyDictionary()
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    key = wr()
                    if key is not None:
                        new[key] = value
            return new

        __copy__ = copy

        def __deepcopy__(self, memo):
            from copy import deepcopy
            new = self.__class__()
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    key = wr()
                    if key is not None:
                        new[key] = deepcopy(value, memo)
            return new

        def get(self, key, default=None):
            return self.data.get(ref(key), default)

        def __contains__(self, key):
            try:
                wr = ref(key)
            except TypeError:
                return False
            return wr in self.data

        def items(self):
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    key = wr()
                    if key is not None:
                        yield key, value

        def keys(self):
            with _IterationGuard(self):
                for wr in self.data:
                    key = wr()
                    if key is not None:
                        yield key

        __iter__ = keys

        def values(self):
            with _IterationGuard(self):
                for wr, value in self.data.items():
                    if wr() is not None:
                        yield value

        def keyrefs(self):
            return list(self.data)

        def popitem(self):
            self._dirty_len = True
            while True:
                wr, value = self.data.popitem()
                key = wr()
                if key is not None:
                    return key, value

        def pop(self, key, *args):
            self._dirty_len = True
            return self.data.pop(ref(key), *args)

        def setdefault(self, key, default=None):
            return self.data.setdefault(ref(key, self._remove), default)

        def update(self, dict=None, /, **kwargs):
            data = self.data
            if dict is not None:
                if not hasattr(dict, "items"):
                    dict = type({})(dict)
                for key, value in dict.items():
                    data[ref(key, self._remove)] = value
            if len(kwargs):
                self.update(kwargs)

        def __ior__(self, other):
            self.update(other)
            return self

        def __or__(self, other):
            if not isinstance(other, _collections_abc.Mapping):
                return NotImplemented
            new = self.copy()
            new.update(other)
            return new

        def __ror__(self, other):
            if not isinstance(other, _collections_abc.Mapping):
                return NotImplemented
            new = self.__class__()
            new.update(other)
            new.update(self)
            return new


    class finalize:
        """A function to be called when an object dies, or at the end of the program."""

        __slots__ = ()
        _registry = {}
        _shutdown = False
        _index_iter = iter(range(1 << 62))
        _dirty = False
        _registered_with_atexit = False

        class _Info:
            __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

        def __init__(self, obj, func, /, *args, **kwargs):
            if not self._registered_with_atexit:
                import atexit
                atexit.register(self._exitfunc)
                finalize._registered_with_atexit = True
            info = self._Info()
            info.weakref = ref(obj, self)
            info.func = func
            info.args = args
            info.kwargs = kwargs or None
            info.atexit = True
            info.index = next(self._index_iter)
            self._registry[self] = info
            finalize._dirty = True

        def __call__(self, _=None):
            info = self._registry.pop(self, None)
            if info and not self._shutdown:
                return info.func(*info.args, **(info.kwargs or {}))

        def detach(self):
            info = self._registry.get(self)
            obj = info and info.weakref()
            if obj is not None and self._registry.pop(self, None):
                return (obj, info.func, info.args, info.kwargs or {})

        def peek(self):
            info = self._registry.get(self)
            obj = info and info.weakref()
            if obj is not None:
                return (obj, info.func, info.args, info.kwargs or {})

        @property
        def alive(self):
            return self in self._registry

        @property
        def atexit(self):
            info = self._registry.get(self)
            return bool(info) and info.atexit

        @atexit.setter
        def atexit(self, value):
            info = self._registry.get(self)
            if info:
                info.atexit = bool(value)

        def __repr__(self):
            info = self._registry.get(self)
            obj = info and info.weakref()
            name = type(self).__name__
            if obj is None:
                return "<%s object at %#x; dead>" % (name, id(self))
            return "<%s object at %#x; for %r at %#x>" % (
                name, id(self), type(obj).__name__, id(obj))

        @classmethod
        def _select_for_exit(cls):
            waiting = [(f, i) for (f, i) in cls._registry.items() if i.atexit]
            waiting.sort(key=lambda item: item[1].index)
            return [f for (f, i) in waiting]

        @classmethod
        def _exitfunc(cls):
            enable = False
            try:
                if cls._registry:
                    import gc
                    if gc.isenabled():
                        enable = True
                        gc.disable()
                    waiting = None
                    while True:
                        if waiting is None or finalize._dirty:
                            waiting = cls._select_for_exit()
                            finalize._dirty = False
                        if not waiting:
                            break
                        f = waiting.pop()
                        try:
                            f()
                        except Exception:
                            sys.excepthook(*sys.exc_info())
                        assert f not in cls._registry
            finally:
                finalize._shutdown = True
                if enable:
                    gc.enable()


    if sys.version_info < (3, 9):
        for _class in (WeakValueDictionary, WeakKeyDictionary):
            del _class.__or__, _class.__ror__, _class.__ior__
        del _class

    """#
}
