"""What is thrown into a generator: contexts, frames on the way, and what cannot be made."""
import sys


def names():
    frame = sys._getframe(1)
    result = []
    while frame is not None and frame.f_code.co_name != "<module>":
        result.append(frame.f_code.co_name)
        frame = frame.f_back
    return result


def inner():
    try:
        yield 1
    except ValueError:
        print(names())
        yield 2


def outer():
    yield from inner()


generator = outer()
next(generator)
print(generator.throw(ValueError), names())
print([sys.getrefcount(each) for each in (inner, outer)])


def handling():
    try:
        raise KeyError("first")
    except KeyError:
        yield


generator = handling()
next(generator)
try:
    generator.throw(ValueError("second"))
except ValueError as error:
    print(repr(error.__context__))


class Strange(Exception):
    def __new__(cls, *args):
        return cls


def plain():
    try:
        yield
    except TypeError as error:
        print("inside:", error)


generator = plain()
next(generator)
try:
    generator.throw(Strange)
except StopIteration:
    print("ended")


def unmatched():
    try:
        1 / 0
    except TypeError:
        pass


try:
    unmatched()
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_next
    print(frame.tb_lineno - unmatched.__code__.co_firstlineno,
          frame.tb_frame.f_lineno - unmatched.__code__.co_firstlineno)
