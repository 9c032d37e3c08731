"""Blocks that calls of built-ins leave behind, and those of a class and of its entry at its base."""
import gc, sys
g = sys.getallocatedblocks
class T: pass
l = [3]
def t(f):
    f(); gc.collect()
    a = g(); b = g(); f(); c = g()
    print(f.__name__, c - b, end='; ')
def n(): pass
def v1(): vars(T)
def v2(): x = vars; x(T)
def v3(): max(l)
def v4(): complex(1.5)
def v5(): getattr(T, 'x', 1)
def v6(): iter(l)
def v7(): sys.getrefcount(l)
def v8(): (1.5).hex()
def v10(): 'a'.find('b')
def v11(): print(end='')
def v12(): range(1)
def v14(): bytes(1)
def v15(): type('a', (), {})
def v16(): l.pop(); l.append(3)
def v17(): l.index(3)
def v18(): gc.get_objects
def v19(): sys.getsizeof(l)
def v20(): gc.get_referrers(l)
def v21(): gc.get_referents(l)
def v22(): gc.set_threshold(700)
def v23(): gc.is_tracked(l)
def v24(): slice(1)
def v25(): enumerate(l)
def v26(): zip(l)
def v27(): map(abs, l)
def v28(): ValueError('x')
def v29(): object()
def v30(): int('3')
def v31(): super(T, T)
def v32(): isinstance(1, T)
def v33(): __build_class__
def v34(): '%s' % 1
def v35(): '{}'.format(1)
def v36(): 'a'.encode('ascii')
def v37(): {}.fromkeys('a')
def v38(): {}.update(l=1)
def v39(): {1:2}.get(1)
def v40(): {1:2}.pop(1)
def v41(): set([1]).union([2])
def v42(): set([1]).add(2)
def v43(): open
def v44(): divmod(1, 2)
def v45(): property(abs)
def v46(): sorted(l)
def v47(): 'a'.split(',')
def v48(): 'a'.startswith('b')
def v49(): float('1')
def v50(): ''.join(['a', 'b'])
def v51(): bytearray(b'a')
def v52(): memoryview(b'a')
def v54(): frozenset([1])
def v55(): list(l)
def v56(): dict(a=1)
def v58(): filter(None, l)
for f in [v for k, v in list(globals().items()) if k[0] in 'vn' and callable(v)]: t(f)
print()


import gc, sys
def blocks(f):
    gc.collect(); gc.collect()
    n0 = len(gc.get_objects()); b0 = sys.getallocatedblocks()
    t = f()
    b1 = sys.getallocatedblocks(); n1 = len(gc.get_objects())
    r = (b1 - b0, n1 - n0)
    return t, r
def one():
    class A: pass
    return A
def sub(base):
    def f():
        class B(base): pass
        return B
    return f
def run(label, f):
    t, r = blocks(f)
    print(label, r)
    return t
run('warm', one); run('warm', one)
A = run('class', one)
B = run('first sub', sub(A))
C = run('second sub', sub(A))
subs = [run('sub %d' % i, sub(A)) for i in range(6)]
def drop(): 
    global B
    del B
    gc.collect()
run('drop', drop)
def drop2():
    global subs, C
    del subs, C
    gc.collect()
run('drop all', drop2)
B = run('first sub again', sub(A))
I = run('int sub', sub(int))
print(A.__subclasses__())
