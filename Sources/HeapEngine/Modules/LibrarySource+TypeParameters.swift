extension LibrarySource {
  /// Type variables and aliases of the module `typing`, in our own words.
  static let typingParameters = #"""
    class TypeVar:
        """A name for a type that is chosen later."""

        _sign = True

        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                     infer_variance=False, **kwds):
            self.__name__ = name
            self._constraints = constraints
            self._bound = bound
            self._evaluate = None
            self._default = kwds.get("default", NoDefault)
            self.__covariant__ = covariant
            self.__contravariant__ = contravariant
            self.__infer_variance__ = infer_variance
            self.__module__ = sys._getframe(1).f_globals.get("__name__")

        def _value(self, kept):
            if self._evaluate is not None:
                value = self._evaluate()
                self._evaluate = None
                if isinstance(value, tuple) and kept == "_constraints":
                    self._constraints = value
                else:
                    self._bound = value
            return getattr(self, kept)

        @property
        def __bound__(self):
            return None if self._lazy_constraints else self._value("_bound")

        @property
        def __constraints__(self):
            return self._value("_constraints") if self._lazy_constraints else self._constraints

        _lazy_constraints = False

        @property
        def __default__(self):
            if callable(self._default) and getattr(self, "_lazy_default", False):
                self._default = self._default()
                self._lazy_default = False
            return self._default

        def has_default(self):
            return self._default is not NoDefault

        def __repr__(self):
            if not self._sign or self.__infer_variance__:
                return self.__name__
            return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + (
                self.__name__)

        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]


    class _NoDefaultType:
        __module__ = "typing"
        __slots__ = ()

        def __repr__(self):
            return "typing.NoDefault"


    NoDefault = _NoDefaultType()
    _NoDefaultType.__name__ = _NoDefaultType.__qualname__ = "NoDefaultType"


    class _ParamSpecPart:
        __module__ = "typing"

        def __init__(self, origin):
            self.__origin__ = origin

        def __repr__(self):
            return "%s.%s" % (self.__origin__.__name__, self._word)

        def __eq__(self, other):
            return type(self) is type(other) and self.__origin__ == other.__origin__


    class ParamSpecArgs(_ParamSpecPart):
        _word = "args"


    class ParamSpecKwargs(_ParamSpecPart):
        _word = "kwargs"


    class ParamSpec(TypeVar):
        @property
        def args(self):
            return ParamSpecArgs(self)

        @property
        def kwargs(self):
            return ParamSpecKwargs(self)


    class TypeVarTuple(TypeVar):
        _sign = False

        def __iter__(self):
            yield Unpack[self]


    class TypeAliasType:
        """What a `type` statement binds."""

        __module__ = "typing"
        __slots__ = ("__name__", "__type_params__", "_state", "__weakref__")

        def __init__(self, name, value, *, type_params=()):
            self._set(name, type_params, [value, None, _caller()])

        def _set(self, name, parameters, state):
            put = object.__setattr__
            put(self, "__name__", name)
            put(self, "__type_params__", parameters)
            put(self, "_state", state)

        @property
        def __value__(self):
            state = self._state
            if state[1] is not None:
                state[0] = state[1]()
                state[1] = None
            return state[0]

        @property
        def __parameters__(self):
            return tuple([item for parameter in self.__type_params__ for item in (
                parameter if isinstance(parameter, TypeVarTuple) else (parameter,))])

        def __getattribute__(self, name):
            if name == "__module__":
                return object.__getattribute__(self, "_state")[2]
            return object.__getattribute__(self, name)

        def __setattr__(self, name, value):
            if name in ("__name__", "__type_params__"):
                raise AttributeError("readonly attribute")
            if name in ("__value__", "__parameters__", "__module__"):
                raise AttributeError(
                    "attribute %r of 'typing.TypeAliasType' objects is not writable" % name)
            raise AttributeError(
                "'typing.TypeAliasType' object has no attribute %r" % name)

        def __repr__(self):
            return self.__name__

        def __getitem__(self, args):
            if not self.__type_params__:
                raise TypeError("Only generic type aliases are subscriptable")
            return _Alias(self, args)

        def __or__(self, other):
            return _Union_of(self, other)

        def __ror__(self, other):
            return _Union_of(other, self)


    def _caller():
        frame = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == "typing":
            frame = frame.f_back
        return None if frame is None else frame.f_globals.get("__name__")


    def _type_parameter(name, evaluate, kind):
        made = (TypeVar, TypeVar, ParamSpec, TypeVarTuple)[kind](name, infer_variance=True)
        made.__module__ = "typing"
        made._evaluate = evaluate
        made._lazy_constraints = kind == 1
        return made


    def _type_parameter_default(parameter, evaluate):
        parameter._default = evaluate
        parameter._lazy_default = True
        return parameter


    def _type_alias(parameters, name, evaluate):
        alias = TypeAliasType.__new__(TypeAliasType)
        alias._set(name, parameters or (), [None, evaluate, _caller()])
        return alias


    def _generic_base(parameters):
        return Generic[tuple([item for parameter in parameters for item in (
            parameter if isinstance(parameter, TypeVarTuple) else (parameter,))])]


    """#
}
