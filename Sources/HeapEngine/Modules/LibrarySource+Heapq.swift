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
        if n == 1:
            nothing = object()
            least = min(iter(iterable), default=nothing, key=key)
            return [] if least is nothing else [least]
        if _has_at_most(n, iterable):
            return sorted(iterable, key=key)[:n]
        # The n least so far, as (key, place, item): the greatest of them on top of the heap.
        items = iter(iterable)
        heap = [(item if key is None else key(item), place, item)
                for place, item in zip(range(n), items)]
        if key is None:
            heap = [entry[:2] for entry in heap]
        if not heap:
            return heap
        _heapify_max(heap)
        for place, item in enumerate(items, n):
            rank = item if key is None else key(item)
            if rank < heap[0][0]:
                _heapreplace_max(heap, (rank, place) if key is None else (rank, place, item))
        heap.sort()
        return [entry[0 if key is None else 2] for entry in heap]


    def nlargest(n, iterable, key=None):
        if n == 1:
            nothing = object()
            most = max(iter(iterable), default=nothing, key=key)
            return [] if most is nothing else [most]
        if _has_at_most(n, iterable):
            return sorted(iterable, key=key, reverse=True)[:n]
        items = iter(iterable)
        heap = [(item if key is None else key(item), -place, item)
                for place, item in zip(range(n), items)]
        if key is None:
            heap = [entry[:2] for entry in heap]
        if not heap:
            return heap
        heapify(heap)
        for place, item in enumerate(items, n):
            rank = item if key is None else key(item)
            if heap[0][0] < rank:
                heapreplace(heap, (rank, -place) if key is None else (rank, -place, item))
        heap.sort(reverse=True)
        return [entry[0 if key is None else 2] for entry in heap]


    def _has_at_most(n, iterable):
        try:
            return n >= len(iterable)
        except (TypeError, AttributeError):
            return False

    """#
}
