import sys, types, gc
g = sys.getsizeof
n = types.SimpleNamespace(a=1)
print(g(n), type(n).__basicsize__, n.__sizeof__(), type(n), g(sys.implementation), gc.is_tracked(n), sys.getrefcount(n.__dict__))
class X(types.SimpleNamespace): pass
print(g(X()), X.__basicsize__)
