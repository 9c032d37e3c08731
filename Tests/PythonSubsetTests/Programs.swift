/// Programs that between them use every statement and expression of the subset.
enum Programs {
  static let all: [String] = [
    """
    def f(a, b=1, /, c=2, *d, e, g=3, **h):
      'doc'
      global x
      x = y = a
      (p, *q), [r, s] = b
      p += 1; q.z -= 2; r[s] **= 3
      del p, (q.z, r[1:2])
      z: int = 5
      return lambda t, u=z: (t, u, a)
    """,
    """
    def g(n):
      for i in range(n):
        try:
          with open(i) as f, g:
            if i > 3: break
            elif i: continue
            else: return f
        except (A, B) as e:
          yield e
          raise C from e
        except D:
          return
        except:
          raise
        else:
          x = yield
        finally:
          while x:
            x = yield from y
            try: break
            finally: print(x)
          else:
            del x
      else:
        assert n, 'no'
    """,
    """
    class A(B, metaclass=M, *bases, **kw):
      '''doc'''
      x: int = 1
      y: 'str'
      __slots__ = ('a', '__b')
      def m(self, *, k=0):
        self.__b = super().m(k=k)
        def inner():
          nonlocal k
          k += 1
          return __class__
        return inner
      @property
      @dec(1)
      def p(self): return self.__b
      z = [v for v in x if v for w in v]
    """,
    """
    import a, b.c, d.e as f
    from g import h, i as j
    from . import k
    from ..l import (m, n,)
    x = [i for i in y if i for j in (i,)]
    s = {i + k for i in y}
    d = {k: (lambda: k) for k in y}
    g = (i for i in (j for j in y))
    print(*a, 1, *b, k=2, **c, sep='')
    t = *a, 1, *b
    u = {**a, 'b': 1, 'c': 2, **d}
    v = a if b and (c or not d) else e < f <= g != h is not i not in j
    w = f'{a!r:>{b}} {c=} {{}} {d:%H:%M}' 'x' f"{'n'}"
    if (n := len(x)) > 3 and not (a < b < c): pass
    q = x[1:2, ::3, ...][-1].y(z)(*w)
    """,
    """
    match x:
      case 1 | -2 | 'a': a
      case [a, _, *rest] if a: b
      case (1, *_, z): c
      case {'k': v, 'm': [w], **rest}: d
      case P(1, x=Q(y), z=(None | True)): e
      case m.n: f
      case [] | {}: g
      case (a, 1) | (1, a) as whole: h
      case _: i
    match = match(x)
    """,
    """
    def outer():
      x = 1
      def middle():
        return [lambda: x + i for i in range(3)], [x for x in y], {x: i for i in x}
      class C:
        x = x
        y = [x for _ in x]
      return middle, C
    x = [[i, j] for i in a for j in [i * 2] if j]
    y = [(lambda: i)() for i in a]
    """,
  ]
}
