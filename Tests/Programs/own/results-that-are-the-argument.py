"""Operations that give the argument itself back, and those that make a new object."""
# identity of results: which operations give the argument back
import sys, copy
class S(str): pass
class I(int): pass
class F(float): pass
class B(bytes): pass
class T(tuple): pass
class FS(frozenset): pass
s = 'some text here'; e = ''; i = 123456; f = 2.75; b = b'some bytes here'; t = (1, [2], 'x'); fs = frozenset([1, 9])
S0, I0, F0, B0, T0, FS0 = S(s), I(i), F(f), B(b), T(t), FS(fs)
texts = '''str(s);s.format();s % ();'{}'.format(s);'%s' % s;f'{s}';f'{s!s}';format(s);format(s, '');s.strip();s.lower();s.upper();s.replace('zz', 'y');s.replace('s', 's');s.ljust(3);s.center(3);s.zfill(3);s.rjust(14);s[:];s[0:];s[::1];s[0:14];s * 1;1 * s;s + '';'' + s;s.join(['a']);'x'.join([s]);''.join((s,));s.split('zz')[0];s.split()[0];s.partition('zz')[0];s.rpartition('zz')[2];s.splitlines()[0];s.expandtabs();s.translate({});s.swapcase().swapcase();s.removeprefix('zz');s.removesuffix('zz');s.encode().decode();s.casefold();s.title();s.rsplit('zz')[0];s.lstrip('z');sys.intern(s);copy.copy(s);copy.deepcopy(s);str.__str__(s);s.__format__('');'%s' % (s,);'%(a)s' % {'a': s};'{0}'.format(s);'{a}'.format(a=s);'%10.20s' % s;'%.99s' % s;'{:s}'.format(s);f'{s:s}';'%s%s' % (s, '')
b[:];b * 1;b + b'';bytes(b);b.strip();b.replace(b'zz', b'y');b.ljust(3);b.join([b'a']);b'x'.join([b]);b.lower();b.split(b'zz')[0];b.partition(b'zz')[0];b[0:15];b.translate(None);b.removeprefix(b'z');b.zfill(2);b.expandtabs();b % ();b'%s' % b;b.splitlines()[0];b'' + b;copy.copy(b);b.title();b.center(1)
t[:];t[0:3];t * 1;1 * t;t + ();() + t;tuple(t);t[::1];copy.copy(t);copy.deepcopy(t)[2];tuple(T0);T0[:];T0 * 1;T0 + ();() + T0;T0[0:3];copy.copy(T0)
i + 0;0 + i;i * 1;i | 0;i & -1;i // 1;i >> 0;i << 0;i ^ 0;i ** 1;int(i);+i;abs(i);round(i);round(i, 2);i.__index__();i.__int__();i.__trunc__();i.__floor__();i.real;i.numerator;i.conjugate();max(i, 3);min(i, 999999);sum([i]);divmod(i, 1)[0];int(I0);+I0;abs(I0);round(I0);I0 + 0;I0.real;I0.__index__();I0 | 0;I0.__int__();int.__index__(I0)
float(f);+f;abs(f);f + 0.0;f * 1.0;f.real;f.conjugate();f.__float__();round(f, 5);float(F0);+F0;F0.real;f / 1;f ** 1;F0.__float__();max(f, 1.0);sum([f], 0.0);copy.copy(f)
fs.copy();frozenset(fs);fs | set();fs & fs;fs - set();fs ^ set();fs.union();fs.intersection();fs.difference();fs.intersection(fs);FS0.copy();frozenset(FS0);FS0 | set();copy.copy(fs);FS0.union()
str(S0);S0[:];S0 * 1;S0 + '';S0.strip();S0.lower();S0.replace('zz', 'y');'%s' % S0;f'{S0}';'{}'.format(S0);format(S0);S0.format();S0 % ();S0.join(['a']);'x'.join([S0]);S0.ljust(3);S0.zfill(3);S0.split('zz')[0];S0.partition('zz')[0];S0.encode;S0.expandtabs();S0.translate({});S0.splitlines()[0];S0.removeprefix('zz');''.join([S0]);S0.__str__();str.__str__(S0);S0.__format__('')
B0[:];B0 * 1;B0 + b'';b'' + B0;bytes(B0);B0.strip();B0.replace(b'zz', b'y');b'x'.join([B0]);B0.ljust(2);B0.split(b'zz')[0];B0.removesuffix(b'z')
slice(1, 2).indices(5);range(3)[:];range(5)[0:5];type(e.join([]));e.join([]) is '';chr(97);'abc'[0];bytes([65]);b[0:1];s[0:1];s[1:1];t[1:1];b[1:1];e * 5;s * 0;b * 0;t * 0;iter(iter(t));s.split('zz');frozenset();FS();S();I();T();tuple();tuple([]);tuple('');s[3:4];'a'.upper();str(5);str(True);str(None);repr(s);int('7');int('-5');int('-6');int(3.0);-5 + 0;256 + 0;300 - 44;ord('a');len(t);True + 0;True & True;True | False;not 1;bool(1);float('nan');complex(1, 0);1j.conjugate();(1j).real;type(s)(s)
'''
pool = {n: v for n, v in globals().items() if len(n) <= 3}
for line in texts.splitlines():
    for text in line.split(';'):
        try: r = eval(text)
        except Exception as x: print(text, type(x).__name__, x); continue
        names = [n for n in ('s', 'e', 'i', 'f', 'b', 't', 'fs', 'S0', 'I0', 'F0', 'B0', 'T0', 'FS0') if globals()[n] is r]
        again = eval(text) is r
        print(text, type(r).__name__, names, again)
