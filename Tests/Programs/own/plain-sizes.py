"""object.__sizeof__ by its name: the fixed part and the items of the block itself."""
class S: __slots__ = ('a', 'b')
class I(int): pass
class L(list): pass
for x in ([1, 2], {1: 2}, 'abc', set(range(50)), 5, 0, -5, 2**100, -2**100, True, (1, 2), b'abc', 1.5, object(), type, int, S, I, I(7), L([1]), S(), len, bytearray(b'abc')):
    print(object.__sizeof__(x), end=' ')
print()
