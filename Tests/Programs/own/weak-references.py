# Weak references, their callbacks, and the containers made of them.
import gc
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return "Thing(" + repr(self.name) + ")"


def farewell(reference):
    print("gone:", reference() is None)


thing = Thing("lamp")
first = weakref.ref(thing)
second = weakref.ref(thing)
print(first is second, weakref.getweakrefcount(thing))
third = weakref.ref(thing, farewell)
print(first is third, weakref.getweakrefcount(thing))
print(first(), first == second)
del thing
print(first(), second(), third())

loop = Thing("loop")
loop.me = loop
watch = weakref.ref(loop, farewell)
del loop
print(watch() is None)
gc.collect()
print(watch() is None)

values = weakref.WeakValueDictionary()
one, two = Thing("one"), Thing("two")
values["a"] = one
values["b"] = two
print(sorted(values))
del one
print(sorted(values), values.get("a"))
proxy = weakref.proxy(two)
print(proxy.name)
del two
try:
    proxy.name
except ReferenceError as error:
    print(error)
print(len(values))
