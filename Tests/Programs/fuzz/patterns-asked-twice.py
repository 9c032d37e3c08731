class Pair:
    __match_args__ = ("a", "a")
    a = 1


class Odd:
    __match_args__ = (None,)


class Wrong:
    __match_args__ = ["a"]


class Keys:
    KEY = "a"


class Missing(dict):
    def __missing__(self, key):
        return "made"


def told(function, *arguments):
    try:
        print(function(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def pair(x):
    match x:
        case Pair(y, z):
            return y, z
        case Odd(y):
            return y
        case Wrong(y):
            return y
        case int(1, 2):
            return 3


def keys(x):
    match x:
        case {Keys.KEY: y, "a": z}:
            return y, z


def keywords(x):
    match x:
        case Pair(y, a=z):
            return y, z


def one(x):
    match x:
        case {"b": y, **rest}:
            return y, rest
        case {"a": y}:
            return y


for value in (Pair(), Odd(), Wrong(), 1):
    told(pair, value)
told(keys, {"a": 1})
told(keywords, Pair())
told(one, Missing(a=1))
told(one, Missing(b=1, c=2))
told(one, {"b": 3})
