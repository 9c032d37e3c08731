extension LibrarySource {
  /// The module `string`, in our own words.
  static let strings = #"""
    whitespace = " \t\n\r\v\f"
    ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
    ascii_uppercase = ascii_lowercase.upper()
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = "0123456789"
    hexdigits = digits + "abcdef" + "ABCDEF"
    octdigits = "01234567"
    punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
    printable = digits + ascii_letters + punctuation + whitespace


    def capwords(s, sep=None):
        return (sep or " ").join(map(str.capitalize, s.split(sep)))


    class Template:
        """Text with `$names` in it."""

        delimiter = "$"

        def __init__(self, template):
            self.template = template

        def _parts(self):
            """Pairs of plain text and a name, None for a `$` that names nothing."""
            text = self.template
            place = 0
            while True:
                start = text.find(self.delimiter, place)
                if start < 0:
                    yield text[place:], ""
                    return
                plain = text[place:start]
                place = start + 1
                if text.startswith(self.delimiter, place):
                    yield plain + self.delimiter, ""
                    place += 1
                    continue
                braced = text.startswith("{", place)
                end = first = place + braced
                while end < len(text) and (text[first:end + 1].isascii()
                                           and text[first:end + 1].isidentifier()):
                    end += 1
                name = text[first:end]
                if not name or braced and not text.startswith("}", end):
                    yield plain, (start, text[start:place])
                    continue
                yield plain, name
                place = end + braced

        def _fill(self, mapping, safe):
            result = []
            for plain, name in self._parts():
                result.append(plain)
                if isinstance(name, tuple):
                    if not safe:
                        lines = self.template[:name[0]].splitlines(keepends=True)
                        line = max(len(lines), 1)
                        column = name[0] - len("".join(lines[:-1])) + 1 if lines else 1
                        raise ValueError(
                            "Invalid placeholder in string: line %d, col %d" % (line, column))
                    result.append(name[1])
                elif name:
                    if safe and name not in mapping:
                        result.append("${%s}" % name if "${%s}" % name in self.template
                                      else "$" + name)
                    else:
                        result.append(str(mapping[name]))
            return "".join(result)

        def substitute(self, mapping={}, /, **kws):
            return self._fill({**mapping, **kws}, False)

        def safe_substitute(self, mapping={}, /, **kws):
            return self._fill({**mapping, **kws}, True)


    class Formatter:
        def format(self, format_string, /, *args, **kwargs):
            return self.vformat(format_string, args, kwargs)

        def vformat(self, format_string, args, kwargs):
            return format_string.format(*args, **kwargs)

    """#
}
