"""Division of ints called as a method, and of a subclass's instances; a float's block comes back."""
import sys


class Whole(int):
    pass


print(int.__truediv__(100, 3), (7).__rtruediv__(2), Whole(100) / Whole(8), 1 / Whole(4))
quotient = int.__truediv__(1, 3)
place = id(quotient)
del quotient
print(id(int.__truediv__(2, 3)) == place, sys.getrefcount(int.__truediv__(10, 4)))
