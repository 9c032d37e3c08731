# properties: their names, docstrings, what they refer to, subclasses
import gc, sys
class C:
    @property
    def spamspam(self):
        "docdoc"
    x = property()
print([type(o).__name__ for o in gc.get_referents(C.__dict__["spamspam"])], gc.get_referents(C.x), property.__basicsize__)
print([n for n in dir(property) if n not in dir(object)])
n = ''.join(['hello', 'world'])
class D: pass
b = sys.getrefcount(n)
D.y = property()
try: D.y.__set_name__(D, n)
except Exception as e: print(e)
print(sys.getrefcount(n) - b)
try: D.y.__set_name__(D)
except Exception as e: print(e)
try: print(D.y.__name__, C.spamspam.__name__)
except Exception as e: print(e)
for o in (C(), D()):
    for f in (lambda: o.x, lambda: setattr(o, 'x', 1), lambda: delattr(o, 'x'), lambda: o.y, lambda: setattr(o, 'y', 1), lambda: setattr(o, 'spamspam', 1), lambda:delattr(o, 'spamspam')):
        try: print(f())
        except Exception as e: print(e)
p = property(lambda self: 1, doc="given")
print(p.__doc__, p.getter(C.spamspam.fget).__doc__, p.setter(len).__doc__, C.spamspam.setter(len).__doc__)
try: p.__name__ = 'set'; print(p.__name__)
except Exception as e: print(e)
try: del p.__name__; print(p.__name__)
except Exception as e: print(e)
class Sub(property): "doc of Sub"
class Slotted(property): __slots__ = ()
class E:
    @Sub
    def a(self): "doc of a"
    @a.setter
    def a(self, value): "other"
    @a.getter
    def b(self): "new doc"
    c = Sub()
    d = Sub(doc="given")
print(E.a.__doc__, E.b.__doc__, E.c.__doc__, E.d.__doc__, vars(E.a), vars(E.c))
def slotted(*args, **kw):
    try: print(Slotted(*args, **kw).__doc__)
    except Exception as e: print(type(e).__name__, e)
def f(): "doc of f"
slotted(f); slotted(); slotted(None, None, None, "x"); slotted(doc="x"); slotted(lambda: 1)
class Meta(type):
    @property
    def tag(cls): return cls.__name__
class F(metaclass=Meta):
    @classmethod
    @property
    def old(cls): return cls.__name__
    @classmethod
    def up(cls, n=0): return (cls.__name__, n)
    both = classmethod(up)
    wrapped = classmethod(classmethod(lambda cls: cls.__name__))
print(F.tag)
for name in ("old", "both", "wrapped"):
    try:
        v = getattr(F, name)
        print(name, v() if callable(v) else v)
    except Exception as e:
        print(name, type(e).__name__, e)
class G: pass
G.foo = property()
try: G().foo
except AttributeError as e: print(e)
h = property(f); h.__init__(); print(h.fget, h.__doc__)
