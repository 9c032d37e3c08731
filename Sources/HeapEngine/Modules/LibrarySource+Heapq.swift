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
        return sorted(iterable, key=key)[:max(n, 0)]


    def nlargest(n, iterable, key=None):
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

    """#
}
