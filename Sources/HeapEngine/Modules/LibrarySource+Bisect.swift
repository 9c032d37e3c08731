extension LibrarySource {
  /// The module `bisect`: names for what `_bisect` has.
  static let bisect = #"""
    from _bisect import *

    bisect = bisect_right
    insort = insort_right

    """#
}
