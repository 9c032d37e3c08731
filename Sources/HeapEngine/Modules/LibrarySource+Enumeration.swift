extension LibrarySource {
  /// The module `enum`, in our own words.
  static let enumeration = #"""
    import sys as _sys
    from types import DynamicClassAttribute

    __all__ = ["EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "auto",
               "unique"]

    Enum = Flag = None
    _unset = object()


    class auto:
        """A value that the class chooses."""

        def __init__(self, value=_unset):
            self.value = value


    def _is_dunder(name):
        return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_"


    def _is_sunder(name):
        return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_"


    def _is_descriptor(value):
        return (hasattr(value, "__get__") or hasattr(value, "__set__")
                or hasattr(value, "__delete__"))


    class _EnumDict(dict):
        """The namespace of an enumeration's body: remembers the members in order."""

        def __init__(self):
            super().__init__()
            self._member_names = []
            self._last_values = []
            self._generate = None

        def __setitem__(self, key, value):
            if _is_sunder(key):
                if key == "_generate_next_value_":
                    self._generate = value.__func__ if isinstance(value, staticmethod) else value
                elif key not in ("_missing_", "_order_", "_ignore_"):
                    raise ValueError(
                        "_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
            elif _is_dunder(key) or _is_descriptor(value):
                pass
            elif key in self._member_names:
                raise TypeError(
                    "%r already defined as %r" % (key, self[key]))
            else:
                if isinstance(value, auto):
                    if value.value is _unset:
                        value.value = self._generate(
                            key, 1, len(self._member_names), self._last_values[:])
                    value = value.value
                elif type(value) is tuple:
                    value = tuple([self._chosen(key, item) for item in value])
                self._member_names.append(key)
                self._last_values.append(value)
            super().__setitem__(key, value)

        def _chosen(self, key, item):
            if not isinstance(item, auto):
                return item
            if item.value is _unset:
                item.value = self._generate(
                    key, 1, len(self._member_names), self._last_values[:])
            return item.value


    def _data_type(bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object or isinstance(base, EnumMeta):
                    continue
                if "__new__" in base.__dict__:
                    return base
        return object


    class EnumMeta(type):
        """The metaclass of enumerations."""

        @classmethod
        def __prepare__(metacls, cls, bases, **kwds):
            for base in bases:
                if isinstance(base, EnumMeta) and base._member_names_:
                    import sys
                    if sys.version_info >= (3, 11):
                        raise TypeError(
                            "<enum %r> cannot extend %r" % (cls, base))
                    raise TypeError("%s: cannot extend enumeration %r" % (cls, base.__name__))
            namespace = _EnumDict()
            for base in reversed(bases):
                generate = getattr(base, "_generate_next_value_", None)
                if generate is not None:
                    namespace._generate = generate
            return namespace

        def __new__(metacls, cls, bases, classdict, **kwds):
            if _sys.version_info < (3, 11):
                for base in bases:
                    if isinstance(base, EnumMeta) and base._member_names_:
                        raise TypeError("Cannot extend enumerations")
            names = classdict._member_names
            values = {name: classdict[name] for name in names}
            namespace = {key: value for key, value in classdict.items() if key not in values}
            namespace["_member_names_"] = []
            namespace["_member_map_"] = {}
            namespace["_value2member_map_"] = {}
            if "_generate_next_value_" in namespace:
                namespace["_generate_next_value_"] = staticmethod(classdict._generate)
            member_type = _data_type(bases)
            namespace["_member_type_"] = member_type
            creator = namespace.pop("__new__", None) if Enum is not None else None
            if isinstance(creator, staticmethod):
                creator = creator.__func__
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
            if creator is None:
                for base in enum_class.__mro__[1:]:
                    creator = base.__dict__.get("__new_member__")
                    if creator is not None:
                        creator = creator.__func__
                        break
            if creator is not None:
                enum_class.__new_member__ = staticmethod(creator)
            for name, value in values.items():
                enum_class._add_member_(name, value, creator)
            if Enum is not None:
                enum_class.__new__ = Enum.__new__
                for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                    inherited = getattr(member_type, name, None)
                    if name not in namespace and getattr(enum_class, name) is inherited:
                        setattr(enum_class, name, getattr(bases[-1], name))
            return enum_class

        def _add_member_(cls, name, value, creator):
            arguments = value if isinstance(value, tuple) else (value,)
            kind = cls._member_type_
            if creator is not None:
                member = creator(cls, *arguments)
            elif kind is object:
                member = object.__new__(cls)
            else:
                member = kind.__new__(cls, *arguments)
            if not hasattr(member, "_value_"):
                if kind is object or creator is not None and isinstance(value, tuple):
                    member._value_ = value
                else:
                    member._value_ = kind(*arguments)
            value = member._value_
            for known in cls._member_map_.values():
                if known._value_ == value:
                    cls._member_map_[name] = known
                    type.__setattr__(cls, name, known)
                    return
            member._name_ = name
            member.__objclass__ = cls
            member._sort_order_ = len(cls._member_names_)
            member.__init__(*arguments)
            if not cls._is_hidden_(value):
                cls._member_names_.append(name)
            cls._member_map_[name] = member
            type.__setattr__(cls, name, member)
            try:
                cls._value2member_map_.setdefault(value, member)
            except TypeError:
                pass

        def _is_hidden_(cls, value):
            import sys
            if Flag is None or not issubclass(cls, Flag) or sys.version_info < (3, 11):
                return False
            return not isinstance(value, int) or value <= 0 or value & (value - 1) != 0

        def __bool__(self):
            return True

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
            if names is None:
                return cls.__new__(cls, value)
            return cls._create_(value, names, module, qualname, type, start)

        def _create_(cls, class_name, names, module, qualname, kind, start):
            metacls = cls.__class__
            bases = (cls,) if kind is None else (kind, cls)
            namespace = metacls.__prepare__(class_name, bases)
            if isinstance(names, str):
                names = names.replace(",", " ").split()
            if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
                original, names, last = names, [], []
                for count, name in enumerate(original):
                    value = cls._generate_next_value_(name, start, count, last[:])
                    last.append(value)
                    names.append((name, value))
            for item in names:
                if isinstance(item, str):
                    item = item, names[item]
                namespace[item[0]] = item[1]
            if module is None:
                import sys
                module = sys._getframe(2).f_globals.get("__name__")
            result = metacls.__new__(metacls, class_name, bases, namespace)
            if module is not None:
                result.__module__ = module
            return result

        def __contains__(cls, member):
            import sys
            if sys.version_info < (3, 12) and not isinstance(member, Enum):
                raise TypeError(
                    "unsupported operand type(s) for 'in': %r and %r"
                    % (type(member).__qualname__, cls.__class__.__qualname__))
            if isinstance(member, cls):
                return True
            return sys.version_info >= (3, 12) and any(m._value_ == member for m in cls)

        def __delattr__(cls, attr):
            if attr in cls._member_map_:
                raise AttributeError("%s: cannot delete Enum member %s." % (cls.__name__, attr))
            super().__delattr__(attr)

        def __dir__(self):
            return ["__class__", "__doc__", "__members__", "__module__"] + self._member_names_

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __iter__(cls):
            return (cls._member_map_[name] for name in cls._member_names_)

        def __len__(cls):
            return len(cls._member_names_)

        @property
        def __members__(cls):
            return type(type.__dict__)(cls._member_map_)

        def __repr__(cls):
            import sys
            if sys.version_info >= (3, 12) and Flag is not None and issubclass(cls, Flag):
                return "<flag %r>" % cls.__name__
            return "<enum %r>" % cls.__name__

        def __reversed__(cls):
            return (cls._member_map_[name] for name in reversed(cls._member_names_))

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get("_member_map_", {}):
                import sys
                if sys.version_info >= (3, 11):
                    raise AttributeError("cannot reassign member %r" % name)
                raise AttributeError("Cannot reassign members.")
            super().__setattr__(name, value)


    EnumType = EnumMeta
    if _sys.version_info >= (3, 11):
        EnumMeta.__name__ = EnumMeta.__qualname__ = "EnumType"


    class Enum(metaclass=EnumMeta):
        """A class whose instances are named constants."""

        def __new__(cls, value):
            if type(value) is cls:
                return value
            try:
                return cls._value2member_map_[value]
            except KeyError:
                pass
            except TypeError:
                for member in cls._member_map_.values():
                    if member._value_ == value:
                        return member
            result = cls._missing_(value)
            if isinstance(result, cls):
                return result
            error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
            if result is None:
                raise error
            raise TypeError(
                "error in %s._missing_: returned %r instead of None or a valid member"
                % (cls.__name__, result))

        def __init__(self, *args, **kwds):
            pass

        def _generate_next_value_(name, start, count, last_values):
            for last in reversed(last_values):
                try:
                    return last + 1
                except TypeError:
                    pass
            return start

        @classmethod
        def _missing_(cls, value):
            return None

        def __repr__(self):
            import sys
            kind = type(self)._member_type_
            if sys.version_info >= (3, 12) and kind is not object:
                shown = kind.__repr__(self._value_)
            else:
                shown = repr(self._value_)
            return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, shown)

        def __str__(self):
            return "%s.%s" % (self.__class__.__name__, self._name_)

        def __dir__(self):
            return ["__class__", "__doc__", "__module__", "name", "value"]

        def __format__(self, format_spec):
            import sys
            kind = self.__class__._member_type_
            if (sys.version_info < (3, 12) and kind is not object
                    and type(self).__str__ is Enum.__str__):
                return kind.__format__(self._value_, format_spec)
            return str.__format__(str(self), format_spec)

        def __hash__(self):
            return hash(self._name_)

        def __reduce_ex__(self, proto):
            return self.__class__, (self._value_,)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        @DynamicClassAttribute
        def name(self):
            return self._name_

        @DynamicClassAttribute
        def value(self):
            return self._value_


    def _plain_text(self):
        return self._member_type_.__repr__(self._value_)


    class IntEnum(int, Enum):
        """An enumeration of integers."""


    class StrEnum(str, Enum):
        """An enumeration of strings."""

        def __new_string__(cls, *values):
            for value in values[:1]:
                if not isinstance(value, str):
                    raise TypeError("%r is not a string" % (value,))
            member = str.__new__(cls, *values)
            member._value_ = str(*values)
            return member

        __new_member__ = staticmethod(__new_string__)

        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

        def __str__(self):
            return str.__str__(self)

        def __format__(self, format_spec):
            return str.__format__(self, format_spec)


    def _bits(value):
        while value:
            low = value & -value
            yield low
            value ^= low


    class Flag(Enum):
        """An enumeration whose members can be combined."""

        def _generate_next_value_(name, start, count, last_values):
            if not count:
                return start if start is not None else 1
            return 2 ** max(last_values).bit_length()

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
            all_bits = 0
            for member in cls._member_map_.values():
                all_bits |= member._value_
            original = value
            if value < 0:
                value = all_bits & value
            if value & ~all_bits and not issubclass(cls, int):
                import sys
                if sys.version_info >= (3, 11):
                    width = max(value.bit_length(), all_bits.bit_length()) + 1
                    raise ValueError(
                        "%r invalid value %r\n    given %s\n  allowed %s" % (
                            cls, original, _shown_bits(original, width),
                            _shown_bits(all_bits, width)))
                raise ValueError("%r is not a valid %s" % (original, cls.__qualname__))
            known = cls._value2member_map_.get(value)
            if known is not None:
                return known
            if cls._member_type_ is object:
                member = object.__new__(cls)
            else:
                member = cls._member_type_.__new__(cls, value)
            member._value_ = value
            names = [m._name_ for m in cls if m._value_ & value == m._value_ and m._value_]
            import sys
            member._name_ = None
            if sys.version_info >= (3, 11) and names:
                rest = value & ~all_bits
                member._name_ = "|".join(names) + ("|%d" % rest if rest else "")
            return cls._value2member_map_.setdefault(value, member)

        def _parts(self):
            return [m for m in type(self) if m._value_ and m._value_ & self._value_ == m._value_]

        def __contains__(self, other):
            if not isinstance(other, self.__class__):
                raise TypeError(
                    "unsupported operand type(s) for 'in': %r and %r"
                    % (type(other).__qualname__, self.__class__.__qualname__))
            return other._value_ & self._value_ == other._value_

        def __iter__(self):
            members = self._value2member_map_
            return (members[bit] for bit in _bits(self._value_) if bit in members)

        def __len__(self):
            return bin(self._value_).count("1")

        def _old_text(self):
            parts = {m._value_: m._name_ for m in self._member_map_.values()
                     if m._value_ and m._value_ & self._value_ == m._value_}
            rest = self._value_
            for value in parts:
                rest &= ~value
            for bit in _bits(rest):
                parts[bit] = bit
            if len(parts) > 1:
                parts.pop(self._value_, None)
            return "|".join([str(parts[value]) for value in sorted(parts, reverse=True)]) or "0"

        def __repr__(self):
            import sys
            name = self.__class__.__name__
            shown = repr(int(self._value_))
            if sys.version_info >= (3, 11):
                if self._name_ is None:
                    return "<%s: %s>" % (name, shown)
                return "<%s.%s: %s>" % (name, self._name_, shown)
            if self._name_ is not None:
                return "<%s.%s: %s>" % (name, self._name_, shown)
            return "<%s.%s: %s>" % (name, self._old_text(), shown)

        def __str__(self):
            import sys
            name = self.__class__.__name__
            if sys.version_info >= (3, 11):
                if self._name_ is None:
                    return "%s(%r)" % (name, self._value_)
                return "%s.%s" % (name, self._name_)
            return "%s.%s" % (name, self._old_text() if self._name_ is None else self._name_)

        def __bool__(self):
            return bool(self._value_)

        def _operand(self, other):
            if isinstance(other, self.__class__):
                return other._value_
            if isinstance(self, int) and isinstance(other, int):
                return other
            return None

        def __or__(self, other):
            value = self._operand(other)
            return NotImplemented if value is None else self.__class__(self._value_ | value)

        def __and__(self, other):
            value = self._operand(other)
            return NotImplemented if value is None else self.__class__(self._value_ & value)

        def __xor__(self, other):
            value = self._operand(other)
            return NotImplemented if value is None else self.__class__(self._value_ ^ value)

        __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

        def __invert__(self):
            all_bits = 0
            for member in self.__class__._member_map_.values():
                all_bits |= member._value_
            return self.__class__(all_bits & ~self._value_)


    class IntFlag(int, Flag):
        """An enumeration of integers whose members can be combined."""

        __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
        __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__
        __invert__ = Flag.__invert__
        __bool__ = Flag.__bool__


    def _shown_bits(value, width):
        digits = bin(value & ((1 << width) - 1))[2:].rjust(width, "0")
        return "0b%d %s" % (value < 0, digits[1:])


    def _late():
        import sys
        if sys.version_info >= (3, 11):
            for cls in (IntEnum, IntFlag):
                cls.__str__ = _plain_text
                cls.__format__ = lambda self, spec: int.__format__(int(self), spec)


    _late()


    def unique(enumeration):
        duplicates = [
            (name, member.name) for name, member in enumeration.__members__.items()
            if name != member.name]
        if duplicates:
            shown = ", ".join(["%s -> %s" % pair for pair in duplicates])
            raise ValueError("duplicate values found in %r: %s" % (enumeration, shown))
        return enumeration

    """#
}
