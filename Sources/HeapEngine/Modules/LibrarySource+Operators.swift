extension LibrarySource {
  /// The module `operator`: names for what `_operator` has.
  static let operators = #"""
    import _operator
    from _operator import *

    __all__ = sorted([name for name in vars(_operator) if not name.startswith("_")])
    del _operator

    __lt__, __le__, __eq__, __ne__, __ge__, __gt__ = lt, le, eq, ne, ge, gt
    __not__, __abs__, __index__, __neg__, __pos__ = not_, abs, index, neg, pos
    __inv__, __invert__ = inv, invert
    __add__, __and__, __floordiv__, __lshift__, __mod__ = add, and_, floordiv, lshift, mod
    __mul__, __matmul__, __or__, __pow__, __rshift__ = mul, matmul, or_, pow, rshift
    __sub__, __truediv__, __xor__, __concat__ = sub, truediv, xor, concat
    __contains__, __delitem__, __getitem__, __setitem__ = contains, delitem, getitem, setitem
    __iadd__, __iand__, __iconcat__, __ifloordiv__ = iadd, iand, iconcat, ifloordiv
    __ilshift__, __imod__, __imul__, __imatmul__ = ilshift, imod, imul, imatmul
    __ior__, __ipow__, __irshift__, __isub__ = ior, ipow, irshift, isub
    __itruediv__, __ixor__ = itruediv, ixor

    """#
}
