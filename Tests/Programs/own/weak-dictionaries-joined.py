"""`|` and `|=` of weak dictionaries, which 3.9 brought."""
import weakref
class A:
    def __init__(self, name): self.name = name
    def __repr__(self): return self.name
a, b, c = A("a"), A("b"), A("c")
values = weakref.WeakValueDictionary(x=a, y=b)
keys = weakref.WeakKeyDictionary({a: 1, b: 2})
for join in (lambda: values | {"z": c}, lambda: {"z": c} | values, lambda: values | values, lambda: keys | {c: 3},
             lambda: {c: 3} | keys, lambda: values | [("z", c)], lambda: keys | 5):
    try:
        made = join()
        print(type(made).__name__, sorted(made.items(), key=str))
    except TypeError as error:
        print("TypeError", error)
try:
    values |= {"z": c}
    keys |= [(c, 3)]
except TypeError as error:
    print("TypeError", error)
print(len(values), len(keys), [hasattr(weakref.WeakValueDictionary, name) for name in ("__or__", "__ror__", "__ior__")])
del a
print(len(values), len(keys))
