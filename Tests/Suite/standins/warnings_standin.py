"""What tests use of `test.support.warnings_helper`."""

import contextlib
import warnings


class WarningsRecorder:
    def __init__(self, caught):
        self.warnings = caught

    @property
    def message(self):
        return self.warnings[-1].message

    @property
    def category(self):
        return self.warnings[-1].category


@contextlib.contextmanager
def check_warnings(*filters, quiet=True):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield WarningsRecorder(caught)


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    testcase.assertEqual(caught, [])


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(caught), 1)
    warning, = caught
    testcase.assertTrue(issubclass(warning.category, SyntaxWarning))
    print("message:", warning.message)
    testcase.assertEqual(warning.lineno, lineno)


def ignore_warnings(*, category):
    def decorate(method):
        def quiet(*arguments, **keywords):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category=category)
                return method(*arguments, **keywords)
        return quiet
    return decorate
