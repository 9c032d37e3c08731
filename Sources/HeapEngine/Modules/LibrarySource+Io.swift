extension LibrarySource {
  /// The module `io`, in our own words.
  static let io = #"""
    class UnsupportedOperation(OSError, ValueError):
        pass


    class StringIO:
        """A text file in memory."""

        def __init__(self, initial_value="", newline="\n"):
            if initial_value is not None and not isinstance(initial_value, str):
                raise TypeError(
                    "initial_value must be str or None, not %s" % type(initial_value).__name__)
            self._text = initial_value or ""
            self._place = 0
            self.closed = False

        def _check(self):
            if self.closed:
                raise ValueError("I/O operation on closed file")

        def write(self, s, /):
            self._check()
            if not isinstance(s, str):
                raise TypeError("string argument expected, got %r" % type(s).__name__)
            text = self._text
            if self._place > len(text):
                text += "\0" * (self._place - len(text))
            self._text = text[:self._place] + s + text[self._place + len(s):]
            self._place += len(s)
            return len(s)

        def writelines(self, lines):
            for line in lines:
                self.write(line)

        def read(self, size=-1, /):
            self._check()
            end = len(self._text) if size is None or size < 0 else self._place + size
            result = self._text[self._place:end]
            self._place += len(result)
            return result

        def readline(self, size=-1, /):
            self._check()
            end = self._text.find("\n", self._place)
            end = len(self._text) if end < 0 else end + 1
            if size is not None and size >= 0:
                end = min(end, self._place + size)
            result = self._text[self._place:end]
            self._place += len(result)
            return result

        def readlines(self, hint=-1, /):
            return list(self)

        def __iter__(self):
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        def getvalue(self):
            self._check()
            return self._text

        def seek(self, pos, whence=0, /):
            self._check()
            if whence == 2:
                pos = len(self._text)
            elif whence == 1:
                pos = self._place
            elif pos < 0:
                raise ValueError("Negative seek position %d" % pos)
            self._place = pos
            return pos

        def tell(self):
            self._check()
            return self._place

        def truncate(self, pos=None, /):
            self._check()
            if pos is None:
                pos = self._place
            self._text = self._text[:pos]
            return pos

        def flush(self):
            self._check()

        def close(self):
            self.closed = True

        def readable(self):
            return True

        writable = seekable = readable

        def isatty(self):
            return False

        def __enter__(self):
            self._check()
            return self

        def __exit__(self, *exc_info):
            self.close()

    """#
}
