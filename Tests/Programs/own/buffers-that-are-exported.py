"""A bytearray or array whose buffer is exported keeps its size."""
import array
ba = bytearray(b'hello world'); m = memoryview(ba); s = m[2:7:2]
for f in (lambda: ba.clear(), lambda: ba.append(1), lambda: ba.extend(b'x'), lambda: ba.pop(), lambda: ba.__delitem__(0), lambda: ba.__delitem__(slice(0,3)), lambda: ba.__setitem__(slice(0,2), b'abcd'), lambda: ba.__iadd__(b'z'), lambda: ba.__imul__(3), lambda: ba.insert(0, 1), lambda: ba.remove(104), lambda: ba.__setitem__(slice(0, None, 2), b'x'), lambda: ba.__delitem__(slice(0, None, 2)), lambda: ba.__init__(b'q'), lambda: ba.reverse(), lambda: ba.__imul__(0), lambda: ba.__imul__(1)):
    try: f(); print('ok', len(ba), bytes(s))
    except Exception as e: print(type(e).__name__, e, len(ba), bytes(s))
m.release(); s.release()
try: print(s[0])
except Exception as e: print(e)
ba.clear(); print(ba)
a = array.array('i', [1,2,3]); v = memoryview(a)
for f in (lambda: a.append(1), lambda: a.pop(), lambda: a.extend([1]), lambda: a.__delitem__(0), lambda: a.insert(0,1), lambda: a.remove(1), lambda: a.__iadd__(a), lambda: a.__imul__(2), lambda: a.fromlist([3]), lambda: a.frombytes(b'abcd'), lambda: a.__setitem__(slice(0,1), a), lambda: a.reverse()):
    try: f(); print('ok', len(a), v.tolist())
    except Exception as e: print(type(e).__name__, e, len(a), v.tolist())
