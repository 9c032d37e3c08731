extension LibrarySource {
  /// The module `abc`, in our own words.
  static let abc = #"""
    from _weakref import ref as _ref


    class _abc_data:
        """What a class made by ABCMeta keeps: weak references to the classes registered with it."""

        __slots__ = ("registry",)


    def abstractmethod(funcobj):
        """Marks a method that subclasses must define."""
        funcobj.__isabstractmethod__ = True
        return funcobj


    class abstractclassmethod(classmethod):
        __isabstractmethod__ = True

        def __init__(self, callable):
            callable.__isabstractmethod__ = True
            super().__init__(callable)


    class abstractstaticmethod(staticmethod):
        __isabstractmethod__ = True

        def __init__(self, callable):
            callable.__isabstractmethod__ = True
            super().__init__(callable)


    class abstractproperty(property):
        __isabstractmethod__ = True


    def _abstract_names(cls):
        found = {name for name, value in vars(cls).items()
                 if getattr(value, "__isabstractmethod__", False)}
        for base in cls.__bases__:
            for name in getattr(base, "__abstractmethods__", ()):
                if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                    found.add(name)
        # An object of its own also when it is empty, as CPython makes one for each class.
        return frozenset(found) if found else frozenset((None,)) - {None}


    def update_abstractmethods(cls):
        if hasattr(cls, "__abstractmethods__"):
            cls.__abstractmethods__ = _abstract_names(cls)
        return cls


    def get_cache_token():
        return ABCMeta._token


    class ABCMeta(type):
        """The metaclass of abstract base classes."""

        _token = 0

        def __new__(mcls, name, bases, namespace, /, **kwargs):
            cls = super().__new__(mcls, name, bases, namespace, **kwargs)
            cls.__abstractmethods__ = _abstract_names(cls)
            data = _abc_data()
            data.registry = None
            cls._abc_impl = data
            return cls

        def register(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError("Can only register classes")
            if issubclass(subclass, cls):
                return subclass
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            data = cls._abc_impl
            if data.registry is None:
                data.registry = []
            data.registry.append(_ref(subclass))
            ABCMeta._token += 1
            return subclass

        def __instancecheck__(cls, instance):
            subclass = instance.__class__
            if cls.__subclasscheck__(subclass):
                return True
            kind = type(instance)
            return kind is not subclass and cls.__subclasscheck__(kind)

        def __subclasscheck__(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError("issubclass() arg 1 must be a class")
            answer = cls.__subclasshook__(subclass)
            if answer is not NotImplemented:
                return answer
            if cls in getattr(subclass, "__mro__", ()):
                return True
            for weak in cls._abc_impl.registry or ():
                registered = weak()
                if registered is not None and issubclass(subclass, registered):
                    return True
            for child in type.__subclasses__(cls):
                if issubclass(subclass, child):
                    return True
            return False


    class ABC(metaclass=ABCMeta):
        """A class to derive abstract base classes from."""

        __slots__ = ()

    """#
}
