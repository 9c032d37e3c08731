# A suspended generator holds its locals; closing it runs what is left to run.
import sys
import weakref


class Token:
    pass


def hold(token):
    try:
        received = yield "first"
        print("received", received)
        yield "second"
    finally:
        print("finally")


token = Token()
base = sys.getrefcount(token)
steps = hold(token)
print(sys.getrefcount(token) - base)
print(next(steps))
print(steps.send(42))
watch = weakref.ref(token)
del token
print(watch() is None)
steps.close()
print(watch() is None)

steps = hold(Token())
print(next(steps))
try:
    steps.throw(ValueError("thrown"))
except ValueError as error:
    print(error.args)
print(list(steps))


def outer():
    result = yield from inner()
    print("inner returned", result)


def inner():
    yield 1
    return "done"


print(list(outer()))
steps = hold(Token())
next(steps)
del steps
print("end")
