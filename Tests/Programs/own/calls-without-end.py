"""Calls that call themselves without end, by way of built-ins, and names that only look like super."""
import functools
import sys


class Length(list):
    def __len__(self):
        return super().__len__() + len(self)


class Setting:
    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        self.again = value


class Called:
    def __call__(self):
        return functools.partial(self)()


for start in (lambda: len(Length()), lambda: setattr(Setting(), "a", 1), Called()):
    try:
        start()
    except RecursionError as error:
        print(type(error).__name__, str(error).startswith("maximum recursion depth exceeded"))


def shadowed():
    def super(*args):
        return len

    class Inner:
        def method(self):
            return super().__name__, super(1, 2).__name__

    return Inner().method()


print(shadowed(), shadowed())


class Base:
    kind = "base"

    def told(self, *args):
        return self.kind, args

    @classmethod
    def made(cls):
        return cls.__name__

    @staticmethod
    def still(value):
        return value

    @property
    def shown(self):
        return "shown by " + self.kind


class Derived(Base):
    kind = "derived"

    def told(self, *args):
        return super().told(*args), super(Derived, self).told(1), super().kind, super().shown

    @classmethod
    def made(cls):
        return super().made() + "!", super().still(cls.__name__)

    def missing(self):
        return super().absent


for turn in range(3):
    print(Derived().told(turn), Derived.made(), Derived().made())
    try:
        Derived().missing()
    except AttributeError as error:
        print(error)
