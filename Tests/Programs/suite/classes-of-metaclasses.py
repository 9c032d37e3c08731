"""Orders of bases that a metaclass makes, bases that change, and instances that change class."""
import gc
import sys


class Reversed(type):
    def mro(cls):
        return list(reversed(type.mro(cls)))


class Top:
    def who(self):
        return "Top"


class Bottom(Top, metaclass=Reversed):
    def who(self):
        return "Bottom"


print([each.__name__ for each in Bottom.__mro__], Bottom().who())


class Refusing(type):
    armed = False

    def mro(cls):
        if Refusing.armed:
            raise RuntimeError("no")
        return type.mro(cls)


class Old:
    kind = "old"


class New:
    kind = "new"


class Middle(Old):
    pass


class Leaf(Middle, metaclass=Refusing):
    pass


Refusing.armed = True
try:
    Middle.__bases__ = (New,)
except RuntimeError as error:
    print(error, Middle.__bases__ == (Old,), Leaf.kind, Middle.__subclasses__() == [Leaf])
Refusing.armed = False
Middle.__bases__ = (New,)
print(Leaf.kind, New.__subclasses__() == [Middle], Old.__subclasses__())
try:
    New.__bases__ = (Leaf,)
except TypeError as error:
    print(error)


class Pair:
    __slots__ = ("left", "right")


class Couple:
    __slots__ = ("right", "left")


class Other:
    __slots__ = ("left", "centre")


pair = Pair()
pair.left = []
print(sys.getrefcount(pair.left))
pair.__class__ = Couple
print(type(pair).__name__, sys.getrefcount(pair.left))
try:
    pair.__class__ = Other
except TypeError as error:
    print(error)


class Dying:
    def __del__(self):
        self.__class__ = Mourned


class Mourned:
    pass


kept = [Dying() for _ in range(5)]
del kept
print(gc.collect(), sys.getrefcount(Mourned) - sys.getrefcount(Dying))


class Whole(float):
    __slots__ = ()


print(gc.is_tracked(Whole(1.5)), sys.getsizeof(Whole(1.5)))
for slots in (["a b"], [1], ["__dict__", "__dict__"]):
    try:
        type("Bad", (), {"__slots__": slots})
    except TypeError as error:
        print(error)
try:
    type("Bad", (int,), {"__slots__": ["a"]})
except TypeError as error:
    print(error)
