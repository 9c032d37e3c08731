import sys
sys.setrecursionlimit(150)


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def less(n):
    if n < 0:
        return 0
    return less(n - 1)


for function in (down, less):
    try:
        function(300)
    except RecursionError as error:
        print(error)


class Cycle:
    @property
    def __bases__(self):
        return (self, self, self)


try:
    issubclass(Cycle(), int)
except RecursionError as error:
    print(type(error).__name__)
