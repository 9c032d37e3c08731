import HeapTrace

/// A scope of the chain, at its place in the picture: its rows are names, each at one place as long
/// as the same code runs.
struct ScopePanel: Sendable {
  var scope: NameLookup.Scope
  /// What the box is called at each step; nil where the chain lacks the scope.
  var titles: [String?]
  /// The names of each step, in rows, with their values; nil for a row that is blank.
  var rows: [[Slot?]]
  /// How many names are left out, by step.
  var omitted: [Int]
  /// The place of its box.
  var frame = Rect(x: 0, y: 0, width: 0, height: 0)

  /// The most rows of a box.
  static let limit = 10
  static let rowHeight = 22
  static let titleHeight = 26

  /// The base line of a row.
  func baseLine(_ row: Int) -> Int {
    frame.y + Self.titleHeight + row * Self.rowHeight + 16
  }

  /// The row of a name at a step.
  func row(of name: String, at step: Int) -> Int? {
    rows[step].firstIndex { $0?.name == name }
  }
}

/// The chain of scopes of a run, innermost on top.
struct ScopeChain: Sendable {
  private(set) var panels: [ScopePanel] = []

  init(_ run: DrawnRun) {
    let wanted = Set(run.steps.flatMap { $0.lookups.map(\.name) })
    for scope in NameLookup.Scope.allCases {
      let found = run.steps.map { Self.contents(scope, $0, run.words) }
      guard found.contains(where: { $0 != nil }) else { continue }
      var places: [String: [String]] = [:]
      for content in found.compactMap({ $0 }) {
        for slot in content.slots where places[content.title]?.contains(slot.name) != true {
          places[content.title, default: []].append(slot.name)
        }
      }
      places = places.mapValues { Self.chosen($0, wanted) }
      var panel = ScopePanel(scope: scope, titles: found.map { $0?.title }, rows: [], omitted: [])
      for content in found {
        let names = content.flatMap { places[$0.title] } ?? []
        panel.rows.append(names.map { name in content?.slots.first { $0.name == name } })
        panel.omitted.append(content?.slots.count { !names.contains($0.name) } ?? 0)
      }
      panels.append(panel)
    }
  }

  /// At most so many names: those that are looked up at some time come first.
  private static func chosen(_ names: [String], _ wanted: Set<String>) -> [String] {
    if names.count <= ScopePanel.limit { return names }
    let first = names.filter(wanted.contains).prefix(ScopePanel.limit - 1)
    let rest = names.filter { !first.contains($0) }.prefix(ScopePanel.limit - 1 - first.count)
    return names.filter { first.contains($0) || rest.contains($0) }
  }

  /// The frame whose line has just run: the one that looked something up, else the innermost.
  static func frame(of step: Step) -> FrameState? {
    if let id = step.lookups.last?.frame,
      let frame = step.state.frames.first(where: { $0.id == id })
    {
      return frame
    }
    return step.state.frames.last
  }

  private static func contents(
    _ scope: NameLookup.Scope, _ step: Step, _ words: Words
  ) -> (title: String, slots: [Slot])? {
    let frame = frame(of: step)
    let isCall = (frame?.id ?? 0) != 0 && frame?.id != step.state.frames.first?.id
    let isClass = frame?.title.hasPrefix("class ") == true
    switch scope {
    case .local, .classBody:
      guard let frame, isCall, isClass == (scope == .classBody) else { return nil }
      let own = frame.variables.filter { !frame.enclosing.contains($0.name) }
      return (words.text("names.\(scope.rawValue)", ["frame": words.frame(frame.title)]), own)
    case .enclosing:
      guard let frame, isCall, !frame.enclosing.isEmpty else { return nil }
      return (
        words.text("names.enclosing"),
        frame.variables.filter { frame.enclosing.contains($0.name) }
      )
    case .global:
      return (words.text("names.global"), step.state.frames.first?.variables ?? [])
    case .builtin:
      let found = step.lookups.filter { $0.found == .builtin }
      return (words.text("names.builtin"), found.map { Slot(name: $0.name, value: $0.value) })
    }
  }
}

extension NameLookup.Scope {
  /// Its name in the keys of the words.
  var key: String { self == .builtin ? "builtin" : rawValue }
}
