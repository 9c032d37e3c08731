# memoryview: slices, casts, exports that block a resize, release.
m = memoryview(b'hello')
print(len(m), m[0], m[1:3].tobytes(), m.readonly, m.nbytes, m.format, m.itemsize, m.ndim, m.shape, m.strides, m == b'hello', list(m), m.tolist(), bytes(m))
b = bytearray(b'abcdef')
w = memoryview(b)
w[0] = 90; w[1:3] = b'YX'
print(b, w.readonly)
try: b.append(1)
except BufferError as e: print(e)
w.release()
b.append(1); print(b)
try: w[0]
except ValueError as e: print(e)
with memoryview(b) as q: print(q.obj is b, q[::-1].tobytes(), q.hex())
try: m[0] = 1
except TypeError as e: print(e)
print(memoryview(b'abcd').cast('B')[0], hash(memoryview(b'abc')) == hash(b'abc'))
import sys
print(sys.getsizeof(memoryview(b'')), type(m))
print(memoryview(b'abcdefgh').cast('H').tolist(), m.contiguous)
try: memoryview('abc')
except TypeError as e: print(e)
