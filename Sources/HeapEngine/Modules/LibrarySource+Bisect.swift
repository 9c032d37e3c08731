extension LibrarySource {
  /// The module `bisect`, in our own words.
  static let bisect = #"""
    def _search(a, x, lo, hi, key, right):
        if lo < 0:
            raise ValueError("lo must be non-negative")
        if hi is None:
            hi = len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            item = a[mid] if key is None else key(a[mid])
            if right:
                if x < item:
                    hi = mid
                else:
                    lo = mid + 1
            elif item < x:
                lo = mid + 1
            else:
                hi = mid
        return lo


    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        return _search(a, x, lo, hi, key, True)


    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        return _search(a, x, lo, hi, key, False)


    def insort_right(a, x, lo=0, hi=None, *, key=None):
        place = _search(a, x if key is None else key(x), lo, hi, key, True)
        a.insert(place, x)


    def insort_left(a, x, lo=0, hi=None, *, key=None):
        place = _search(a, x if key is None else key(x), lo, hi, key, False)
        a.insert(place, x)


    bisect = bisect_right
    insort = insort_right

    """#
}
