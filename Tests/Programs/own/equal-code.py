"""Equal code objects of one line are one object up to 3.10, and where places do not tell them apart."""
f = lambda: 123456; h = lambda: 123456; print(f.__code__ is h.__code__)
f, h = (lambda: 123456), (lambda: 123456); print(f.__code__ is h.__code__)
f = lambda x: x; h = lambda x: x; k = lambda y: y; print(f.__code__ is h.__code__, f.__code__ is k.__code__)
f = lambda: g(1); h = lambda: g(1); print(f.__code__ is h.__code__)
def mk():
    f = lambda: g(1); h = lambda: g(1); return f.__code__ is h.__code__
print(mk())
f = lambda: 1; h = lambda: 1.0; print(f.__code__ is h.__code__)
f = lambda: 1; h = lambda: True; print(f.__code__ is h.__code__)
f = lambda: (1, 'a'); h = lambda: (1, 'a'); print(f.__code__ is h.__code__)
f = lambda: x.y.z; h = lambda: x.y.z; print(f.__code__ is h.__code__)
f = lambda: lambda: 0; h = lambda: lambda: 0; print(f.__code__ is h.__code__, f().__code__ is h().__code__)
x = (i for i in ()); y = (i for i in ()); print(x.gi_code is y.gi_code)
f = lambda: (yield); h = lambda: (yield); print(f.__code__ is h.__code__)
class A: m = lambda self: self.a; n = lambda self: self.a
print(A.m.__code__ is A.n.__code__)
f = lambda: A if f else 2; h = lambda: A if f else 2; print(f.__code__ is h.__code__)
f = lambda: 123456; h = lambda: 123456; print(f.__code__ == h.__code__)
f = lambda x: x; h = lambda x: x; print(f.__code__ == h.__code__)
