import HeapTrace

/// What the runs of one program say of the same moment, a row a figure.
struct CompareRows: Sendable {
  /// What a row is about.
  enum Subject: Hashable, Sendable {
    case count(Int), size(Int), state(Int)
    case name(String)
    case bytes, output
  }

  /// The runtimes, in order.
  let titles: [String]
  /// The rows of the picture, in order, and the cells of each step by row and runtime.
  private(set) var subjects: [Subject] = []
  private(set) var cells: [[Subject: [String]]] = []
  /// Rows that are left out, being equal at every step.
  private(set) var omitted = 0
  /// The names of types by object, for the labels.
  private(set) var types: [Int: String] = [:]
  private let words: Words
  /// For each step the steps of all runtimes at that moment.
  private var moments: [Int: [Step?]] = [:]

  /// The most rows of a picture.
  static let limit = 24

  /// The rows of some steps; of all where none are named.
  init(_ run: DrawnRun, steps chosen: [Int]? = nil) {
    words = run.words
    titles = ([run] + run.others).map(\.runtime)
    let runs = [run] + run.others
    let places = runs.dropFirst().map { Self.places(of: run.steps, in: $0.steps) }
    var seen: Set<Subject> = []
    cells = run.steps.map { _ in [:] }
    for index in chosen ?? Array(run.steps.indices) {
      var steps: [Step?] = [run.steps[index]]
      for (other, found) in zip(run.others, places) {
        steps.append(found[index].map { other.steps[$0] })
      }
      moments[index] = steps
      let rows = read(steps)
      for subject in rows.map(\.0) where seen.insert(subject).inserted { subjects.append(subject) }
      cells[index] = Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }
    subjects = ordered()
  }

  /// For each step the one at the same moment of another run: the same visit of the same line.
  private static func places(of steps: [Step], in others: [Step]) -> [Int?] {
    var byMoment: [String: [Int]] = [:]
    func moment(_ step: Step) -> String { "\(step.line)/\(step.phase ?? "")" }
    for (place, step) in others.enumerated() { byMoment[moment(step), default: []].append(place) }
    var visits: [String: Int] = [:]
    return steps.map { step in
      let key = moment(step)
      let visit = visits[key, default: 0]
      visits[key] = visit + 1
      guard let found = byMoment[key], found.indices.contains(visit) else { return nil }
      return found[visit]
    }
  }

  // MARK: Reading

  private mutating func read(_ steps: [Step?]) -> [(Subject, [String])] {
    var rows: [(Subject, [String])] = []
    var numbers: [Int] = []
    for object in steps.compactMap({ $0?.state.objects }).joined()
    where !numbers.contains(object.number) {
      numbers.append(object.number)
      types[object.number] = object.type
    }
    for number in numbers.sorted() {
      let objects = steps.map { $0?.state.objects.first { $0.number == number } }
      let counts = objects.map { $0.flatMap(count) }
      let sizes = objects.map { $0.flatMap(size) }
      for (subject, figures) in [(Subject.count(number), counts), (.size(number), sizes)]
      where figures.contains(where: { $0 != nil }) {
        rows.append((subject, figures.map { $0 ?? text("absent") }))
      }
      let states = zip(steps, objects).map { $0 == nil ? text("never") : state($1) }
      if Set(states) != [text("live")] { rows.append((.state(number), states)) }
    }
    rows += names(steps)
    let outputs = steps.map { $0?.output.split(separator: "\n").last.map(String.init) ?? "" }
    if outputs.contains(where: { !$0.isEmpty }) { rows.append((.output, outputs)) }
    let figures = steps.map { $0?.figures }
    if figures.contains(where: { $0 != nil }) {
      rows.append((.bytes, figures.map { $0.map { words.grouped($0.bytes) } ?? text("absent") }))
    }
    return rows
  }

  private func text(_ key: String) -> String { words.text("compare.\(key)") }

  private func count(_ object: ObjectState) -> String? {
    object.isFreed ? nil : object.count.map(words.count)
  }

  private func size(_ object: ObjectState) -> String? {
    object.isFreed || object.size == 0 ? nil : "\(object.size)"
  }

  private func state(_ object: ObjectState?) -> String {
    switch object?.liveness {
    case .live?: text("live")
    case .unreachable?: text("unreachable")
    case .freed?: text("freed")
    case nil: text("absent")
    }
  }

  /// Names of the file with a written value that is not the same everywhere.
  private func names(_ steps: [Step?]) -> [(Subject, [String])] {
    let tables = steps.map { $0?.state.frames.first?.variables ?? [] }
    var names: [String] = []
    for slot in tables.joined() where !names.contains(slot.name) { names.append(slot.name) }
    return names.compactMap { name in
      let values = tables.map { table in
        table.first { $0.name == name }.map { words.value($0.value) } ?? text("absent")
      }
      return Set(values).count > 1 ? (.name(name), values) : nil
    }
  }

  // MARK: Rows

  /// The rows in order of object; when there are too many, those that never differ go.
  private mutating func ordered() -> [Subject] {
    let sorted = subjects.enumerated().sorted { left, right in
      let (one, two) = (Self.rank(left.element), Self.rank(right.element))
      return one == two ? left.offset < right.offset : one < two
    }.map(\.element)
    if sorted.count <= Self.limit { return sorted }
    let differing = sorted.filter { subject in
      cells.contains { Set($0[subject] ?? []).count > 1 }
    }
    let rest = sorted.filter { !differing.contains($0) }
    let kept = Set(differing.prefix(Self.limit) + rest.prefix(max(0, Self.limit - differing.count)))
    omitted = sorted.count - kept.count
    return sorted.filter(kept.contains)
  }

  private static func rank(_ subject: Subject) -> Int {
    switch subject {
    case .count(let number), .size(let number), .state(let number): number
    case .name: .max - 3
    case .output: .max - 2
    case .bytes: .max
    }
  }

  /// What a row is called.
  func label(_ subject: Subject) -> String {
    func object(_ key: String, _ number: Int) -> String {
      words.text("compare.\(key)", ["object": "#\(number) \(types[number] ?? "")"])
    }
    return switch subject {
    case .count(let number): object("count", number)
    case .size(let number): object("size", number)
    case .state(let number): object("state", number)
    case .name(let name): name
    case .bytes: text("bytes")
    case .output: text("output")
    }
  }

  /// Whether a row holds counts, the first of which is a sum of references.
  func isSum(_ subject: Subject, at step: Int) -> Bool {
    if case .count = subject { return cells[step][subject]?.first.flatMap { Int($0) } != nil }
    return false
  }

  /// What the counts of a row are made of; by runtime where they are not made of the same.
  func reason(of subject: Subject, at index: Int) -> String {
    guard case .count(let number) = subject else { return "" }
    let sums = (moments[index] ?? []).map { step -> String in
      guard let state = step?.state,
        case .count(let count)?? = state.objects.first(where: { $0.number == number })?.count
      else { return "" }
      let parts = CountSources(of: number, in: state, words: words).parts(of: count, words)
      return parts.joined(separator: " + ").filter { $0 != "`" }
    }
    guard let first = sums.first else { return "" }
    if Set(sums).count == 1 { return first }
    return zip(titles, sums).filter { !$1.isEmpty }.map { "\($0): \($1)" }.joined(separator: "; ")
  }

  /// The rows at a step whose cells are not all equal.
  func differing(at step: Int) -> [Subject] {
    subjects.filter { Set(cells[step][$0] ?? []).count > 1 }
  }
}
