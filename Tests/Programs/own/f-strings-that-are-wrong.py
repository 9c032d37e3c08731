# f-strings that are wrong: the message, the place and the line that is shown
import sys
sources = [
 "f'{}'", "f'{ }'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{a b}'", "x = f'{a $ b}'", "f'{a[}'", "f'{a)}'", "f'{(a}'", "f'{((}'", "f'{a(4]}'", "f'{a'", "f'{a!'", "f'{a!s'", "f'{a:'", "f'{a:s'",
 "f'{3!g}'", "f'{3!ss}'", "f'{3! s}'", "f'{3!}'", "f'{3!:}'", "f'{3!s{y}}'", "f'}'", "f'a}b'", "f'{{}'", "f'{3:}>10}'", "f'{3:{{>10}'", "f'{a:{b:{c}}}'", r"f'{\n}'", r"f'{a\}'", "f'{a#}'", "f'{#}'", "f'{a'b'}'", "f'{\"}'", 'f"{\'}"', "f'{d['a']}'",
 "f'{lambda x:x}'", "f'{*a}'", "f'{**a}'", "f'{a = b}'", "f'{yield}'", "f'{a,}'", "f'{import x}'", "f'{x:=5}'", "f'{1 +}'", "f'{if}'", "print(f'{a b}', 1)", "x = 1\ny = f'''a\n{b\nc d}'''\n", "x = 'abc' f'{a b}'", "f'''{\n}'''", "f'{a' f'b}'", "f'{a:{b c}}'", "f'{f\"{a b}\"}'", "f'{1:{5!x}}'", "f'abc{a $ b}'", "    f'{a b}'", "f'{a.1}'", "f'{0x}'", "f'{1a}'", "f'{\u20ac}'", "f'{a b", "f'''{a b", "f'\\N{x'", "f'{None = 1}'", "f'{\\N{DIGIT ONE}}'", "rf'{\\}'", "f'{a!r:^{width}.{precision}}' 5", "f'{a;b}'", "f'{a\n}'", "f'{a:\n}'", "f'{x for x in y}'", "f'{(x for x in y}'", "f'{a if b}'", "f'{a not b}'", "f'{a?}'", "f'{\"a\" \"b}'", "f'{<}'", "f'{a<}'", "f'{ !r}'", "f'{\t}'"]
for source in sources:
    try:
        code = compile(source, "<f>", "exec")
        print(repr(source), "fine")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text), getattr(e, "end_lineno", ""), getattr(e, "end_offset", ""))
