extension LibrarySource {
  /// The module `contextlib`, in our own words.
  static let contexts = #"""
    import abc
    import sys
    from _collections import deque
    from functools import wraps
    from types import MethodType


    class AbstractContextManager(abc.ABC):
        def __enter__(self):
            return self

        @abc.abstractmethod
        def __exit__(self, exc_type, exc_value, traceback):
            return None

        @classmethod
        def __subclasshook__(cls, C):
            if cls is AbstractContextManager:
                for name in ("__enter__", "__exit__"):
                    if not any(name in B.__dict__ for B in C.__mro__):
                        return NotImplemented
                return True
            return NotImplemented


    class ContextDecorator:
        def _recreate_cm(self):
            return self

        def __call__(self, func):
            @wraps(func)
            def inner(*args, **kwds):
                with self._recreate_cm():
                    return func(*args, **kwds)
            return inner


    class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
        def __init__(self, func, args, kwds):
            self.gen = func(*args, **kwds)
            self.func, self.args, self.kwds = func, args, kwds
            self.__doc__ = getattr(func, "__doc__", None) or type(self).__doc__

        def _recreate_cm(self):
            return self.__class__(self.func, self.args, self.kwds)

        def __enter__(self):
            del self.args, self.kwds, self.func
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, typ, value, traceback):
            if typ is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                try:
                    raise RuntimeError("generator didn't stop")
                finally:
                    self.gen.close()
            if value is None:
                value = typ()
            try:
                self.gen.throw(value)
            except StopIteration as exc:
                return exc is not value
            except RuntimeError as exc:
                if exc is value:
                    exc.__traceback__ = traceback
                    return False
                if isinstance(value, StopIteration) and exc.__cause__ is value:
                    value.__traceback__ = traceback
                    return False
                raise
            except BaseException as exc:
                if exc is not value:
                    raise
                exc.__traceback__ = traceback
                return False
            try:
                raise RuntimeError("generator didn't stop after throw()")
            finally:
                self.gen.close()


    def contextmanager(func):
        @wraps(func)
        def helper(*args, **kwds):
            return _GeneratorContextManager(func, args, kwds)
        return helper


    class closing(AbstractContextManager):
        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *exc_info):
            self.thing.close()


    class suppress(AbstractContextManager):
        def __init__(self, *exceptions):
            self._exceptions = exceptions

        def __enter__(self):
            pass

        def __exit__(self, exctype, excinst, exctb):
            return exctype is not None and issubclass(exctype, self._exceptions)


    class nullcontext(AbstractContextManager):
        def __init__(self, enter_result=None):
            self.enter_result = enter_result

        def __enter__(self):
            return self.enter_result

        def __exit__(self, *excinfo):
            pass


    class _redirect(AbstractContextManager):
        _stream = None

        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []

        def __enter__(self):
            self._old_targets.append(getattr(sys, self._stream))
            setattr(sys, self._stream, self._new_target)
            return self._new_target

        def __exit__(self, exctype, excinst, exctb):
            setattr(sys, self._stream, self._old_targets.pop())


    class redirect_stdout(_redirect):
        _stream = "stdout"


    class redirect_stderr(_redirect):
        _stream = "stderr"


    class ExitStack(AbstractContextManager):
        def __init__(self):
            self._exit_callbacks = deque()

        def pop_all(self):
            new = type(self)()
            new._exit_callbacks = self._exit_callbacks
            self._exit_callbacks = deque()
            return new

        def push(self, exit):
            try:
                method = type(exit).__exit__
            except AttributeError:
                self._push_exit_callback(exit)
            else:
                self._push_cm_exit(exit, method)
            return exit

        def enter_context(self, cm):
            kind = type(cm)
            try:
                if sys.version_info < (3, 11):
                    kind.__exit__
                enter = kind.__enter__
                exit = kind.__exit__
            except AttributeError:
                if sys.version_info < (3, 11):
                    raise
                raise TypeError(
                    "'%s.%s' object does not support the context manager protocol"
                    % (kind.__module__, kind.__qualname__)) from None
            result = enter(cm)
            self._push_cm_exit(cm, exit)
            return result

        def callback(self, callback, /, *args, **kwds):
            def _exit_wrapper(exc_type, exc, tb):
                callback(*args, **kwds)
            _exit_wrapper.__wrapped__ = callback
            self._push_exit_callback(_exit_wrapper)
            return callback

        def _push_cm_exit(self, cm, method):
            self._push_exit_callback(MethodType(method, cm))

        def _push_exit_callback(self, callback, is_sync=True):
            self._exit_callbacks.append((is_sync, callback))

        def close(self):
            self.__exit__(None, None, None)

        def __exit__(self, *details):
            outer = sys.exc_info()[1]

            def settle_context(new, old):
                # The end of the new exception's chain, where the outer one stands, gets the old.
                while new.__context__ is not outer:
                    if new.__context__ is None or new.__context__ is old:
                        return
                    new = new.__context__
                if new.__context__ is None or new.__context__ is old:
                    return
                new.__context__ = old

            received = details[0] is not None
            suppressed = False
            raises = False
            while self._exit_callbacks:
                callback = self._exit_callbacks.pop()[1]
                try:
                    if callback(*details):
                        suppressed = True
                        raises = False
                        details = (None, None, None)
                except BaseException:
                    found = sys.exc_info()
                    settle_context(found[1], details[1])
                    raises = True
                    details = found
            if raises:
                context = details[1].__context__
                try:
                    raise details[1]
                except BaseException:
                    details[1].__context__ = context
                    raise
            return received and suppressed

    """#
}
