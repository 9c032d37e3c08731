for f in ("del x[0]", "x[0] = 1", "x[0]", "del x[0:1]", "x[0:1] = 1", "x[0:1]", "del x.a", "x.a = 1", "len(x)", "iter(x)", "x()", "x < x", "-x", "0 in x", "next(x)", "reversed(x)", "hash({})", "with_"):
    for x in (None, 5, 'k', (1,), b'a', 1.5, {1}, len, object(), range(3), frozenset()):
        try: exec(f)
        except Exception as e: print(f, type(x).__name__, type(e).__name__, e)
