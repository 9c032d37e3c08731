# Strings are immutable; a few are shared, and `is` shows which.
import sys

a = "word"
b = "word"
print(a is b)
c = "".join(["wo", "rd"])
print(a == c, a is c)
print(sys.intern(c) is a)
single = chr(97)
word = "abc"
print(single is word[0])
text = "memory"
before = text
text += "!"
print(before, text, before is text)
print(text[:] is text, str(text) is text, text.replace("z", "y") is text)
print("".join([text]) is text)
print("%s-%s" % ("a", 1), "{:>6}|{:<6}|{:^6}".format("r", "l", "m"))
print(f"{text!r:>12} {3.14159:.2f} {255:#x} {1000000:,}")
print("a,b,,c".split(","), " a  b ".split(), "a\nb\r\nc".splitlines())
print("Garbage".upper(), "COLLECTOR".lower(), "swap Case".swapcase(), "two words".title())
print("reference".find("e"), "reference".rfind("e"), "reference".count("e"), "heap" in "heaps")
print("abc" < "abd", "Z" < "a", "" < "a", max("heap", "stack"))
print(hash("abc"), hash(""))
print("tab\tquote'".__repr__(), repr("both'\""), ascii("caf\xe9"))
print("abcdef"[::-1], "abcdef"[1:5:2], "abcdef"[-3:])
