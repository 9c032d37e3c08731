# Cycles through lists, dicts and instances, and what a collection returns for each.
import gc


class Node:
    __slots__ = ("next", "name")

    def __init__(self, name):
        self.name = name
        self.next = None


def ring(size):
    nodes = [Node(i) for i in range(size)]
    for i in range(size):
        nodes[i].next = nodes[(i + 1) % size]
    return nodes[0]


gc.collect()
loop = []
loop.append(loop)
del loop
print(gc.collect())
table = {}
table["self"] = table
del table
print(gc.collect())
for size in range(1, 6):
    head = ring(size)
    del head
    print(size, gc.collect())
outer = [[], []]
outer[0].append(outer[1])
outer[1].append(outer[0])
kept = outer.pop()
del outer
print(gc.collect(), len(kept))
del kept
print(gc.collect())
