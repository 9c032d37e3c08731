# A cell is shared by the function that makes it and those that use it.
import sys
import weakref


class Data:
    pass


def counter():
    total = 0

    def add(n=1):
        nonlocal total
        total += n
        return total

    def read():
        return total

    return add, read


add, read = counter()
add()
add(5)
print(read())
print(add.__closure__[0] is read.__closure__[0])
print(add.__closure__[0].cell_contents)

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def keeper():
    data = Data()

    def use():
        return data

    return use, weakref.ref(data)


use, watch = keeper()
print(watch() is use())
del use
print(watch() is None)


def unbound():
    def inner():
        return value

    if False:
        value = 1
    return inner


try:
    unbound()()
except NameError as error:
    print(error)


def default(item, seen=[]):
    seen.append(item)
    return len(seen)


print(default(1), default(2), default(3, []), default(4))
print(default.__defaults__)
