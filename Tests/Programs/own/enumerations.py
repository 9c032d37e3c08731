# Enums, flags and their members.
from enum import *
import sys, copy
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = auto()
    CRIMSON = 1
    @property
    def hexed(self): return f"#{self.value:06x}"
    @classmethod
    def default(cls): return cls.GREEN
print(Color.RED, repr(Color.BLUE), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED, list(Color), Color.RED.hexed, Color.default().name)
print(len(Color), Color.RED in Color, list(Color.__members__), Color.RED == 1, Color.RED.value, isinstance(Color.RED, Color), type(Color))
for bad in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.BLUE, lambda: type("Sub", (Color,), {})):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class Perm(Flag):
    R = 4; W = 2; X = 1
    RW = R | W
p = Perm.R | Perm.X
print(p, Perm.RW, Perm.R in p, p & Perm.W, ~p, bool(p & Perm.W), Perm(7), Perm(0), p ^ Perm.R)
class Num(IntEnum):
    A = 1; B = 2
print(Num.A + 1, Num.B > Num.A, f"{Num.A}", "%d" % Num.B, sorted([Num.B, Num.A]), Num.A == 1, str(Num.A), repr(Num.B))
@unique
class U(Enum): A = 1; B = 2
try:
    @unique
    class V(Enum): A = 1; B = 1
except ValueError as e: print(e)
E2 = Enum("E2", "X Y"); print(list(E2), E2.X.value, E2.__module__)
print(copy.deepcopy(Color.RED) is Color.RED, {Color.RED: 1}[Color.RED], hash(Color.RED) == hash("RED"))
class Planet(Enum):
    EARTH = (1, 2)
    def __init__(self, m, r): self.m, self.r = m, r
    def __str__(self): return f"planet {self.name}"
print(Planet.EARTH, Planet.EARTH.m, f"{Planet.EARTH}", format(Color.RED))
class Op(Enum):
    ADD = "+"
    def __call__(self, a, b): return a + b
print(Op.ADD(1, 2), Op("+"))
