import HeapTrace

/// Makes the tables of all steps of a run, each row once for as long as it says the same.
struct HeapTables {
  private(set) var tables = StepTables()
  private let run: DrawnRun
  private let versions: ObjectVersions
  private let titles: Int
  private let closing: Int

  /// A row of an object that the step has not changed, and the references from which its count is
  /// made.
  private struct Row {
    var sources: [Int]
    var number: Int
  }

  /// A reference: the place of the object that it leads to, and the number of its text.
  private struct Reference {
    var place: Int
    var text: Int
  }

  /// The names of a frame.
  private struct Names {
    var variables: [Slot]
    var isModule: Bool
    var rows: [Int]
    var references: [Reference]
  }

  /// The rows by version.
  private var rows: [Row?]
  /// The references of each version.
  private var references: [[Reference]?]
  private var names: [Int: Names] = [:]
  /// The words for what exists and is not drawn, as the last step has them.
  private var hidden: (things: [String], words: String)?
  /// The texts of the references of a named rest.
  private var holders: [String: String] = [:]
  /// The texts of references, without the marks of code.
  private var texts: [String] = []
  private var textNumbers: [String: Int] = [:]
  /// The texts of the references to each object at the step that is read.
  private var sources: [[Int]]

  init(_ run: DrawnRun) {
    self.run = run
    versions = ObjectVersions(run.steps)
    let table = TextTable(caption: "", header: HeapTable.header(run.words), rows: [])
    rows = Array(repeating: nil, count: versions.states.count)
    references = Array(repeating: nil, count: versions.states.count)
    sources = Array(repeating: [], count: versions.place.count)
    titles = tables.number(of: table.titles)
    closing = tables.number(of: TextTable.closing)
    for step in run.steps.indices { read(step) }
  }

  private mutating func read(_ step: Int) {
    let state = run.steps[step].state
    let caption = TextTable(caption: caption(of: step), header: [], rows: [])
    var table = [tables.number(of: caption.opening), titles]
    for place in sources.indices { sources[place].removeAll(keepingCapacity: true) }
    for (index, frame) in state.frames.enumerated() {
      let names = names(of: frame, isModule: index == 0)
      table += names.rows
      for reference in names.references { sources[reference.place].append(reference.text) }
    }
    for version in versions.now[step] {
      for reference in references(ofVersion: version) {
        sources[reference.place].append(reference.text)
      }
    }
    let before = HeapTable.before(run.steps[step], run.previous(step))
    for (version, old) in zip(versions.now[step], versions.before[step]) {
      table.append(row(version, old, before))
    }
    for folded in state.folded {
      table.append(tables.number(of: HeapTable.row(folded, run.words), reasonColumn: nil))
    }
    table.append(closing)
    tables.add(table)
  }

  /// What the table of a step is about.
  private mutating func caption(of step: Int) -> String {
    let place = run.words.place(run.steps[step])
    let things = run.steps[step].state.hidden
    if things.isEmpty { return place }
    if hidden?.things != things { hidden = (things, run.words.hidden(things)) }
    return run.words.place(place, hidingWords: hidden?.words ?? "")
  }

  private mutating func row(_ version: Int, _ old: Int, _ before: HeapState?) -> Int {
    let place = versions.places[version]
    if version == old, let known = rows[version], known.sources == sources[place] {
      return known.number
    }
    let object = versions.states[version]
    let look = ObjectLook(
      object, before: before, previous: old < 0 ? nil : versions.states[old], insideCall: false,
      run.words)
    let sum = CountSources(
      drawn: sources[place].map { texts[$0] }, rest: object.isFreed ? [] : holders(object.rest))
    let cells = HeapTable.row(object, look: look, sum, run.words)
    let number = tables.number(of: cells, reasonColumn: HeapTable.reasonColumn)
    if version == old { rows[version] = Row(sources: sources[place], number: number) }
    return number
  }

  private mutating func holders(_ rest: [String]) -> [String] {
    rest.map { name in
      if let known = holders[name] { return known }
      let text = HeapTable.withoutCode(run.words.holder(name))
      holders[name] = text
      return text
    }
  }

  private mutating func names(of frame: FrameState, isModule: Bool) -> Names {
    if let known = names[frame.id], known.isModule == isModule, known.variables == frame.variables {
      return known
    }
    var found = Names(variables: frame.variables, isModule: isModule, rows: [], references: [])
    let old = names[frame.id]
    for (index, variable) in frame.variables.enumerated() {
      if let old, index < old.variables.count, old.variables[index] == variable {
        found.rows.append(old.rows[index])
      } else {
        found.rows.append(
          tables.number(of: HeapTable.row(variable, of: frame, run.words), reasonColumn: nil))
      }
      guard !variable.isWeak, case .object(let target) = variable.value,
        let place = versions.place[target]
      else { continue }
      let text = CountSources.text(of: variable, in: frame, isModule: isModule, run.words)
      found.references.append(Reference(place: place, text: number(of: text)))
    }
    names[frame.id] = found
    return found
  }

  private mutating func references(ofVersion version: Int) -> [Reference] {
    if let known = references[version] { return known }
    let object = versions.states[version]
    var found: [Reference] = []
    for slot in object.slots where !slot.isWeak && !object.isFreed {
      guard case .object(let target) = slot.value, let place = versions.place[target] else {
        continue
      }
      found.append(
        Reference(
          place: place, text: number(of: CountSources.text(of: slot, in: object, run.words))))
    }
    references[version] = found
    return found
  }

  private mutating func number(of marked: String) -> Int {
    let text = HeapTable.withoutCode(marked)
    if let known = textNumbers[text] { return known }
    textNumbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
