def big(n, a=1, b=2, c=3, d=4, e=5, f=6, g=7):
    x1=x2=x3=x4=x5=x6=x7=x8=n
    return n if n == 0 else big(n-1)
def small(n): return n if n == 0 else small(n-1)
print(big(60)); print(small(60)); print(big(100), small(150), big(5))
