"""What tests use of `unittest`, in the plainest Python. Programs hold only the parts they need."""


class SkipTest(Exception):
    pass


def skip(reason):
    def decorate(item):
        if isinstance(item, type):
            item.skip_reason = reason
            return item

        def skipped(*arguments, **keywords):
            raise SkipTest(reason)
        return skipped
    return decorate


def keep(item):
    return item


def skipIf(condition, reason):
    return skip(reason) if condition else keep


def skipUnless(condition, reason):
    return keep if condition else skip(reason)


def expectedFailure(method):
    def inverted(self):
        try:
            method(self)
        except Exception:
            return
        raise AssertionError("unexpected success")
    return inverted


def run_alone(case_class, name):
    reason = getattr(case_class, "skip_reason", None)
    if reason is not None:
        print("skipped:", reason)
        return
    try:
        case_class.setUpClass()
        case = case_class(name)
        try:
            case.setUp()
            getattr(case, name)()
        finally:
            case.tearDown()
            case.doCleanups()
        case_class.tearDownClass()
    except SkipTest as error:
        print("skipped:", error)
    else:
        print("ok")


def check_message(expected, error):
    """Compares a message with a pattern. Patterns are not run: plain ones are searched for."""
    message = str(error)
    pattern = expected if isinstance(expected, str) else expected.pattern
    plain = pattern
    for character in "()[].+*?$^|{}'":
        plain = plain.replace("\\" + character, character)
    print("message:", message)
    for character in "()[]+*?$^|{}\\":
        if character in pattern:
            return
    if "." not in pattern and plain not in message:
        raise AssertionError(f"{plain!r} not in {message!r}")


class RaisesContext:
    def __init__(self, expected, pattern):
        self.expected, self.pattern, self.exception = expected, pattern, None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            raise AssertionError(f"{self.expected} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.pattern is not None:
            check_message(self.pattern, error)
        return True


class WarnsContext:
    def __init__(self, expected, pattern):
        self.expected, self.pattern = expected, pattern

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.caught = self.catcher.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, error, trace):
        self.catcher.__exit__(kind, error, trace)
        if kind is not None:
            return False
        for each in self.caught:
            if issubclass(each.category, self.expected):
                self.warning = each.message
                self.lineno, self.filename = each.lineno, each.filename
                if self.pattern is not None:
                    check_message(self.pattern, each.message)
                return False
        raise AssertionError(f"{self.expected} not triggered")


class SubTest:
    def __init__(self, *arguments, **keywords):
        self.arguments, self.keywords = arguments, keywords

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        return False


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = None

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self.cleanups = []

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def id(self):
        return self._testMethodName

    def addCleanup(self, function, *arguments, **keywords):
        self.cleanups.append((function, arguments, keywords))

    def doCleanups(self):
        while self.cleanups:
            function, arguments, keywords = self.cleanups.pop()
            function(*arguments, **keywords)

    def enterContext(self, manager):
        value = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return value

    def addTypeEqualityFunc(self, kind, function):
        pass

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, *arguments, **keywords):
        return SubTest(*arguments, **keywords)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, value, msg=None):
        if not value:
            self.fail(msg or f"{value!r} is not true")

    def assertFalse(self, value, msg=None):
        if value:
            self.fail(msg or f"{value!r} is not false")

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            self.fail(msg or f"{first!r} != {second!r}")

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self.fail(msg or f"{first!r} == {second!r}")

    def assertListEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertTupleEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertSetEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertDictEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        self.assertEqual(list(first), list(second), msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertEqual(first, second, msg)

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        for item in first:
            if item not in rest:
                self.fail(msg or f"{item!r} too often or not in the second")
            rest.remove(item)
        if rest:
            self.fail(msg or f"{rest!r} not in the first")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference = abs(first - second)
        if delta is not None:
            if difference > delta:
                self.fail(msg or f"{first!r} != {second!r} within {delta!r}")
        elif round(difference, 7 if places is None else places) != 0:
            self.fail(msg or f"{first!r} != {second!r} within {places} places")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference = abs(first - second)
        if round(difference, 7 if places is None else places) == 0:
            self.fail(msg or f"{first!r} == {second!r} within {places} places")

    def assertIs(self, first, second, msg=None):
        if first is not second:
            self.fail(msg or f"{first!r} is not {second!r}")

    def assertIsNot(self, first, second, msg=None):
        if first is second:
            self.fail(msg or f"unexpectedly identical: {first!r}")

    def assertIsNone(self, value, msg=None):
        if value is not None:
            self.fail(msg or f"{value!r} is not None")

    def assertIsNotNone(self, value, msg=None):
        if value is None:
            self.fail(msg or "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.fail(msg or f"{member!r} not found in {container!r}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self.fail(msg or f"{member!r} unexpectedly found in {container!r}")

    def assertIsInstance(self, value, kind, msg=None):
        if not isinstance(value, kind):
            self.fail(msg or f"{value!r} is not an instance of {kind!r}")

    def assertNotIsInstance(self, value, kind, msg=None):
        if isinstance(value, kind):
            self.fail(msg or f"{value!r} is an instance of {kind!r}")

    def assertLess(self, first, second, msg=None):
        if not first < second:
            self.fail(msg or f"{first!r} not less than {second!r}")

    def assertLessEqual(self, first, second, msg=None):
        if not first <= second:
            self.fail(msg or f"{first!r} not less than or equal to {second!r}")

    def assertGreater(self, first, second, msg=None):
        if not first > second:
            self.fail(msg or f"{first!r} not greater than {second!r}")

    def assertGreaterEqual(self, first, second, msg=None):
        if not first >= second:
            self.fail(msg or f"{first!r} not greater than or equal to {second!r}")

    def assertRegex(self, value, pattern, msg=None):
        check_message(pattern, value)

    def assertNotRegex(self, value, pattern, msg=None):
        print("text:", value)

    def assertRaises(self, expected, *arguments, **keywords):
        context = RaisesContext(expected, None)
        if not arguments:
            return context
        try:
            with context:
                arguments[0](*arguments[1:], **keywords)
        finally:
            context = None

    def assertRaisesRegex(self, expected, pattern, *arguments, **keywords):
        context = RaisesContext(expected, pattern)
        if not arguments:
            return context
        with context:
            arguments[0](*arguments[1:], **keywords)

    def assertWarns(self, expected, *arguments, **keywords):
        context = WarnsContext(expected, None)
        if not arguments:
            return context
        with context:
            arguments[0](*arguments[1:], **keywords)

    def assertWarnsRegex(self, expected, pattern, *arguments, **keywords):
        context = WarnsContext(expected, pattern)
        if not arguments:
            return context
        with context:
            arguments[0](*arguments[1:], **keywords)
