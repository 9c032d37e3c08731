cases = ["[i for i in range(5) if (j := 0) for k in range(5) for j in range(5)]", "[i for i, j in [(1, 2)] if True or (j := 1)]","[[(x := 1) for j in range(3)] for x in range(5)]", "[(lambda: (x:=1)) for x in range(5)]", "[i for i in range(5) if (j := 0) for j in range(5)]","[i for i, (j, k) in [(1, 2)] if True or (i := 1)]",
"[i for i in range(5) if [j for j in range(5) if (k:=1) for k in 'a']]",
"[i for i in (i := range(5))]","[i for i in (2, (i := range(5)))]","[i for i in [2, (i := range(5))]]", "[i for i in (lambda: (j := range(5)))()]", "[i for i in [j for j in (k := range(5))]]", "[i for i in range(5) for j in (x := [1])]", "[i for i in (lambda: [j for j in (k := range(5))])()]", "{i for i in range(5) if (j := 0) for j in range(5)}", "{i for i in (i := range(5))}", "{i for i in (j := [2]) for k in i}", "(i for i in (j:=1))", "[i for i in range(5) if True or (i:=1)]", "[[i := 0, j for j in range(5)]]", "[i := 0, j := 1 for i, j in [(1, 2), (3, 4)]]", "[x, y for x, y in z]", "{x, y for x in z}", "[x, for x in z]", "[*x for x in z]", "(x, y for x in z)", "f(x, y for x in z)", "{*x for x in y}", "{**x for x in y}", "{x:y, z:w for x in y}", "[x, y, z for x in y]", "class C:\n  [y:=1 for x in z]", "class C:\n  [[y:=1 for x in z] for w in u]"]
for c in cases:
  for t in ("%s", "def f():\n %s" , "f = lambda: %s"):
    if '\n' in c and t != '%s': continue
    try: compile(t % c, '<s>', 'exec'); print('ok', t, c)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, getattr(e, 'end_lineno', 0), getattr(e, 'end_offset', 0), e.text, '|', repr(t), c)
