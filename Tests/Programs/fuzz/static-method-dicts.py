"""Static and class methods keep what tells of their function in a dict of their own."""
import gc


def make():
    class Local:
        @staticmethod
        def fixed(v=1):
            return v

        @classmethod
        def of(cls):
            return cls

    return None


make()
print(gc.collect())


def f(a: int, b=1):
    "doc"


for kind in (staticmethod, classmethod):
    wrapper = kind(f)
    print(sorted(wrapper.__dict__), [type(x).__name__ for x in gc.get_referents(wrapper)])
    wrapper.y = 2
    print(wrapper.y, gc.is_tracked(wrapper.__dict__))
