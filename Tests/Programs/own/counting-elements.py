"""How often Counter hashes, and what nsmallest and nlargest compare."""
import collections
import heapq


class Loud:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        print("h%d" % self.number, end=" ")
        return hash(self.number)

    def __eq__(self, other):
        print("%d=%d" % (self.number, other.number), end=" ")
        return self.number == other.number

    def __lt__(self, other):
        print("%d<%d" % (self.number, other.number), end=" ")
        return self.number < other.number

    def __repr__(self):
        return "L%d" % self.number


items = [Loud(n) for n in (5, 3, 8, 1, 9, 2, 7, 3)]
counter = collections.Counter(items)
print(counter.total() if hasattr(counter, "total") else sum(counter.values()))
for n in (0, 1, 2, 3, 8, 20):
    print("smallest", n, heapq.nsmallest(n, items))
    print("largest", n, heapq.nlargest(n, items))
    print("keyed", heapq.nsmallest(n, items, key=lambda item: -item.number))
    print("streamed", heapq.nlargest(n, iter(items), key=lambda item: item.number % 4))
print(collections.Counter("mississippi").most_common(2), collections.Counter(a=1)["b"])


class Own(collections.Counter):
    def __setitem__(self, key, value):
        print("set", key, value, end=" ")
        super().__setitem__(key, value)


print(Own("abca"))
