class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def plain():
    kept = Node("kept")
    for node in (Node("first"), Node("second")):
        yield node.name


def guarded():
    try:
        for node in (Node("one"), Node("two")):
            yield node.name
    finally:
        print("finally")


def delegating():
    held = Node("held")
    yield from plain()


print(any(node.name for node in (Node(""), Node("x"), Node("y"))))
for make in (plain, guarded, delegating):
    generator = make()
    print(next(generator))
    del generator
    generator = make()
    next(generator)
    generator.close()
    print("closed")
try:
    type("X", (object, Node), {})
except TypeError as error:
    print(error)
