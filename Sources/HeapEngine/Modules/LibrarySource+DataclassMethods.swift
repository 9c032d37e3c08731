extension LibrarySource {
  /// The part of `dataclasses` that writes the methods of a class: each is compiled from a text,
  /// as in CPython, so that calls of it count, fail and are traced as those of any function.
  static let dataclassMethods = #"""

    _prefix = "__dataclass_" if _since_312 else "_"
    _suffix = "__" if _since_312 else ""
    _factory_mark = "__dataclass_HAS_DEFAULT_FACTORY__" if _since_312 else "_HAS_DEFAULT_FACTORY"
    _builtins_name = "__dataclass_builtins_object__" if _since_310 else "BUILTINS"


    class _Methods:
        "The methods of one class: made one by one, since 3.13 by one text in the end."

        def __init__(self, cls):
            self.cls = cls
            self.globals = getattr(sys.modules.get(cls.__module__), "__dict__", {})
            self.names = []
            self.texts = []
            self.values = {}
            self.complaints = {}
            self.forced = set()

        def add(self, name, parameters, body, values=None, returns=MISSING, decorator=None,
                complaint=None, force=False):
            values = {} if values is None else values
            result = ""
            if returns is not MISSING:
                key = "__dataclass_%s_return_type__" % name if _since_313 else "_return_type"
                values[key] = returns
                result = "->" + key
            if _since_313 and decorator is not None:
                values["__dataclass_recursive_repr__"] = decorator
            text = " def %s(%s)%s:\n%s" % (
                name, ",".join(parameters), result, "\n".join(["  " + line for line in body]))
            if not _since_313:
                function = _compiled([name], text, values, self.globals, name)
                if decorator is not None:
                    function = decorator(function)
                self._set(name, function, complaint, force)
                return
            if decorator is not None:
                text = " @__dataclass_recursive_repr__\n" + text
            self.names.append(name)
            self.texts.append(text)
            self.values.update(values)
            if complaint is not None:
                self.complaints[name] = complaint
            if force:
                # The place in the class's dict is taken before that of the other methods.
                setattr(self.cls, name, None)
                self.forced.add(name)

        def finish(self):
            if not self.names:
                return
            made = _compiled(self.names, "\n".join(self.texts), self.values, self.globals,
                             "(%s,)" % ",".join(self.names))
            for name, function in zip(self.names, made):
                self._set(name, function, self.complaints.get(name), name in self.forced)

        def _set(self, name, function, complaint, force):
            cls = self.cls
            if _since_310:
                function.__qualname__ = "%s.%s" % (cls.__qualname__, function.__name__)
            if force:
                setattr(cls, name, function)
            elif _set_new(cls, name, function) and complaint is not None:
                raise TypeError(complaint % (name, cls.__name__))


    def _compiled(names, text, values, space, result):
        made = {}
        exec("def __create_fn__(%s):\n%s\n return %s" % (", ".join(values), text, result),
             space, made)
        return made["__create_fn__"](**values)


    def _set_new(cls, name, value):
        if name in cls.__dict__:
            return True
        setattr(cls, name, value)
        return False


    def _items(owner, names):
        return "(%s)" % "".join(["%s.%s," % (owner, name) for name in names])


    def _recursive_repr(user_function):
        repr_running = set()

        @_functools.wraps(user_function)
        def wrapper(self):
            key = id(self), 0
            if key in repr_running:
                return "..."
            repr_running.add(key)
            try:
                result = user_function(self)
            finally:
                repr_running.discard(key)
            return result
        return wrapper


    def _filled_recursive_repr(fillvalue="..."):
        def decorating_function(user_function):
            repr_running = set()

            @_functools.wraps(user_function)
            def wrapper(self):
                key = id(self), 0
                if key in repr_running:
                    return fillvalue
                repr_running.add(key)
                try:
                    result = user_function(self)
                finally:
                    repr_running.discard(key)
                return result
            return wrapper
        return decorating_function


    def _check_order(plain):
        seen = None
        for f in plain:
            if _has_default(f):
                seen = f
            elif seen is not None:
                raise TypeError(
                    "non-default argument %r follows default argument" % f.name
                    + (" %r" % seen.name if _since_313 else ""))


    def _parameter(f):
        text = "%s:%stype_%s%s" % (f.name, _prefix, f.name, _suffix)
        if f.default is not MISSING:
            text += "=%sdflt_%s%s" % (_prefix, f.name, _suffix)
        elif f.default_factory is not MISSING:
            text += "=" + _factory_mark
        return text


    def _assignment(f, frozen, values, owner, slots):
        "The line of `__init__` that sets a field, or None."
        key = "%sdflt_%s%s" % (_prefix, f.name, _suffix)
        value = f.name
        if f.default_factory is not MISSING:
            values[key] = f.default_factory
            value = key + "()"
            if f.init:
                value += " if %s is %s else %s" % (f.name, _factory_mark, f.name)
        elif f.default is not MISSING and (f.init or slots):
            values[key] = f.default
            if not f.init:
                value = key
        elif not f.init:
            return None
        if f._field_type is _FIELD_INITVAR:
            return None
        if not frozen:
            return "%s.%s=%s" % (owner, f.name, value)
        setter = _builtins_name + ("" if _since_310 else ".object")
        return "%s.__setattr__(%s,%r,%s)" % (setter, owner, f.name, value)


    def _add_init(methods, every, plain, keyword, frozen, slots):
        _check_order(plain)
        owner = "__dataclass_self__" if any(f.name == "self" for f in every) else "self"
        values = {}
        for f in every:
            values["%stype_%s%s" % (_prefix, f.name, _suffix)] = f.type
        values[_factory_mark] = _HAS_DEFAULT_FACTORY
        values[_builtins_name] = object if _since_310 else _builtins
        body = [_assignment(f, frozen, values, owner, slots) for f in every]
        body = [line for line in body if line]
        if hasattr(methods.cls, "__post_init__"):
            body.append("%s.__post_init__(%s)" % (owner, ",".join(
                [f.name for f in every if f._field_type is _FIELD_INITVAR])))
        parameters = [owner] + [_parameter(f) for f in plain]
        if keyword:
            parameters += ["*"] + [_parameter(f) for f in keyword]
        methods.add("__init__", parameters, body or ["pass"], values, None)


    def _add_repr(methods, names):
        inner = ", ".join(["%s={self.%s!r}" % (name, name) for name in names])
        if _since_313:
            methods.add("__repr__", ["self"],
                        ['return f"{self.__class__.__qualname__}(%s)"' % inner],
                        decorator=_filled_recursive_repr())
        else:
            methods.add("__repr__", ["self"],
                        ['return self.__class__.__qualname__ + f"(%s)"' % inner],
                        decorator=_recursive_repr)


    def _add_eq(methods, names):
        if _since_313:
            terms = ["self.%s==other.%s" % (name, name) for name in names]
            body = ["if self is other:", " return True",
                    "if other.__class__ is self.__class__:",
                    " return " + (" and ".join(terms) or "True"), "return NotImplemented"]
            methods.add("__eq__", ["self", "other"], body)
        else:
            _add_comparison(methods, "__eq__", "==", names)


    def _add_comparison(methods, name, sign, names, complaint=None):
        methods.add(name, ["self", "other"], [
            "if other.__class__ is self.__class__:",
            " return %s%s%s" % (_items("self", names), sign, _items("other", names)),
            "return NotImplemented"], complaint=complaint)


    def _add_order(methods, names):
        complaint = "Cannot overwrite attribute %s in class %s" + (
            " " if _since_313 else ". ") + "Consider using functools.total_ordering"
        for name, sign in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            _add_comparison(methods, name, sign, names, complaint)


    def _add_frozen(methods, names):
        test = "if type(self) is cls"
        if _since_312:
            if names:
                test += " or name in {%s}" % ", ".join(map(repr, names))
        else:
            test += " or name in (%s)" % "".join(["%r," % name for name in names])
        for name, more, verb in (("__setattr__", ["value"], "assign to"),
                                 ("__delattr__", [], "delete")):
            parameters = ["name"] + more
            methods.add(name, ["self"] + parameters, [
                test + ":",
                ' raise FrozenInstanceError(f"cannot %s field {name!r}")' % verb,
                "super(cls, self).%s(%s)" % (name, ", ".join(parameters))],
                {"cls": methods.cls, "FrozenInstanceError": FrozenInstanceError},
                complaint="Cannot overwrite attribute %s in class %s")


    def _add_hash(methods, names):
        methods.add("__hash__", ["self"], ["return hash(%s)" % _items("self", names)], force=True)

    """#
}
