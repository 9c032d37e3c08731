extension LibrarySource {
  /// The module `heapq`, in our own words.
  static let heapq = #"""
    __all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
               "heappushpop"]


    def _rise(heap, start, place):
        """Moves an item up to where its parent is no larger."""
        item = heap[place]
        while place > start:
            above = (place - 1) >> 1
            parent = heap[above]
            if not item < parent:
                break
            heap[place] = parent
            place = above
        heap[place] = item


    def _settle(heap, place):
        """Moves the smaller children up to a leaf, then the item from there to its place."""
        end = len(heap)
        start = place
        item = heap[place]
        child = 2 * place + 1
        while child < end:
            other = child + 1
            if other < end and not heap[child] < heap[other]:
                child = other
            heap[place] = heap[child]
            place = child
            child = 2 * place + 1
        heap[place] = item
        _rise(heap, start, place)


    def _checked(heap):
        if not isinstance(heap, list):
            raise TypeError("heap argument must be a list, not %s" % type(heap).__name__)


    def heappush(heap, item, /):
        _checked(heap)
        heap.append(item)
        _rise(heap, 0, len(heap) - 1)


    def heappop(heap, /):
        _checked(heap)
        if not heap:
            raise IndexError("index out of range")
        last = heap.pop()
        if not heap:
            return last
        result = heap[0]
        heap[0] = last
        _settle(heap, 0)
        return result


    def heapreplace(heap, item, /):
        _checked(heap)
        if not heap:
            raise IndexError("index out of range")
        result = heap[0]
        heap[0] = item
        _settle(heap, 0)
        return result


    def heappushpop(heap, item, /):
        _checked(heap)
        if heap and heap[0] < item:
            item, heap[0] = heap[0], item
            _settle(heap, 0)
        return item


    def heapify(heap, /):
        _checked(heap)
        for place in reversed(range(len(heap) // 2)):
            _settle(heap, place)


    def merge(*iterables, key=None, reverse=False):
        sources = []
        for number, iterable in enumerate(iterables):
            iterator = iter(iterable)
            for value in iterator:
                sources.append([value if key is None else key(value), number, value, iterator])
                break
        while sources:
            best = sources[0]
            for source in sources:
                if (best[0] < source[0]) if reverse else (source[0] < best[0]):
                    best = source
            yield best[2]
            for value in best[3]:
                best[0] = value if key is None else key(value)
                best[2] = value
                break
            else:
                sources.remove(best)


    def nsmallest(n, iterable, key=None):
        return sorted(iterable, key=key)[:max(n, 0)]


    def nlargest(n, iterable, key=None):
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

    """#
}
