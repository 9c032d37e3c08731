# Tables of dicts that were copied and merged, with and without deleted entries.
import sys

size = sys.getsizeof
for n in range(1, 13):
    row = []
    for gone in range(n):
        d = {"a%d" % i: 1 for i in range(n)}
        for i in range(gone):
            del d["a%d" % i]
        one = {"q": 1}
        one.update(d)
        three = {"q": 1, "r": 2, "s": 3}
        three.update(d)
        same = dict(d)
        same.update(d)
        row.append((size(d), size(dict(d)), size(d.copy()), size({**d}), size(one), size(three)))
        row.append(size(same))
    print(n, row)
