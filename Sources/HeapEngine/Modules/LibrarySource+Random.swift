extension LibrarySource {
  /// The module `random`, in our own words.
  static let random = #"""
    import math as _math

    _N = 624
    _M = 397


    class Random:
        """The Mersenne Twister. Without a seed it is seeded with 0: every run is the same."""

        def __init__(self, x=None):
            self.gauss_next = None
            self.seed(x)

        # The generator itself.

        def _start(self, s):
            mt = [0] * _N
            mt[0] = s & 0xffffffff
            for i in range(1, _N):
                mt[i] = (1812433253 * (mt[i - 1] ^ (mt[i - 1] >> 30)) + i) & 0xffffffff
            return mt

        def _start_with(self, key):
            mt = self._start(19650218)
            i, j = 1, 0
            for _ in range(max(_N, len(key))):
                mixed = (mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525
                mt[i] = ((mt[i] ^ mixed) + key[j] + j) & 0xffffffff
                i += 1
                j += 1
                if i >= _N:
                    mt[0] = mt[_N - 1]
                    i = 1
                if j >= len(key):
                    j = 0
            for _ in range(_N - 1):
                mixed = (mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941
                mt[i] = ((mt[i] ^ mixed) - i) & 0xffffffff
                i += 1
                if i >= _N:
                    mt[0] = mt[_N - 1]
                    i = 1
            mt[0] = 0x80000000
            self._mt = mt
            self._index = _N

        def seed(self, a=None, version=2):
            if a is None:
                a = 0
            if isinstance(a, float):
                a = hash(a)
            if isinstance(a, (str, bytes, bytearray)):
                raise NotImplementedError("random seeds that are text are not supported")
            if not isinstance(a, int):
                raise TypeError(
                    "The only supported seed types are: None,\n"
                    "int, float, str, bytes, and bytearray.")
            a = abs(a)
            key = []
            while a:
                key.append(a & 0xffffffff)
                a >>= 32
            self._start_with(key or [0])
            self.gauss_next = None

        def _word(self):
            index = self._index
            mt = self._mt
            if index >= _N:
                for k in range(_N):
                    y = (mt[k] & 0x80000000) | (mt[(k + 1) % _N] & 0x7fffffff)
                    y = mt[(k + _M) % _N] ^ (y >> 1) ^ (0x9908b0df if y & 1 else 0)
                    mt[k] = y
                index = 0
            y = mt[index]
            self._index = index + 1
            y ^= y >> 11
            y ^= (y << 7) & 0x9d2c5680
            y ^= (y << 15) & 0xefc60000
            return y ^ (y >> 18)

        def random(self):
            a = self._word() >> 5
            b = self._word() >> 6
            return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)

        def getrandbits(self, k):
            if k < 0:
                raise ValueError("number of bits must be non-negative")
            result = 0
            shift = 0
            while k > 0:
                word = self._word()
                if k < 32:
                    word >>= 32 - k
                result |= word << shift
                shift += 32
                k -= 32
            return result

        def getstate(self):
            return 3, tuple(self._mt) + (self._index,), self.gauss_next

        def setstate(self, state):
            if state[0] != 3:
                raise ValueError(
                    "state with version %s passed to Random.setstate() of version 3" % state[0])
            self._mt = list(state[1][:-1])
            self._index = state[1][-1]
            self.gauss_next = state[2]

        # Integers and sequences.

        def _randbelow(self, n):
            k = n.bit_length()
            r = self.getrandbits(k)
            while r >= n:
                r = self.getrandbits(k)
            return r

        def randbytes(self, n):
            return self.getrandbits(n * 8).to_bytes(n, "little")

        def randrange(self, start, stop=None, step=1):
            if stop is None:
                if start > 0:
                    return self._randbelow(start)
                raise ValueError("empty range for randrange()")
            width = stop - start
            if step == 1:
                if width > 0:
                    return start + self._randbelow(width)
                raise ValueError(
                    "empty range for randrange() (%d, %d, %d)" % (start, stop, width))
            if step == 0:
                raise ValueError("zero step for randrange()")
            n = (width + step - 1) // step if step > 0 else (width + step + 1) // step
            if n <= 0:
                raise ValueError("empty range for randrange()")
            return start + step * self._randbelow(n)

        def randint(self, a, b):
            return self.randrange(a, b + 1)

        def choice(self, seq):
            if not len(seq):
                raise IndexError("Cannot choose from an empty sequence")
            return seq[self._randbelow(len(seq))]

        def shuffle(self, x):
            for i in reversed(range(1, len(x))):
                j = self._randbelow(i + 1)
                x[i], x[j] = x[j], x[i]

        def sample(self, population, k, *, counts=None):
            n = len(population)
            if counts is not None:
                expanded = []
                for item, count in zip(population, counts):
                    expanded.extend([item] * count)
                return self.sample(expanded, k)
            if not 0 <= k <= n:
                raise ValueError("Sample larger than population or is negative")
            result = [None] * k
            setsize = 21
            if k > 5:
                setsize += 4 ** _math.ceil(_math.log(k * 3, 4))
            if n <= setsize:
                pool = list(population)
                for i in range(k):
                    j = self._randbelow(n - i)
                    result[i] = pool[j]
                    pool[j] = pool[n - i - 1]
            else:
                selected = set()
                for i in range(k):
                    j = self._randbelow(n)
                    while j in selected:
                        j = self._randbelow(n)
                    selected.add(j)
                    result[i] = population[j]
            return result

        def choices(self, population, weights=None, *, cum_weights=None, k=1):
            n = len(population)
            if cum_weights is None:
                if weights is None:
                    return [population[_math.floor(self.random() * (n + 0.0))] for _ in range(k)]
                cum_weights = []
                total = 0
                for weight in weights:
                    total += weight
                    cum_weights.append(total)
            elif weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            if len(cum_weights) != n:
                raise ValueError("The number of weights does not match the population")
            total = cum_weights[-1] + 0.0
            if total <= 0.0:
                raise ValueError("Total of weights must be greater than zero")
            result = []
            for _ in range(k):
                x = self.random() * total
                low, high = 0, n - 1
                while low < high:
                    middle = (low + high) // 2
                    if x < cum_weights[middle]:
                        high = middle
                    else:
                        low = middle + 1
                result.append(population[low])
            return result

        # Distributions.

        def uniform(self, a, b):
            return a + (b - a) * self.random()

        def triangular(self, low=0.0, high=1.0, mode=None):
            u = self.random()
            try:
                c = 0.5 if mode is None else (mode - low) / (high - low)
            except ZeroDivisionError:
                return low
            if u > c:
                u = 1.0 - u
                c = 1.0 - c
                low, high = high, low
            return low + (high - low) * _math.sqrt(u * c)

        def normalvariate(self, mu=0.0, sigma=1.0):
            magic = 4 * _math.exp(-0.5) / _math.sqrt(2.0)
            while True:
                u1 = self.random()
                u2 = 1.0 - self.random()
                z = magic * (u1 - 0.5) / u2
                if z * z / 4.0 <= -_math.log(u2):
                    break
            return mu + z * sigma

        def gauss(self, mu=0.0, sigma=1.0):
            z = self.gauss_next
            self.gauss_next = None
            if z is None:
                x2pi = self.random() * (2.0 * _math.pi)
                g2rad = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
                z = _math.cos(x2pi) * g2rad
                self.gauss_next = _math.sin(x2pi) * g2rad
            return mu + z * sigma

        def lognormvariate(self, mu, sigma):
            return _math.exp(self.normalvariate(mu, sigma))

        def expovariate(self, lambd=1.0):
            return -_math.log(1.0 - self.random()) / lambd

        def paretovariate(self, alpha):
            return (1.0 - self.random()) ** (-1.0 / alpha)

        def weibullvariate(self, alpha, beta):
            return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)


    _inst = Random(0)
    seed = _inst.seed
    random = _inst.random
    uniform = _inst.uniform
    triangular = _inst.triangular
    randint = _inst.randint
    choice = _inst.choice
    randrange = _inst.randrange
    sample = _inst.sample
    shuffle = _inst.shuffle
    choices = _inst.choices
    normalvariate = _inst.normalvariate
    lognormvariate = _inst.lognormvariate
    expovariate = _inst.expovariate
    gauss = _inst.gauss
    paretovariate = _inst.paretovariate
    weibullvariate = _inst.weibullvariate
    getstate = _inst.getstate
    setstate = _inst.setstate
    getrandbits = _inst.getrandbits
    randbytes = _inst.randbytes

    """#
}
