extension LibrarySource {
  /// The module `copy`, in our own words.
  static let copying = #"""
    import sys as _sys
    import types as _types
    import weakref as _weakref
    from copyreg import dispatch_table as _table

    __all__ = ["Error", "copy", "deepcopy"]
    if _sys.version_info >= (3, 13):
        __all__.append("replace")


    class Error(Exception):
        pass


    error = Error
    _atomic = {int, float, bool, complex, str, bytes, range, type, property, type(None),
               type(Ellipsis), type(NotImplemented), _types.CodeType, _types.FunctionType,
               _types.BuiltinFunctionType, _weakref.ref}
    _shallow_atomic = _atomic | {tuple, frozenset, slice}


    def copy(x):
        cls = type(x)
        if cls in _shallow_atomic or issubclass(cls, type):
            return x
        if cls in (list, dict, set, bytearray):
            return cls.copy(x)
        copier = getattr(cls, "__copy__", None)
        if copier is not None:
            return copier(x)
        parts = _taken_apart(x, cls)
        return x if isinstance(parts, str) else _rebuilt(x, None, *parts)


    def _taken_apart(x, cls):
        reductor = _table.get(cls)
        if reductor is not None:
            return reductor(x)
        reductor = getattr(x, "__reduce_ex__", None)
        if reductor is not None:
            return reductor(4)
        reductor = getattr(x, "__reduce__", None)
        if reductor is not None:
            return reductor()
        raise Error("un(deep)copyable object of type %s" % cls)


    def deepcopy(x, memo=None, _nil=[]):
        cls = type(x)
        if cls in _atomic:
            return x
        if memo is None:
            memo = {}
        place = id(x)
        y = memo.get(place, _nil)
        if y is not _nil:
            return y
        special = _deep.get(cls)
        if special is not None:
            y = special(x, memo)
        elif issubclass(cls, type):
            y = x
        else:
            copier = getattr(x, "__deepcopy__", None)
            if copier is not None:
                y = copier(memo)
            else:
                parts = _taken_apart(x, cls)
                y = x if isinstance(parts, str) else _rebuilt(x, memo, *parts)
        if y is not x:
            memo[place] = y
            # What was copied lives as long as the memo, so that its id stays its own.
            try:
                memo[id(memo)].append(x)
            except KeyError:
                memo[id(memo)] = [x]
        return y


    def _deep_list(x, memo):
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
        return y


    def _deep_dict(x, memo):
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
        return y


    def _deep_tuple(x, memo):
        values = [deepcopy(item, memo) for item in x]
        try:
            return memo[id(x)]
        except KeyError:
            pass
        for old, new in zip(x, values):
            if old is not new:
                return tuple(values)
        return x


    def _deep_method(x, memo):
        return type(x)(x.__func__, deepcopy(x.__self__, memo))


    _deep = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple,
             _types.MethodType: _deep_method}


    def _rebuilt(x, memo, maker, args, state=None, items=None, pairs=None):
        deep = memo is not None
        y = maker(*([deepcopy(arg, memo) for arg in args] if deep and args else args))
        if deep:
            memo[id(x)] = y
        if state is not None:
            if deep:
                state = deepcopy(state, memo)
            if hasattr(y, "__setstate__"):
                y.__setstate__(state)
            else:
                slots = None
                if isinstance(state, tuple) and len(state) == 2:
                    state, slots = state
                if state is not None:
                    y.__dict__.update(state)
                if slots is not None:
                    for name, value in slots.items():
                        setattr(y, name, value)
        if items is not None:
            for item in items:
                y.append(deepcopy(item, memo) if deep else item)
        if pairs is not None:
            for key, value in pairs:
                if deep:
                    key = deepcopy(key, memo)
                    value = deepcopy(value, memo)
                y[key] = value
        return y


    if _sys.version_info >= (3, 13):
        def replace(obj, /, **changes):
            cls = obj.__class__
            function = getattr(cls, "__replace__", None)
            if function is None:
                raise TypeError("replace() does not support %s objects" % cls.__name__)
            return function(obj, **changes)

    """#
}
