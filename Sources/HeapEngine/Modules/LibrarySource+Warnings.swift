extension LibrarySource {
  /// The module `warnings`, in our own words. Patterns are plain text: a message begins with it.
  static let warnings = #"""
    import sys

    __all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
               "simplefilter", "resetwarnings", "catch_warnings"]

    filters = [
        ("default", None, DeprecationWarning, "__main__", 0),
        ("ignore", None, DeprecationWarning, None, 0),
        ("ignore", None, PendingDeprecationWarning, None, 0),
        ("ignore", None, ImportWarning, None, 0),
        ("ignore", None, ResourceWarning, None, 0),
    ]
    defaultaction = "default"
    onceregistry = {}
    _version = 1


    class WarningMessage:
        _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

        def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
            self.message = message
            self.category = category
            self.filename = filename
            self.lineno = lineno
            self.file = file
            self.line = line
            self.source = source
            self._category_name = category.__name__ if category else None

        def __str__(self):
            return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                    % (self.message, self._category_name, self.filename, self.lineno, self.line))


    def formatwarning(message, category, filename, lineno, line=None):
        text = "%s:%s: %s: %s\n" % (filename, lineno, category.__name__, message)
        if line is None:
            line = _source_line(filename, lineno)
        line = line.strip() if line else ""
        return text + "  %s\n" % line if line else text


    def showwarning(message, category, filename, lineno, file=None, line=None):
        if file is None:
            file = sys.stderr
            if file is None:
                return
        text = formatwarning(message, category, filename, lineno, line)
        try:
            file.write(text)
        except OSError:
            pass


    _showwarning_original = showwarning


    def _show(warning):
        show = showwarning
        show(warning.message, warning.category, warning.filename, warning.lineno, warning.file,
             warning.line)


    _showwarnmsg_impl = _show


    def _changed():
        global _version
        _version += 1


    _filters_mutated = _changed


    def _add(item, append):
        if append:
            if item not in filters:
                filters.append(item)
        else:
            try:
                filters.remove(item)
            except ValueError:
                pass
            filters.insert(0, item)
        _changed()


    def _check_action(action):
        if action not in ("error", "ignore", "always", "default", "module", "once"):
            raise AssertionError("invalid action: %r" % (action,))


    def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
        _check_action(action)
        _add((action, message or None, category, module or None, lineno), append)


    def simplefilter(action, category=Warning, lineno=0, append=False):
        _check_action(action)
        _add((action, None, category, None, lineno), append)


    def resetwarnings():
        filters[:] = []
        _changed()


    def _frame_at(stacklevel):
        try:
            return sys._getframe(stacklevel + 1)
        except ValueError:
            return None


    def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
        if isinstance(message, Warning):
            category = message.__class__
        elif category is None:
            category = UserWarning
        if not (isinstance(category, type) and issubclass(category, Warning)):
            raise TypeError("category must be a Warning subclass, not '%s'"
                            % type(category).__name__)
        frame = _frame_at(max(stacklevel, 1))
        if frame is None:
            space, filename, lineno = sys.__dict__, "sys", 1
        else:
            space = frame.f_globals
            filename, lineno = frame.f_code.co_filename, frame.f_lineno
        registry = space.setdefault("__warningregistry__", {})
        del frame
        warn_explicit(message, category, filename, lineno, space.get("__name__", "<string>"),
                      registry, source=source)


    def _warn_native(message, category):
        frame = sys._getframe(1)
        space = frame.f_globals
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        del frame
        registry = space.setdefault("__warningregistry__", {})
        warn_explicit(message, category, filename, lineno, space.get("__name__", "<string>"),
                      registry)


    def _matches(item, text, category, module, lineno):
        action, message, wanted, place, line = item
        return ((message is None or text.lower().startswith(message.lower()))
                and issubclass(category, wanted)
                and (place is None or place == module) and (line == 0 or line == lineno))


    def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                      module_globals=None, source=None):
        lineno = int(lineno)
        if module is None:
            module = filename or "<unknown>"
            if module[-3:].lower() == ".py":
                module = module[:-3]
        if registry is None:
            registry = {}
        if registry.get("version", 0) != _version:
            registry.clear()
            registry["version"] = _version
        if isinstance(message, Warning):
            text = str(message)
            category = message.__class__
        else:
            text = message
            message = category(message)
        key = (text, category, lineno)
        if registry.get(key):
            return
        for item in filters:
            if _matches(item, text, category, module, lineno):
                action = item[0]
                break
        else:
            action = defaultaction
        if action == "ignore":
            return
        if action == "error":
            raise message
        if action == "once":
            registry[key] = 1
            known = (text, category)
            if onceregistry.get(known):
                return
            onceregistry[known] = 1
        elif action == "module":
            registry[key] = 1
            known = (text, category, 0)
            if registry.get(known):
                return
            registry[known] = 1
        elif action == "default":
            registry[key] = 1
        elif action != "always":
            raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n %s"
                               % (action, item))
        _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, source=source))


    class catch_warnings:
        def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                     append=False):
            self._record = record
            self._entered = False
            self._filter = None if action is None else (action, category, lineno, append)

        def __repr__(self):
            shown = ["record=True"] if self._record else []
            return "%s(%s)" % (type(self).__name__, ", ".join(shown))

        def __enter__(self):
            global filters, showwarning, _showwarnmsg_impl
            if self._entered:
                raise RuntimeError("Cannot enter %r twice" % self)
            self._entered = True
            self._filters, self._show = filters, showwarning
            self._impl = _showwarnmsg_impl
            filters = filters[:]
            _changed()
            log = None
            if self._record:
                log = []
                _showwarnmsg_impl = log.append
                showwarning = _showwarning_original
            if self._filter is not None:
                simplefilter(*self._filter)
            return log

        def __exit__(self, *exc_info):
            global filters, showwarning, _showwarnmsg_impl
            if not self._entered:
                raise RuntimeError("Cannot exit %r without entering first" % self)
            filters, showwarning = self._filters, self._show
            _showwarnmsg_impl = self._impl
            _changed()
    """#
}
