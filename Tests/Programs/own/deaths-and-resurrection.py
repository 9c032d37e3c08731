# The order in which objects die, and one that comes back.
import gc


class Loud:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        print("del", self.name)


tree = Loud("root", Loud("left", Loud("leaf")), Loud("right"))
del tree
print("--- rebound")
value = Loud("old")
value = Loud("new")
print("--- container")
items = [Loud("one"), Loud("two"), Loud("three")]
items.pop(1)
items[0] = None
del items
print("--- function")


def call(argument):
    local = Loud("local")
    return argument.name


print(call(Loud("argument")))
print("--- resurrection")
saved = []


class Lazarus:
    def __del__(self):
        print("saved")
        saved.append(self)


Lazarus()
print(len(saved))
saved.clear()
print(len(saved))
print("--- cycle")
a, b = Loud("a"), Loud("b")
a.held, b.held = b, a
gc.collect()
del a, b
print("cut")
gc.collect()
print("--- end")
del value
print("done")
