import gc
gc.disable()
class Node:
    def __init__(self, name): self.name = name; self.next = None
    def __del__(self): print('del', self.name)
a, b = Node('a'), Node('b')
a.next = b; b.next = a
keeper = [Node('in a list')]
keeper.append(keeper)
_private = Node('private')
