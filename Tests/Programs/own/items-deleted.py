"""How large the block of a list is after its items are deleted one by one."""
import sys
l=list(range(100))
for i in range(99):
    del l[0]
    if i%20==0: print(sys.getsizeof(l), end=' ')
del l[-1]; print(sys.getsizeof(l), l)
l.append(1); print(sys.getsizeof(l))
l=[1,2,3]; del l[1]; print(sys.getsizeof(l)); l.append(1); print(sys.getsizeof(l)); l.append(1); print(sys.getsizeof(l))
l=[1,2,3]; l.remove(2); print(sys.getsizeof(l)); l.__delitem__(0);print(sys.getsizeof(l)); del l[0:1]; print(sys.getsizeof(l))
l=[1,2,3]; l.pop(0); print(sys.getsizeof(l)); l.pop(); l.pop(); print(sys.getsizeof(l))
