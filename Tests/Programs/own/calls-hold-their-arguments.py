# How often an argument is counted while it is in a call, by the kind of call.
import sys

count = sys.getrefcount
x = object()
y = object()


class Plain:
    def __init__(self, a, *, b=x):
        print("init", count(self), count(a), count(b))


class Made:
    def __new__(cls, a):
        print("new", count(cls), count(a))
        return object.__new__(cls)

    def __init__(self, a):
        print("init", count(self), count(a))


class Meta(type):
    def __call__(cls, a):
        print("meta", count(a))
        return super().__call__(a)


class WithMeta(metaclass=Meta):
    def __init__(self, a):
        print("init", count(self), count(a))


class Error(Exception):
    def __init__(self, a):
        print("init", count(self), count(a))
        super().__init__(a)
        print("args", count(a))


class Callable:
    def __call__(self, a, b=y):
        return count(self), count(a), count(b)

    def __getattr__(self, name):
        return count(self)

    @classmethod
    def of_class(cls, a):
        return count(a)

    def method(self, a):
        return count(self), count(a)


def function(*args, **keywords):
    return [count(a) for a in args], {k: count(v) for k, v in keywords.items()}


Plain(x)
Plain(x, b=y)
Plain(a=x)
Made(x)
WithMeta(x)
Error(x)
c = Callable()
print(c(x), c(x, b=y), c.missing, c.of_class(x), c.method(x))
m = c.method
print(m(x), getattr(c, "method")(x), Callable.method(c, x))
print(function(x, b=y), function(*(x, y)), function(*[x], *[y]), function(*[x], **{"b": y}))
