/// The links of an `lru_cache` with a bound: objects of their own, outside the collector, that stand
/// in the cache's dict and in a list from the result used longest ago to the one used last. Both
/// own them.
///
/// Authority: CPython, Modules/_functoolsmodule.c: `lru_list_elem`, `lru_cache_append_link`,
/// `lru_cache_extract_link`, `bounded_lru_cache_wrapper`.
extension World {
  /// The links of a cache's body in the order of their last use, the oldest first.
  func cacheLinks(_ body: CallableToolBody) -> [Ref] {
    guard body.tool == .cache else { return [] }
    var links: [Ref] = []
    var link = body.older
    while !link.isNull {
      links.append(link)
      link = callableTool(link).pointee.newer
    }
    return links
  }

  /// The result that a link holds (borrowed), which becomes the one used last.
  mutating func useLink(_ cache: Ref, _ link: Ref) -> Ref {
    takeOutLink(cache, link)
    appendLink(cache, link)
    return callableTool(link).pointee.second
  }

  /// Keeps a result in a new link. False: an exception is pending.
  mutating func addLink(_ cache: Ref, _ key: Ref, _ value: Ref, _ hash: Int) -> Bool {
    let link = makeCallableTool(
      .type(.cacheLink), .cacheLink, .cacheLink, [owned(key), owned(value)], count: hash)
    guard dictSet(callableTool(cache).pointee.first, key, link, hash: hash) else {
      disown(link)
      return false
    }
    appendLink(cache, link)
    return true
  }

  /// Keeps a result in the link of the one used longest ago. False: an exception is pending.
  mutating func reuseLink(_ cache: Ref, _ key: Ref, _ value: Ref, _ hash: Int) -> Bool {
    let dict = callableTool(cache).pointee.first
    let link = callableTool(cache).pointee.older
    takeOutLink(cache, link)
    let old = callableTool(link).pointee
    guard dictRemove(dict, old.first, hash: old.count) else {
      // The call has removed the key itself: the link has no use any more.
      if pending.isNull {
        disown(link)
        return true
      }
      appendLink(cache, link)
      return false
    }
    callableTool(link).pointee.first = owned(key)
    callableTool(link).pointee.second = owned(value)
    callableTool(link).pointee.count = hash
    let isKept = dictSet(dict, key, link, hash: hash)
    if isKept { appendLink(cache, link) } else { disown(link) }
    disown(old.first)
    disown(old.second)
    return isKept
  }

  private mutating func appendLink(_ cache: Ref, _ link: Ref) {
    let body = callableTool(cache)
    let last = body.pointee.newer
    callableTool(link).pointee.older = last
    callableTool(link).pointee.newer = .null
    if last.isNull { body.pointee.older = link } else { callableTool(last).pointee.newer = link }
    body.pointee.newer = link
  }

  private mutating func takeOutLink(_ cache: Ref, _ link: Ref) {
    let body = callableTool(cache)
    let (older, newer) = (callableTool(link).pointee.older, callableTool(link).pointee.newer)
    if older.isNull {
      body.pointee.older = newer
    } else {
      callableTool(older).pointee.newer = newer
    }
    if newer.isNull {
      body.pointee.newer = older
    } else {
      callableTool(newer).pointee.older = older
    }
  }
}
