# singledispatch by abstract classes and annotations, singledispatchmethod, partialmethod.
from functools import partialmethod, singledispatch, singledispatchmethod
from collections.abc import Mapping, Sized
import sys
@singledispatch
def show(x): return "object"
@show.register(Sized)
def _(x): return "sized"
@show.register(Mapping)
def _(x): return "mapping"
@show.register
def _(x: int): return "int"
print(show(1), show(True), show([1]), show({}), show(2.0), show.dispatch(dict) is show.registry[Mapping], type(show.registry).__name__)
for bad in (lambda: show(), lambda: show.register(3), lambda: show.register(lambda: 0)):
    try: print(bad())
    except TypeError as e: print(str(e)[:60])
class Cell:
    def __init__(self): self.alive = False
    def set_state(self, state, by=None): self.alive = state; return (state, by)
    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, by="age")
    nested = partialmethod(set_alive, by="x")
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError("cannot negate")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    def _(self, arg: bool): return not arg
c = Cell()
print(c.set_alive(), c.set_dead(), c.alive, c.nested(), c.set_alive(by="me"), c.neg(3), c.neg(True))
try: c.neg("x")
except NotImplementedError as e: print(e)
try: partialmethod(5)
except TypeError as e: print(e)
