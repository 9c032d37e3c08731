/// The program that a real interpreter runs to answer claims.
///
/// It puts a call behind each statement that a claim belongs to, in the tree of a copy of the
/// scenario, and runs that. The answers are computed where the claim stands, so that names mean
/// there what they mean in the program, and nothing keeps a reference: what `x@M` names is
/// remembered by a weak reference, or not at all.
///
/// Plan, a line each: `ask NUMBER LINE VISIT EXPRESSION`, `keep NUMBER LINE VISIT NAME`; texts are
/// hexadecimal; line 0 is the start and -1 the end, visit 0 every one. Answer, a line each:
/// `NUMBER VISITS FAULTS FALSE KIND VALUE` for the last visit.
enum VerifyDriver {
  /// The driver's file.
  static let fileName = "heapbook_driver.py"

  /// The driver's text, for CPython 3.8 and later.
  static let text = #"""
    import ast, builtins, gc, sys, types, weakref

    PROGRAM, PLAN, ANSWERS = sys.argv[1:4]
    asks, kept = {}, {}


    def kind(value):
        if value is None:
            return "none", ""
        for type_, name in ((bool, "truth"), (int, "integer"), (float, "real"), (str, "text")):
            if type(value) is type_:
                return name, str(value) if type_ is not float else repr(value)
        return "object", repr(value)


    class Ask:
        def __init__(self, visit):
            self.visit, self.visits, self.faults, self.false = visit, 0, 0, 0
            self.answer = ("missing", "")


    def record(number, value):
        ask = asks[number]
        ask.visits += 1
        if ask.visit and ask.visits != ask.visit:
            return
        ask.answer = kind(value)
        ask.false += value is False


    def fail(number):
        asks[number].visits += 1
        asks[number].faults += 1


    def keep(number, visit, value):
        count, reference = kept.get(number, (0, None))
        if not visit or count + 1 == visit:
            try:
                reference = weakref.ref(value)
            except TypeError:
                reference = None
        kept[number] = (count + 1, reference)


    def get(number):
        value = kept[number][1]()
        if value is None:
            raise LookupError("gone")
        return value


    def alive(number):
        return kept[number][1]() is not None


    def generation(value):
        for number in range(3):
            if any(item is value for item in gc.get_objects(generation=number)):
                return number
        return None


    def frames():
        frame, count = sys._getframe(1), 0
        while frame is not None:
            count += frame.f_code.co_filename == PROGRAM
            frame = frame.f_back
        return count


    def call(text):
        return ast.parse(text).body[0]


    def fitting(plan, first, last):
        return [call_ for line, call_ in plan if first <= line <= last]





    def instrument(body, plan):
        result = []
        for node in body:
            block = getattr(node, "body", None)
            inside = isinstance(block, list)
            last = block[0].lineno - 1 if inside else node.end_lineno
            if inside and block[0].lineno == node.lineno:
                last = node.lineno
            found = fitting(plan, node.lineno, max(last, node.lineno))
            for name in ("body", "orelse", "finalbody"):
                if isinstance(getattr(node, name, None), list):
                    setattr(node, name, instrument(getattr(node, name), plan))
            for handler in getattr(node, "handlers", []):
                handler.body = instrument(handler.body, plan)
            before = isinstance(node, (ast.Break, ast.Continue))
            if isinstance(node, (ast.For, ast.While, ast.If, ast.With)):
                node.body[:0] = found
                if isinstance(node, (ast.While, ast.If)) and found:
                    node.orelse[:0] = found
                found = []
            elif isinstance(node, (ast.Return, ast.Raise, ast.Try)):
                found = []
            result += found + [node] if before else [node] + found
        return result


    def main():
        plan, edges = [], {0: [], -1: []}
        with open(PLAN) as file:
            for text in file:
                word, number, line, visit, code = text.split(" ")
                code = bytes.fromhex(code).decode()
                number, line, visit = int(number), int(line), int(visit)
                if word == "ask":
                    asks[number] = Ask(visit)
                    code = "__hb_record(%d, %s)" % (number, code)
                    code = "try:\n    %s\nexcept BaseException:\n    __hb_fail(%d)" % (code, number)
                else:
                    code = "__hb_keep(%d, %d, %s)" % (number, visit, code)
                if line in edges:
                    edges[line].append(call(code))
                else:
                    plan.append((line, call(code)))
        for name, value in (
            ("record", record), ("fail", fail), ("keep", keep), ("get", get), ("alive", alive),
            ("generation", generation), ("frames", frames), ("getrefcount", sys.getrefcount),
            ("getsizeof", sys.getsizeof), ("is_tracked", gc.is_tracked), ("type", type),
            ("len", len), ("threshold", gc.get_threshold),
        ):
            setattr(builtins, "__hb_" + name, value)
        with open(PROGRAM, "rb") as file:
            tree = ast.parse(file.read(), PROGRAM)
        tree.body = edges[0] + instrument(tree.body, plan) + edges[-1]
        code = compile(ast.fix_missing_locations(tree), PROGRAM, "exec")
        module = types.ModuleType("__main__")
        module.__file__ = PROGRAM
        sys.modules["__main__"] = module
        sys.argv[:] = [PROGRAM]
        del tree, plan, edges, file, name, value
        try:
            exec(code, module.__dict__)
        finally:
            with open(ANSWERS, "w") as file:
                for number, ask in asks.items():
                    word, value = ask.answer
                    value = value.encode("utf-8", "backslashreplace").hex()
                    line = (number, ask.visits, ask.faults, ask.false, word, value)
                    file.write("%d %d %d %d %s %s\n" % line)


    main()

    """#
}
