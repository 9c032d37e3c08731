/// An exception with what led to it, and the exceptions of a group, as they are printed.
///
/// Authority: CPython 3.12, Python/pythonrun.c: `print_exception_recursive`, `print_chained`,
/// `print_exception_group`; 3.13, Lib/traceback.py: `TracebackException`.
extension World {
  /// Where in groups the report stands.
  struct ReportState {
    /// Groups around what is printed.
    var depth = 0
    /// Whether the innermost group's closing line is still to come.
    var needsClose = false
    /// The exceptions that were printed, which no chain leads to again.
    var seen: Set<Ref> = []
    /// Which link of an exception is followed, where that is decided beforehand (3.13+).
    var links: [Ref: Ref]?

    /// What stands before each line.
    var margin: String { String(repeating: " ", count: 2 * depth) + (depth > 0 ? "| " : "") }
  }

  /// Exceptions of a group that are shown, and groups inside groups.
  private static let groupWidth = 15
  private static let groupDepth = 10

  /// An exception with its causes and contexts, the first one first.
  mutating func exceptionReport(_ exception: Ref) -> String {
    var state = ReportState()
    if level >= .python313 { state.links = plannedLinks(exception) }
    return report(exception, &state)
  }

  /// An exception without what led to it.
  mutating func exceptionAlone(_ exception: Ref, withTraceback: Bool) -> String {
    var state = ReportState()
    if withTraceback { return single(exception, &state) }
    let body = exceptionBody(exception)
    let traceback = body.pointee.traceback
    body.pointee.traceback = .null
    defer { exceptionBody(exception).pointee.traceback = traceback }
    return oneException(exception, state, isGroup: false)
  }

  private mutating func report(_ exception: Ref, _ state: inout ReportState) -> String {
    var chain: [(exception: Ref, link: String)] = []
    state.seen.insert(exception)
    var current = exception
    while let next = followed(current, &state) {
      chain.append(next)
      current = next.exception
    }
    for item in chain { own(item.exception) }
    var result = ""
    let needsClose = state.needsClose
    for item in chain.reversed() {
      state.needsClose = false
      result += single(item.exception, &state)
      result += "\(state.margin)\n\(state.margin)\(item.link)\n\(state.margin)\n"
    }
    state.needsClose = needsClose
    result += single(exception, &state)
    for item in chain { disown(item.exception) }
    return result
  }

  /// The exception that is told before another one.
  private func followed(
    _ exception: Ref, _ state: inout ReportState
  ) -> (exception: Ref, link: String)? {
    let body = exceptionBody(exception)
    let cause = body.pointee.cause
    if let links = state.links {
      guard let next = links[exception] else { return nil }
      return (next, next == cause ? World.causeLink : World.contextLink)
    }
    if !cause.isNull {
      return state.seen.insert(cause).inserted ? (cause, World.causeLink) : nil
    }
    let context = body.pointee.context
    guard !context.isNull, !body.pointee.suppressesContext,
      state.seen.insert(context).inserted
    else { return nil }
    return (context, World.contextLink)
  }

  private static let causeLink =
    "The above exception was the direct cause of the following exception:"
  private static let contextLink =
    "During handling of the above exception, another exception occurred:"

  /// The links that 3.13 decides on before it prints: an exception is reached once.
  private func plannedLinks(_ first: Ref) -> [Ref: Ref] {
    var links: [Ref: Ref] = [:]
    var seen: Set<Ref> = [first]
    var work = [first]
    while let next = work.popLast() {
      let body = exceptionBody(next)
      var more: [Ref] = []
      let cause = body.pointee.cause
      let context = body.pointee.context
      if !cause.isNull, seen.insert(cause).inserted {
        links[next] = cause
        more.append(cause)
      }
      if cause.isNull, !context.isNull, !body.pointee.suppressesContext,
        seen.insert(context).inserted
      {
        links[next] = context
        more.append(context)
      }
      for item in groupItems(next) {
        seen.insert(item)
        more.append(item)
      }
      work += more
    }
    return links
  }

  private func groupItems(_ exception: Ref) -> [Ref] {
    guard isSubtype(rows[exception].type, .exception(.baseExceptionGroup)) else { return [] }
    let items = exceptionBody(exception).pointee.extra1
    return items.isNull ? [] : (0..<tupleCount(items)).map { tupleItems(items)[$0] }
  }

  /// One exception, without what led to it.
  private mutating func single(_ exception: Ref, _ state: inout ReportState) -> String {
    let items = groupItems(exception)
    if items.isEmpty { return oneException(exception, state, isGroup: false) }
    if state.depth > World.groupDepth {
      return "\(state.margin)... (max_group_depth is \(World.groupDepth))\n"
    }
    let isOutermost = state.depth == 0
    if isOutermost { state.depth = 1 }
    var result = oneException(exception, state, isGroup: true)
    state.needsClose = false
    let shown = items.count > World.groupWidth ? World.groupWidth + 1 : items.count
    for index in 0..<shown {
      result += part(items, index, isLast: index == shown - 1, &state)
    }
    if isOutermost { state.depth = 0 }
    return result
  }

  private mutating func part(
    _ items: [Ref], _ index: Int, isLast: Bool, _ state: inout ReportState
  ) -> String {
    if isLast { state.needsClose = true }
    let isCut = index >= World.groupWidth
    var result = String(repeating: " ", count: 2 * state.depth) + (index == 0 ? "+-" : "  ")
    result += "+---------------- \(isCut ? "..." : "\(index + 1)") ----------------\n"
    state.depth += 1
    if isCut {
      let more = items.count - World.groupWidth
      result += "\(state.margin)and \(more) more exception\(more == 1 ? "" : "s")\n"
    } else {
      result += report(items[index], &state)
    }
    if isLast, state.needsClose {
      result += String(repeating: " ", count: 2 * state.depth)
      result += "+------------------------------------\n"
      state.needsClose = false
    }
    state.depth -= 1
    return result
  }

  private mutating func oneException(
    _ exception: Ref, _ state: ReportState, isGroup: Bool
  ) -> String {
    var head = tracebackText(exceptionBody(exception).pointee.traceback)
    if isGroup, !head.isEmpty { head = "Exception Group " + head }
    let isSyntax = isSubtype(rows[exception].type, .exception(.syntaxError))
    if isSyntax { head += syntaxPlace(exception) }
    var last = shownClass(rows[exception].type)
    last += messageText(exception, isSyntax: isSyntax, always: false)
    if level >= .python310, !isSyntax { last += suggestion(for: exception) }
    last += "\n"
    let notes = level >= .python311 ? notesText(exception) : ""
    if state.depth == 0 { return head + last + notes }
    var result = indented(head, state.margin)
    if isGroup, state.depth == 1, !head.isEmpty {
      result = "  + " + result.dropFirst(state.margin.count)
    }
    // Up to 3.12 only the first line of the message has the margin.
    result += level >= .python313 ? indented(last, state.margin) : state.margin + last
    return result + indented(notes, state.margin)
  }

  /// Puts a margin before each line.
  private func indented(_ text: String, _ margin: String) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      result += margin + line + "\n"
    }
    return result
  }
}
