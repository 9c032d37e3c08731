# An exception holds its traceback, that the frames, and those their locals.
import gc
import weakref


class Local:
    pass


watch = None


def fail(text):
    global watch
    local = Local()
    watch = weakref.ref(local)
    raise KeyError(text)


try:
    fail("a")
except KeyError as error:
    kept = error
print("error" in globals())
print(watch() is None)
kept.__traceback__ = None
print(watch() is None)

try:
    try:
        fail("b")
    except KeyError as error:
        raise ValueError("c") from error
except ValueError as error:
    print(repr(error.__cause__), error.__context__ is error.__cause__)
print(watch() is None)


def loop():
    try:
        fail("d")
    except KeyError as error:
        me = error


gc.collect()
loop()
print(watch() is None)
gc.collect()
print(watch() is None)


class Suppress:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print(kind.__name__, traceback is not None)
        return True


with Suppress():
    fail("e")
print(watch() is None)


def order():
    try:
        return "returned"
    finally:
        print("before the return")


print(order())
