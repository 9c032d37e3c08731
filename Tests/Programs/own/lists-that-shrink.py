# Room for items after lists have shrunk, been emptied and grown again.
import sys


def room(l):
    return (sys.getsizeof(l) - 56) // 8


for empty in ("pop", "clear", "del", "remove", "delitem", "slice", "multiply"):
    l = list(range(40))
    sizes = []
    while len(l) > 1:
        l.pop()
        sizes.append(room(l))
    if empty == "pop":
        l.pop()
        print(sizes)
    elif empty == "clear":
        l.clear()
    elif empty == "del":
        del l[:]
    elif empty == "remove":
        l.remove(0)
    elif empty == "delitem":
        del l[0]
    elif empty == "slice":
        l[:] = []
    else:
        l *= 0
    before = room(l)
    l.extend((1, 2, 3))
    print(empty, before, room(l))
a, *b = 1, 2, 3, 4, 5, 6
print(room(b))
a, *b = iter([1, 2, 3, 4, 5, 6])
print(room(b))
a, *b, c = range(9)
print(room(b), b)
