# large ints: sums, products, divisions with signs, greatest common divisors, hashes
import random, math
random.seed(5)
def rnd(b):
    n = random.getrandbits(b)
    k = random.randrange(6)
    if k == 0: n = (1 << b) - 1
    if k == 1: n = 1 << b
    if k == 2: n = ((1 << b) - 1) << random.randrange(b + 1)
    if k == 3: n = (n >> (b//2)) << (b//2)
    return n if random.random() < .5 else -n
h = 0
for i in range(150):
    a = rnd(random.choice([1, 30, 60, 63, 64, 65, 127, 128, 129, 190, 192, 200, 256, 640, 1500]))
    b = rnd(random.choice([1, 30, 60, 63, 64, 65, 127, 128, 129, 190, 192, 200, 256, 640, 1500]))
    vals = [a + b, a - b, a * b, -a, a < b, a == b, b - a, math.gcd(a, b), math.gcd(a * 12345678901234567890123, b * 12345678901234567890123), hash(a), a.bit_length()]
    if b:
        vals += [a // b, a % b, *divmod(a, b), (a * b) // b == a, (a*b+1) % b]
    h = hash((h, *[v if isinstance(v, bool) else v for v in vals])) 
    if i % 50 == 0: print(i, h, vals[:3] if i < 600 else "")
    assert not b or (a // b) * b + a % b == a
print(h)
