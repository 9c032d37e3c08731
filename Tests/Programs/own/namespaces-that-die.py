"""What a types.SimpleNamespace holds dies with it."""
import types
class O:
    def __del__(self): print('gone')
n = types.SimpleNamespace(a=O())
print(1)
del n
print(2)
class M(types.SimpleNamespace): pass
m = M(a=O())
del m
print(3)
for x in range(2): types.SimpleNamespace()
y = 1
