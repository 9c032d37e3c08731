extension LibrarySource {
  /// The module `fractions`, in our own words.
  static let fractions = #"""
    import math as _math
    import operator as _operator

    __all__ = ["Fraction"]


    class Fraction:
        """A ratio of two ints in lowest terms."""

        __slots__ = ("_numerator", "_denominator")

        def __new__(cls, numerator=0, denominator=None):
            self = super().__new__(cls)
            if denominator is None:
                if type(numerator) is int:
                    self._numerator, self._denominator = numerator, 1
                    return self
                if isinstance(numerator, (int, Fraction)):
                    self._numerator = numerator.numerator
                    self._denominator = numerator.denominator
                    return self
                if isinstance(numerator, float):
                    self._numerator, self._denominator = numerator.as_integer_ratio()
                    return self
                if isinstance(numerator, str):
                    self._numerator, self._denominator = _parsed(numerator)
                    return self
                raise TypeError("argument should be a string or a Rational instance")
            if not (isinstance(numerator, (int, Fraction))
                    and isinstance(denominator, (int, Fraction))):
                raise TypeError("both arguments should be Rational instances")
            top = numerator.numerator * denominator.denominator
            bottom = denominator.numerator * numerator.denominator
            if bottom == 0:
                raise ZeroDivisionError("Fraction(%s, 0)" % top)
            common = _math.gcd(top, bottom)
            if bottom < 0:
                common = -common
            self._numerator, self._denominator = top // common, bottom // common
            return self

        @classmethod
        def from_float(cls, f):
            return cls(f)

        @property
        def numerator(self):
            return self._numerator

        @property
        def denominator(self):
            return self._denominator

        def as_integer_ratio(self):
            return (self._numerator, self._denominator)

        def limit_denominator(self, max_denominator=1000000):
            if max_denominator < 1:
                raise ValueError("max_denominator should be at least 1")
            if self._denominator <= max_denominator:
                return Fraction(self)
            p0, q0, p1, q1 = 0, 1, 1, 0
            n, d = self._numerator, self._denominator
            while True:
                a = n // d
                q2 = q0 + a * q1
                if q2 > max_denominator:
                    break
                p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                n, d = d, n - a * d
            k = (max_denominator - q0) // q1
            near, far = Fraction(p1, q1), Fraction(p0 + k * p1, q0 + k * q1)
            return near if abs(near - self) <= abs(far - self) else far

        def __repr__(self):
            return "%s(%s, %s)" % (type(self).__name__, self._numerator, self._denominator)

        def __str__(self):
            if self._denominator == 1:
                return str(self._numerator)
            return "%s/%s" % (self._numerator, self._denominator)

        def _with(self, other, exact, inexact, swapped=False):
            if isinstance(other, (int, Fraction)):
                sides = (other, self) if swapped else (self, other)
                return exact(*[(side.numerator, side.denominator) for side in sides])
            if isinstance(other, (float, complex)):
                return inexact(other, float(self)) if swapped else inexact(float(self), other)
            return NotImplemented

        def __add__(a, b):
            return a._with(b, _add, _operator.add)

        def __radd__(b, a):
            return b._with(a, _add, _operator.add, True)

        def __sub__(a, b):
            return a._with(b, _sub, _operator.sub)

        def __rsub__(b, a):
            return b._with(a, _sub, _operator.sub, True)

        def __mul__(a, b):
            return a._with(b, _mul, _operator.mul)

        def __rmul__(b, a):
            return b._with(a, _mul, _operator.mul, True)

        def __truediv__(a, b):
            return a._with(b, _div, _operator.truediv)

        def __rtruediv__(b, a):
            return b._with(a, _div, _operator.truediv, True)

        def __floordiv__(a, b):
            return a._with(b, _floordiv, _operator.floordiv)

        def __rfloordiv__(b, a):
            return b._with(a, _floordiv, _operator.floordiv, True)

        def __mod__(a, b):
            return a._with(b, _mod, _operator.mod)

        def __rmod__(b, a):
            return b._with(a, _mod, _operator.mod, True)

        def __divmod__(a, b):
            return (a // b, a % b)

        def __rdivmod__(b, a):
            return (a // b, a % b)

        def __pow__(a, b):
            if isinstance(b, (int, Fraction)):
                if b.denominator != 1:
                    return float(a) ** float(b)
                power = b.numerator
                if power >= 0:
                    return Fraction(a._numerator ** power, a._denominator ** power)
                if a._numerator == 0:
                    raise ZeroDivisionError("Fraction(%s, 0)" % a._denominator ** -power)
                return Fraction(a._denominator ** -power, a._numerator ** -power)
            return float(a) ** b

        def __rpow__(b, a):
            if b._denominator == 1 and b._numerator >= 0:
                return a ** b._numerator
            if isinstance(a, int):
                return Fraction(a) ** b
            return a ** float(b)

        def __pos__(a):
            return Fraction(a)

        def __neg__(a):
            return Fraction(-a._numerator, a._denominator)

        def __abs__(a):
            return Fraction(abs(a._numerator), a._denominator)

        def __int__(a):
            return a.__trunc__()

        def __float__(a):
            return a._numerator / a._denominator

        def __trunc__(a):
            if a._numerator < 0:
                return -(-a._numerator // a._denominator)
            return a._numerator // a._denominator

        def __floor__(a):
            return a._numerator // a._denominator

        def __ceil__(a):
            return -(-a._numerator // a._denominator)

        def __round__(self, ndigits=None):
            if ndigits is None:
                whole, rest = divmod(self._numerator, self._denominator)
                twice = rest * 2
                if twice < self._denominator or twice == self._denominator and whole % 2 == 0:
                    return whole
                return whole + 1
            shift = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * shift), shift)
            return Fraction(round(self / shift) * shift)

        def __hash__(self):
            if self._denominator == 1:
                return hash(self._numerator)
            try:
                inverse = pow(self._denominator, -1, 2 ** 61 - 1)
            except ValueError:
                value = 314159
            else:
                value = hash(hash(abs(self._numerator)) * inverse)
            result = value if self._numerator >= 0 else -value
            return -2 if result == -1 else result

        def __eq__(a, b):
            if isinstance(b, (int, Fraction)):
                return a._numerator == b.numerator and a._denominator == b.denominator
            if isinstance(b, complex) and b.imag == 0:
                b = b.real
            if isinstance(b, float):
                if _math.isnan(b) or _math.isinf(b):
                    return 0.0 == b
                return a == Fraction(b)
            return NotImplemented

        def _compare(self, other, op):
            if isinstance(other, (int, Fraction)):
                return op(self._numerator * other.denominator,
                          self._denominator * other.numerator)
            if isinstance(other, float):
                if _math.isnan(other) or _math.isinf(other):
                    return op(0.0, other)
                return op(self, Fraction(other))
            return NotImplemented

        def __lt__(a, b):
            return a._compare(b, _operator.lt)

        def __gt__(a, b):
            return a._compare(b, _operator.gt)

        def __le__(a, b):
            return a._compare(b, _operator.le)

        def __ge__(a, b):
            return a._compare(b, _operator.ge)

        def __bool__(a):
            return bool(a._numerator)

        def __reduce__(self):
            return (type(self), (self._numerator, self._denominator))

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self


    def _parsed(text):
        problem = ValueError("Invalid literal for Fraction: %r" % text)
        top, slash, bottom = text.strip().partition("/")
        try:
            if slash:
                ratio = Fraction(int(top), int(bottom))
            elif "." in top or "e" in top.lower():
                digits, _, power = top.lower().partition("e")
                whole, _, part = digits.partition(".")
                ratio = Fraction(int(whole + part), 1) * Fraction(10) ** (
                    int(power or 0) - len(part))
            else:
                ratio = Fraction(int(top))
        except ZeroDivisionError:
            raise
        except ValueError:
            raise problem from None
        return ratio.numerator, ratio.denominator


    def _add(a, b):
        return Fraction(a[0] * b[1] + b[0] * a[1], a[1] * b[1])


    def _sub(a, b):
        return Fraction(a[0] * b[1] - b[0] * a[1], a[1] * b[1])


    def _mul(a, b):
        return Fraction(a[0] * b[0], a[1] * b[1])


    def _div(a, b):
        return Fraction(a[0] * b[1], a[1] * b[0])


    def _floordiv(a, b):
        return (a[0] * b[1]) // (a[1] * b[0])


    def _mod(a, b):
        return Fraction((a[0] * b[1]) % (b[0] * a[1]), a[1] * b[1])

    """#
}
