# A library of books: classes, super, properties, tracebacks with a limit.
import sys, traceback
class Item:
    count = 0
    registry = {}
    def __init_subclass__(cls, kind=None, **kw): super().__init_subclass__(**kw); Item.registry[kind or cls.__name__] = cls
    def __init__(self, title): self.title = title; type(self).count += 1; Item.count += type(self) is not Item
    def __str__(self): return f"{self.__class__.__name__}<{self.title}>"
    def describe(self): return [f"Item:{self.title}"]
class Lendable:
    def __init__(self, *a, days=14, **k): super().__init__(*a, **k); self.days = days; self._by = None
    @property
    def borrower(self): return self._by
    @borrower.setter
    def borrower(self, who):
        if self._by and who: raise ValueError(f"{self} is with {self._by}")
        self._by = who
    @borrower.deleter
    def borrower(self): self._by = None
    def describe(self): return super().describe() + [f"Lendable:{self.days}"]
class Priced:
    def __init__(self, *a, price, **k): super().__init__(*a, **k); self.price = price
    def describe(self): return super().describe() + [f"Priced:{self.price}"]
class Book(Lendable, Priced, Item, kind="book"):
    def __init__(self, title, author, **k): super().__init__(title, **k); self.author = author
    def describe(self): return super().describe() + [f"Book:{self.author}"]
    def __getattr__(self, n):
        if n == "summary": return "; ".join(self.describe())
        return super().__getattribute__(n)
class Rare(Book, kind="rare"):
    @property
    def borrower(self): return "nobody"
b = Book("T", "A", price=5, days=3); print(b.summary, [c.__name__ for c in Book.__mro__], Item.registry, Book.count, Item.count, b)
b.borrower = "me"; print(b.borrower)
for f in (lambda: setattr(b, "borrower", "you"), lambda: b.nope, lambda: Book("x", "y"), lambda: Book(), lambda: Book("x", "y", price=1, color=2), lambda: setattr(Rare("q", "r", price=1), "borrower", 1), lambda: Item("x").describe(1), lambda: Lendable().describe(), lambda: super(Book, 5).describe(), lambda: Item.describe(), lambda: b(), lambda: b[0], lambda: b + 1, lambda: len(b), lambda: type("Z", (Item, Book), {})):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, e)
del b.borrower; print(b.borrower, Rare("q", "r", price=1).borrower, isinstance(b, Priced), issubclass(Rare, Item), Rare.__bases__, Book.borrower.fset.__name__)
class A:
    def __enter__(self): return self
    def __exit__(self, *a): print("closing", a[0])
    def run(self):
        try: return self.step(3)
        finally: print("finally")
    def step(self, n):
        if n == 0: raise KeyError("bottom")
        return self.step(n - 1)
def main():
    with A() as a:
        try: a.run()
        except KeyError as e:
            raise RuntimeError("run failed") from e
try: main()
except RuntimeError: print(*[l for c in traceback.format_exception(*sys.exc_info(), limit=2) for l in c.splitlines() if "File" not in l], sep="\n")
try:
    try: main()
    except RuntimeError as e: e.args += ("more",); raise
except RuntimeError as e: print(e.args, e.__cause__, e.__context__ is e.__cause__, len(traceback.extract_tb(e.__traceback__)), traceback.format_exception_only(type(e), e))
print(sys.exc_info())
def lookup(d, *path):
    for p in path: d = d[p]
    return d
lookup({"a": {"b": [1, 2]}}, "a", "b", 5)
