import io
class X(OSError, ValueError): pass
print(X.__mro__[1].__name__)
