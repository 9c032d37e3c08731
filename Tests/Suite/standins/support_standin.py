"""What tests use of `test.support`, in the plainest Python."""

import contextlib
import gc
import io
import sys

verbose = False
Py_DEBUG = False
MS_WINDOWS = False
is_jython = False
is_emscripten = False
is_wasi = False
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
NHASHBITS = sys.hash_info.width


def gc_collect():
    gc.collect()
    gc.collect()
    gc.collect()


def cpython_only(item):
    return item


def refcount_test(item):
    return item


def no_tracing(item):
    return item


def requires_IEEE_754(item):
    return item


def requires_docstrings(item):
    return item


def impl_detail(msg=None, **guards):
    def decorate(item):
        return item
    return decorate


def check_impl_detail(**guards):
    return guards.get("cpython", not guards or not any(guards.values()))


def requires_resource(name):
    def decorate(item):
        return item
    return decorate


@contextlib.contextmanager
def adjust_int_max_str_digits(digits):
    current = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(digits)
        yield
    finally:
        sys.set_int_max_str_digits(current)


@contextlib.contextmanager
def disable_gc():
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def swap_attr(target, name, value):
    if hasattr(target, name):
        saved = getattr(target, name)
        setattr(target, name, value)
        try:
            yield saved
        finally:
            setattr(target, name, saved)
    else:
        setattr(target, name, value)
        try:
            yield
        finally:
            if hasattr(target, name):
                delattr(target, name)


@contextlib.contextmanager
def swap_item(target, item, value):
    if item in target:
        saved = target[item]
        target[item] = value
        try:
            yield saved
        finally:
            target[item] = saved
    else:
        target[item] = value
        try:
            yield
        finally:
            if item in target:
                del target[item]


@contextlib.contextmanager
def captured_output(name):
    original = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, original)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


@contextlib.contextmanager
def set_recursion_limit(limit):
    original = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(limit)
        yield
    finally:
        sys.setrecursionlimit(original)


def infinite_recursion(max_depth=75):
    return set_recursion_limit(max_depth)


class catch_unraisable_exception:
    def __init__(self):
        self.unraisable = None
        self.old_hook = None

    def hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self.old_hook = sys.unraisablehook
        sys.unraisablehook = self.hook
        return self

    def __exit__(self, *details):
        sys.unraisablehook = self.old_hook
        del self.unraisable


class AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class Largest:
    def __eq__(self, other):
        return isinstance(other, Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return isinstance(other, Largest)

    def __gt__(self, other):
        return not isinstance(other, Largest)

    def __ge__(self, other):
        return True


class Smallest:
    def __eq__(self, other):
        return isinstance(other, Smallest)

    def __lt__(self, other):
        return not isinstance(other, Smallest)

    def __le__(self, other):
        return True

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return isinstance(other, Smallest)


ALWAYS_EQ = AlwaysEqual()
NEVER_EQ = NeverEqual()
LARGEST = Largest()
SMALLEST = Smallest()


def check_free_after_iterating(test, iterate, kind, arguments=()):
    class Checked(kind):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(iterator)
            except StopIteration:
                pass

    done = False
    iterator = iterate(Checked(*arguments))
    test.assertRaises(StopIteration, next, iterator)
    gc_collect()
    test.assertTrue(done)


def check_syntax_error(test, statement, errtext="", *, lineno=None, offset=None):
    try:
        compile(statement, "<test string>", "exec")
    except SyntaxError as error:
        print("message:", error.msg)
        test.assertIsNotNone(error.lineno)
        if lineno is not None:
            test.assertEqual(error.lineno, lineno)
        test.assertIsNotNone(error.offset)
        if offset is not None:
            test.assertEqual(error.offset, offset)
    else:
        test.fail("SyntaxError not raised")


def get_attribute(item, name):
    return getattr(item, name)


def import_module(name, deprecated=False, *, required_on=()):
    module = __import__(name)
    for part in name.split(".")[1:]:
        module = getattr(module, part)
    return module
