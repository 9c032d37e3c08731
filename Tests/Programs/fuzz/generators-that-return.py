def made(n):
    while n:
        n -= 1
        yield n
    return "over"


class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


def delegating(inner):
    got = yield from inner
    print("got", got)


print(list(made(3)), tuple(made(2)), set(made(1)), sum(made(4)), sorted(made(3)))
print(list(zip(made(2), made(3))), list(map(str, made(2))), dict(enumerate(made(2))))
print(max(made(3)), any(made(1)), 0 in made(2), [*made(2)], [x for x in made(2)])
a, *b = made(3)
print(a, b, list(filter(None, made(3))), ",".join(str(x) for x in made(2)))
items = [9]
items.extend(made(2))
items += made(1)
items[1:1] = made(2)
print(items)
for iterator in (made(0), Ends(), iter(Ends())):
    try:
        next(iterator)
    except StopIteration as end:
        print("ends with", end.value)
print(next(made(0), "default"), next(Ends(), "default"))
print(list(delegating(made(2))), list(delegating(Ends())), list(Ends()))
