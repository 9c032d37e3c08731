extension LibrarySource {
  /// The module `traceback`, in our own words.
  static let traceback = #"""
    import sys
    from _traceback import entries as _entries, report as _report

    __all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
               "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
               "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
               "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

    _missing = object()


    class FrameSummary:
        """A frame of a traceback or of the stack."""

        def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                     _text=None, **positions):
            self.filename = filename
            self.lineno = lineno
            self.name = name
            self.line = line
            self.locals = locals
            self._text = _text

        def _shown(self):
            if self._text is not None:
                return self._text
            result = '  File "%s", line %s, in %s\n' % (self.filename, self.lineno, self.name)
            return result + ("    %s\n" % self.line.strip() if self.line else "")

        def __iter__(self):
            return iter([self.filename, self.lineno, self.name, self.line])

        def __getitem__(self, place):
            return (self.filename, self.lineno, self.name, self.line)[place]

        def __len__(self):
            return 4

        def __eq__(self, other):
            if isinstance(other, (FrameSummary, tuple)):
                return tuple(self) == tuple(other)
            return NotImplemented

        def __repr__(self):
            return "<FrameSummary file %s, line %s in %s>" % (
                self.filename, self.lineno, self.name)


    class StackSummary(list):
        """Frames, the outermost first."""

        @classmethod
        def from_list(cls, a_list):
            return cls([item if isinstance(item, FrameSummary)
                        else FrameSummary(item[0], item[1], item[2], line=item[3])
                        for item in a_list])

        def format(self):
            result = []
            last = None
            count = 0
            for frame in self:
                place = (frame.filename, frame.lineno, frame.name)
                if place != last:
                    result += _repeated(count)
                    last = place
                    count = 0
                count += 1
                if count <= 3:
                    result.append(frame._shown())
            return result + _repeated(count)


    def _repeated(count):
        if count <= 3:
            return []
        return ["  [Previous line repeated %d more time%s]\n" % (
            count - 3, "s" if count > 4 else "")]


    def _limited(frames, limit):
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is None:
            return frames
        return frames[:limit] if limit >= 0 else frames[limit:]


    def walk_tb(tb):
        while tb is not None:
            yield tb.tb_frame, tb.tb_lineno
            tb = tb.tb_next


    def walk_stack(f):
        if f is None:
            f = sys._getframe().f_back.f_back
        while f is not None:
            yield f, f.f_lineno
            f = f.f_back


    def extract_tb(tb, limit=None):
        return StackSummary(_limited(
            [FrameSummary(file, line, name, line=source, _text=text)
             for file, line, name, source, text in _entries(tb)], limit))


    def extract_stack(f=None, limit=None):
        if f is None:
            f = sys._getframe().f_back
        frames = [FrameSummary(file, line, name, line=source, _text=text)
                  for file, line, name, source, text in _entries(f)]
        if limit is not None:
            frames = frames[-limit:] if limit >= 0 else frames[:-limit]
        return StackSummary(frames)


    def format_list(extracted_list):
        return StackSummary.from_list(extracted_list).format()


    def format_tb(tb, limit=None):
        return extract_tb(tb, limit).format()


    def format_stack(f=None, limit=None):
        if f is None:
            f = sys._getframe().f_back
        return extract_stack(f, limit).format()


    def _write(lines, file):
        if file is None:
            file = sys.stderr
        for line in lines:
            print(line, file=file, end="")


    def print_list(extracted_list, file=None):
        _write(format_list(extracted_list), file)


    def print_tb(tb, limit=None, file=None):
        _write(format_tb(tb, limit), file)


    def print_stack(f=None, limit=None, file=None):
        if f is None:
            f = sys._getframe().f_back
        _write(format_stack(f, limit), file)


    def clear_frames(tb):
        while tb is not None:
            try:
                tb.tb_frame.clear()
            except RuntimeError:
                pass
            tb = tb.tb_next


    class TracebackException:
        """An exception as text, to be shown later."""

        def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                     capture_locals=False, compact=False, **kwargs):
            self.exc_type = exc_type
            self._str = str(exc_value)
            self.stack = extract_tb(exc_traceback, limit)
            self._whole = _chunks(exc_value, True, limit)
            self._alone = _chunks(exc_value, False, limit)
            self._only = format_exception_only(exc_value)
            self.__cause__ = exc_value.__cause__
            self.__context__ = exc_value.__context__
            self.__suppress_context__ = exc_value.__suppress_context__

        @classmethod
        def from_exception(cls, exc, *args, **kwargs):
            return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

        def __str__(self):
            return self._str

        def format(self, *, chain=True, **kwargs):
            yield from self._whole if chain else self._alone

        def format_exception_only(self, **kwargs):
            yield from self._only

        def print(self, *, file=None, chain=True):
            _write(self.format(chain=chain), file)


    def _limited_chunks(exc, chain, limit, seen):
        """The same with so many entries of each traceback in the chain."""
        seen.add(id(exc))
        result = []
        cause = exc.__cause__
        context = None if exc.__suppress_context__ else exc.__context__
        if chain and cause is not None and id(cause) not in seen:
            result = _limited_chunks(cause, chain, limit, seen)
            result.append("\nThe above exception was the direct cause of the following "
                          "exception:\n\n")
        elif chain and cause is None and context is not None and id(context) not in seen:
            result = _limited_chunks(context, chain, limit, seen)
            result.append("\nDuring handling of the above exception, another exception "
                          "occurred:\n\n")
        if exc.__traceback__ is not None:
            result.append("Traceback (most recent call last):\n")
            result += format_tb(exc.__traceback__, limit)
        return result + format_exception_only(exc)


    def _chunks(exc, chain, limit=None):
        """The report in the pieces in which the real module gives it."""
        if limit is not None:
            return _limited_chunks(exc, chain, limit, set())
        result = []
        for line in _report(exc, 2 if chain else 1).splitlines(keepends=True):
            if result and (line.startswith("    ") and result[-1].startswith("  File")
                           or result[-1] == "\n" or line == "\n"
                           and result[-1].endswith(":\n") and result[-1].startswith("\n")):
                result[-1] += line
            else:
                result.append(line)
        return result


    def _pick(exc, value, tb):
        """The exception of a call in the old or the new style."""
        if value is _missing:
            if exc is not None and not isinstance(exc, BaseException):
                raise TypeError("Exception expected for value, %s found" % type(exc).__name__)
            return exc
        if value is not None and tb is not _missing and tb is not value.__traceback__:
            value = value.with_traceback(tb)
        return value


    def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
        exc = _pick(exc, value, tb)
        if exc is None:
            return ["NoneType: None\n"]
        return _chunks(exc, chain, limit)


    def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True,
                        **kwargs):
        _write(format_exception(exc, value, tb, limit, chain), file)


    def format_exception_only(exc, /, value=_missing, **kwargs):
        if value is not _missing:
            exc = value
        if exc is None:
            return ["NoneType: None\n"]
        text = _report(exc, 0)
        lines = text.splitlines(keepends=True)
        if isinstance(exc, SyntaxError) or getattr(exc, "__notes__", None):
            return lines
        return [text]


    def format_exc(limit=None, chain=True):
        return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


    def print_exc(limit=None, file=None, chain=True):
        print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


    def print_last(limit=None, file=None, chain=True):
        if not hasattr(sys, "last_value"):
            raise ValueError("no last exception")
        print_exception(sys.last_value, limit=limit, file=file, chain=chain)

    """#
}
