# The sizes of classes: of built-in ones, and of others before and after they have instances.
import sys
class C: pass
print(sys.getsizeof(type), sys.getsizeof(C), sys.getsizeof(int), sys.getsizeof(object))
c = C(); print(sys.getsizeof(C)); c.a = 1; print(sys.getsizeof(C))
for i in range(40): c = C(); c.me = c
print(sys.getsizeof(C))
class D:
    __slots__ = ('a', 'b')
    def f(self): pass
    x = 1
print(sys.getsizeof(D), sys.getsizeof(D()))
