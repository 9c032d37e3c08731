"""A namespace that something outside its module holds is not cleared at the end."""
import gc
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
def cb(phase, info): pass
gc.callbacks.append(cb)
e = D(2)
d = D(1); d.me = d
