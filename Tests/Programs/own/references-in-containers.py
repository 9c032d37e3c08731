# Each place in a container is a reference of its own.
import sys

item = object()
base = sys.getrefcount(item)
row = [item] * 5
print(sys.getrefcount(item) - base)
pair = (item, item)
print(sys.getrefcount(item) - base)
table = {"x": item, item: item}
print(sys.getrefcount(item) - base)
group = {item}
print(sys.getrefcount(item) - base)
row[1:4] = []
print(sys.getrefcount(item) - base)
del table[item]
print(sys.getrefcount(item) - base)
other = row + list(pair)
print(sys.getrefcount(item) - base, len(other))
row.clear()
table.clear()
group.discard(item)
del pair, other
print(sys.getrefcount(item) - base)
