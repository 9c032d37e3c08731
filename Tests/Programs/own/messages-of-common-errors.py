# What the interpreter says about common mistakes.
class C:
    def __init__(self, a=1): self.value = a
    def method(self): pass


class S: __slots__ = ("alpha",)


def f(a, b, *, key=None): pass


def attempt(action):
    try:
        action()
        print("nothing")
    except Exception as error:
        print(type(error).__name__, error)


def unpack(value):
    a, b = value


def delete(o, name):
    delattr(o, name)


for action in (
    lambda: C().valu, lambda: S().alpha, lambda: C.mth, lambda: [].apend, lambda: None.foo,
    lambda: f(), lambda: f(1), lambda: f(1, 2, 3), lambda: f(1, 2, 3, key=4), lambda: f(1, a=2),
    lambda: f(*1), lambda: print(*1), lambda: f(**{1: 2}), lambda: C(1, 2), lambda: C().method(1),
    lambda: C.method(), lambda: len(1), lambda: range(), lambda: slice(), lambda: list(1, 2),
    lambda: [] * "a", lambda: [] + (), lambda: 1 + "a", lambda: "a" + 1, lambda: 1 < "a",
    lambda: C[0], lambda: C()[0], lambda: {}[[]], lambda: unpack(1), lambda: unpack([1]),
    lambda: unpack("abc"), lambda: max([]), lambda: int("a"), lambda: "%d" % "a",
    lambda: __import__("sys").getrefcount(), lambda: delete(S(), "alpha"), lambda: delete(C(), "x"),
    lambda: type("X", (), {"__slots__": ("a b",)}), lambda: type("X", (int,), {"__slots__": ("a",)}),
    lambda: setattr(int, "x", 1), lambda: setattr(C(), "__class__", int),
):
    attempt(action)
