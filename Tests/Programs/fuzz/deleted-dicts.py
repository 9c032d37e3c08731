"""An instance's dict can be deleted and refused; classes refuse odd arguments in these words."""
import gc


class N:
    pass


def case():
    n = N()
    n.x = [n]
    try:
        n.__dict__ = 5
    except TypeError as error:
        print(error)


case()
print(gc.collect())
n = N()
n.x = 1
del n.__dict__
print(n.__dict__)
for arguments in (("A", None, {}), ("A", (), None), (None, (), {}), ("a\0", (), {})):
    try:
        type(*arguments)
    except (TypeError, ValueError) as error:
        print(error)
print(range(True), range(False, True))
try:
    print(*5)
except TypeError as error:
    print(error)
