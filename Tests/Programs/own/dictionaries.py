# Order, deletion, views, and keys that are equal without being the same.
table = {"b": 1, "a": 2, "c": 3}
del table["a"]
table["a"] = 4
table["b"] = 5
print(table)
print(list(table), list(table.values()), list(reversed(table.items())))
print({1: "int", 1.0: "float", True: "bool"})
keys = table.keys()
table["d"] = 6
print(len(keys), keys & {"a", "d", "z"} == {"a", "d"})
print(table.pop("c"), table.pop("c", None), table.popitem())
print(table.setdefault("n", []), table["n"] is table.setdefault("n", [1]))
print({**table, "b": 0}, dict(zip("xy", (1, 2))), dict.fromkeys("ab", 0))
try:
    for key in table:
        table[key + key] = 1
except RuntimeError as error:
    print(error)
try:
    table["missing"]
except KeyError as error:
    print(repr(error))
try:
    {[]: 1}
except TypeError as error:
    print(error)


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 7

    def __eq__(self, other):
        print("compare", self.name, other.name)
        return self.name == other.name


first, second = Key("first"), Key("second")
slow = {first: 1}
slow[second] = 2
print(slow[first], slow[second], len(slow))
print(slow.get(Key("first")))


class Counting(dict):
    def __missing__(self, key):
        self[key] = len(self)
        return self[key]


counts = Counting()
print(counts["x"], counts["y"], counts["x"], counts)
