extension LibrarySource {
  /// `functools.total_ordering`: the functions are the module's own, one for each pair of
  /// comparisons, and the same object in every class that takes it.
  static let functoolsOrdering = #"""

    def _derived(name, root, formula, body):
        sign, known = _signs[name], _signs[root]
        short = "_%s_from_%s" % (name[2:4], root[2:4])
        space = globals()
        exec("def %s(self, other%s):\n op_result = type(self).%s(self, other)\n"
             " if op_result is NotImplemented:\n  return op_result\n return %s"
             % (short, "" if _since_312 else ", NotImplemented=NotImplemented", root, body), space)
        function = space[short]
        function.__doc__ = "Return a %s b.  Computed by @total_ordering from %s." % (
            sign, formula.replace("it", "a %s b" % known))
        function.__name__ = name
        return function


    _signs = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
    _with_equal = "(it) or (a == b)", "op_result or self == other"
    _and_unequal = "(it) and (a != b)", "op_result and self != other"
    _not_and_unequal = "(not it) and (a != b)", "not op_result and self != other"
    _not_or_equal = "(not it) or (a == b)", "not op_result or self == other"
    _not_it = "(not it)", "not op_result"
    _orderings = {}
    for _root, _rest in (
            ("__lt__", (("__gt__", _not_and_unequal), ("__le__", _with_equal), ("__ge__", _not_it))),
            ("__le__", (("__ge__", _not_or_equal), ("__lt__", _and_unequal), ("__gt__", _not_it))),
            ("__gt__", (("__lt__", _not_and_unequal), ("__ge__", _with_equal), ("__le__", _not_it))),
            ("__ge__", (("__le__", _not_or_equal), ("__gt__", _and_unequal), ("__lt__", _not_it)))):
        _orderings[_root] = [
            (_name, _derived(_name, _root, *_words)) for _name, _words in _rest]


    def total_ordering(cls):
        roots = {name for name in _orderings
                 if getattr(cls, name, None) is not getattr(object, name, None)}
        if not roots:
            raise ValueError("must define at least one ordering operation: < > <= >=")
        for name, function in _orderings[max(roots)]:
            if name not in roots:
                setattr(cls, name, function)
        return cls

    """#
}
