"""The order of sets that are written down, in which elements collide."""
print({5, 1, 9, 13}, list({5, 1, 9, 13}), {'apple', 'banana', 'cherry', 'date'})
for k in {5, 1, 9, 13}: print(k, end=' ')
print(dict.fromkeys({5, 1, 9, 13}), {16, 8, 0, 24, 32}, frozenset({16, 8, 0, 24}))
x = 5; print({x, 1, 9, 13}, set([5, 1, 9, 13]), frozenset([5, 1, 9, 13]), 5 in {5, 1, 9, 13}, {1.5, 'a', (1, 2), 9, 17}, {1, 2}, {100, 200, 300, 400, 500, 600, 700, 800})
def f(): return {33, 1, 65, 97, 129}
print(f(), f(), {*f(), 1}, {33, 1, 65, 97, 129} | {161}, {'red', 'green', 'blue', 'yellow', 'cyan', 'magenta'})
