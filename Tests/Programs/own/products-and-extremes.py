"""sumprod, fma, min and max, and the names that math got in later versions."""
import math, sys
from fractions import Fraction
if hasattr(math, 'sumprod'):
    cases = [([], []), ([1, 2], [3, 4]), ([0.1] * 10, [1] * 10), ([0.1] * 10, [0.1] * 10), ([1e100, 1.0, -1e100], [1, 1, 1]),
             ([1e16, 1.0, -1e16], [1.0, 1.0, 1.0]), ([True, 2.5], [2, False]), ([1, 2.0, 3], [2.0, 3, 4]), ([10**400], [1]), ([1.5], [10**400]),
             ([float('inf'), 1], [1, 1]), ([float('inf'), float('-inf')], [1.0, 1.0]), ([float('nan')], [1]), ([1e308] * 3, [10.0] * 3), ([1e200], [1e200]),
             ([1], [1, 2]), ([1, 2], [1]), (5, []), ([], 5), (['a'], [2]), (['a'], ['b']), ([Fraction(1, 3), 2], [3, 0.5]), ([[1]], [2]),
             (iter([1, 2]), (x for x in (3, 4))), ({1: 2}, [5]), ('', ''), ([-0.0], [1.0]), ([1j, 2], [3, 4]), ([2**62, 2**62], [4, 4]), ([0.1, 0.2, 0.3], [10, 20, 30])]
    for a, b in cases:
        try: print(repr(math.sumprod(a, b)))
        except Exception as e: print(type(e).__name__, e)
if hasattr(math, 'fma'):
    inf, nan = float('inf'), float('nan')
    for c in [(1, 2, 3), (0.1, 10, -1), (1e308, 10, 1), (inf, 0, 1), (inf, 0, nan), (inf, 1, -inf), (nan, 1, 1), (1e308, 10, -inf), (inf, 1, 1), (2.5, True, 1), ('a', 1, 2), (1, 2)]:
        try: print(repr(math.fma(*c)))
        except Exception as e: print(type(e).__name__, e)
for n in ('lcm', 'nextafter', 'ulp', 'cbrt', 'exp2', 'sumprod', 'fma'): print(n, hasattr(math, n))
print(max(3, 1, 2), min('b', 'a'), max([1], key=None), max(1, 2, key=lambda v: -v), max(iter([1, 3]), default=0), min((), default=None))
for f in (lambda: max(1, 2, default=3), lambda: max(), lambda: max(1), lambda: max(1, 'a'), lambda: max(1, 2, nope=3), lambda: min([]), lambda: max(1, 2, key=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
