"""int() and float() of texts and buffers, and what they say of those that are no numbers."""
from array import array
for f in (bytes, bytearray, lambda b: array('b', b), lambda b: array('B', b), type('MB', (bytes,), {}), type('MBA', (bytearray,), {}), type('MS', (str,), {'__repr__': lambda s: 'MS!'})):
    for base in (None, 10):
        for v in (b'100', b'A' * 0x10, b'', b'1\x00', b'\xff'):
            try:
                x = f(v) if f is not None else v
            except TypeError as e: x = f(v.decode('latin1'))
            try: print(int(x) if base is None else int(x, base), end=' ')
            except Exception as e: print(type(e).__name__, e, end='; ')
            try: print(float(x), end=' ')
            except Exception as e: print(type(e).__name__, e, end='; ')
    print()
for v in ('', '  ', b'', b' ', 'a', '1 2', ' a ', 'é', '1é', '\u0661x', 'a\0b', '1_', '_1', 'nanx', '1e', 'infi'):
    try: float(v)
    except ValueError as e: print(ascii(str(e))[:120])
try: int(memoryview(b"1 x"))
except ValueError as e: print(e)
