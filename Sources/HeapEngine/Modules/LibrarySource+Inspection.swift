extension LibrarySource {
  /// The module `dis` (of heapbook's own instructions`, in our own words.
  static let dis = #"""
    from _inspection import disassembly as _disassembly


    def _code(x):
        for name in ("__func__", "__code__", "gi_code"):
            x = getattr(x, name, x)
        return x


    def dis(x=None, *, file=None, **kwargs):
        if isinstance(x, str):
            x = compile(x, "<dis>", "exec")
        if isinstance(x, type):
            for name, value in sorted(vars(x).items()):
                if hasattr(value, "__code__"):
                    print("Disassembly of %s:" % name, file=file)
                    dis(value, file=file)
                    print(file=file)
            return
        print(_disassembly(_code(x)), end="", file=file)


    disassemble = dis


    def code_info(x):
        code = _code(x)
        return "\n".join([
            "Name:              %s" % code.co_name,
            "Argument count:    %s" % code.co_argcount,
            "Constants:         %r" % (code.co_consts,),
            "Names:             %r" % (code.co_names,),
            "Variable names:    %r" % (code.co_varnames,)])


    def show_code(co, *, file=None):
        print(code_info(co), file=file)

    """#

  /// The module `ctypes`, as far as it reads the counts of objects.
  static let ctypes = #"""
    from _inspection import count_at as _count_at


    class _Number:
        def __init__(self, value=0):
            self._value = value
            self._address = None

        @classmethod
        def from_address(cls, address):
            self = cls()
            self._address = address
            return self

        @property
        def value(self):
            if self._address is None:
                return self._value
            return _count_at(self._address)

        @value.setter
        def value(self, value):
            if self._address is not None:
                raise NotImplementedError("heapbook's objects cannot be written to")
            self._value = value

        def __repr__(self):
            return "%s(%r)" % (type(self).__name__, self.value)


    class c_long(_Number):
        pass


    class c_ulong(_Number):
        pass


    class c_int(_Number):
        pass


    class c_uint(_Number):
        pass


    c_ssize_t = c_longlong = c_int64 = c_long
    c_size_t = c_ulonglong = c_uint64 = c_ulong
    c_int32 = c_int
    c_uint32 = c_uint

    """#
}
