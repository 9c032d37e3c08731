# Code that ran with one set of built-ins runs with another, an empty one among them.
c = compile("f = len", "x", "exec")
g = {}
exec(c, g)
exec(c, g)
g['__builtins__'] = {}
try: exec(c, g)
except NameError as e: print(e)
