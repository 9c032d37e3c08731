extension LibrarySource {
  /// The module `heapq`, in our own words.
  static let heapq = #"""
    __all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
               "heappushpop"]


    from _heapq import *
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max


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
        return _first(n, iterable, key, False)


    def nlargest(n, iterable, key=None):
        return _first(n, iterable, key, True)


    def _first(n, iterable, key, reverse):
        if n == 1:
            nothing = object()
            only = (max if reverse else min)(iter(iterable), default=nothing, key=key)
            return [] if only is nothing else [only]
        if _has_at_most(n, iterable):
            return sorted(iterable, key=key, reverse=reverse)[:n]
        order, replace = (heapify, heapreplace) if reverse else (_heapify_max, _heapreplace_max)
        # The first n so far as (key, place, item), the last of them on top of the heap. Without a
        # key there is no item: the key is it.
        entries = ((item if key is None else key(item), -place if reverse else place, item)
                   for place, item in enumerate(iterable))
        if key is None:
            entries = (entry[:2] for entry in entries)
        heap = [entry for _, entry in zip(range(n), entries)]
        if not heap:
            return heap
        order(heap)
        for entry in entries:
            if (heap[0][0] < entry[0]) if reverse else (entry[0] < heap[0][0]):
                replace(heap, entry)
        heap.sort(reverse=reverse)
        return [entry[0 if key is None else 2] for entry in heap]


    def _has_at_most(n, iterable):
        try:
            return n >= len(iterable)
        except (TypeError, AttributeError):
            return False

    """#
}
