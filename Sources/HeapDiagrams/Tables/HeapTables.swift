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

  /// A name of a frame: its row, and the reference that it is.
  private struct Name {
    var row: Int
    var reference: Reference?
  }

  /// The names of a frame.
  private struct Names {
    var variables: [Slot]
    var isModule: Bool
    var names: [Name]
  }

  /// The rows by version.
  private var rows: [Row?]
  /// The references of each version.
  private var references: [[Reference]?]
  private var names: [Int: Names] = [:]
  /// The words for what exists and is not drawn, as the last step has them.
  private var hidden: (things: [String], words: String)?
  /// The texts of the references of a named rest, by number.
  private var holders: [String: Int] = [:]
  /// The texts of references, without the marks of code.
  private var texts = PieceTable()
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
    var table = [tables.number(of: TextTable.opening(caption(of: step))), titles]
    for place in sources.indices { sources[place].removeAll(keepingCapacity: true) }
    for (index, frame) in state.frames.enumerated() {
      for name in names(of: frame, isModule: index == 0) {
        table.append(name.row)
        if let reference = name.reference { sources[reference.place].append(reference.text) }
      }
    }
    for version in versions.now[step] {
      if references[version] == nil { readReferences(ofVersion: version) }
      for reference in references[version] ?? [] {
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
    let previous = old < 0 ? nil : versions.states[old]
    let told = ObjectLook.Told(
      object, isNew: ObjectLook.isNew(object, before: before, previous: previous),
      previous: previous, insideCall: false, run.words)
    var all = sources[place]
    if !object.isFreed { for name in object.rest { all.append(holder(name)) } }
    let reasons = HeapTable.Reasons(counting: all)
    let words = run.words
    let number = tables.number { [texts] row in
      HeapTable.add(object, told, reasons, texts, words, to: &row)
    }
    if HeapTable.tellsReasons(of: object, reasons) { tables.tellsReasons = true }
    if version == old { rows[version] = Row(sources: sources[place], number: number) }
    return number
  }

  /// The number of the text of a reference of a named rest.
  private mutating func holder(_ name: String) -> Int {
    if let known = holders[name] { return known }
    let number = number(of: run.words.holder(name))
    holders[name] = number
    return number
  }

  private mutating func names(of frame: FrameState, isModule: Bool) -> [Name] {
    let old = names[frame.id]
    if let old, old.isModule == isModule, old.variables == frame.variables { return old.names }
    var found = Names(variables: frame.variables, isModule: isModule, names: [])
    found.names.reserveCapacity(frame.variables.count)
    for (index, variable) in frame.variables.enumerated() {
      if let old, old.isModule == isModule, index < old.variables.count,
        old.variables[index] == variable
      {
        found.names.append(old.names[index])
      } else {
        found.names.append(name(variable, of: frame, isModule: isModule))
      }
    }
    names[frame.id] = found
    return found.names
  }

  private mutating func name(
    _ variable: Slot, of frame: FrameState, isModule: Bool
  ) -> Name {
    let row = tables.number(of: HeapTable.row(variable, of: frame, run.words), reasonColumn: nil)
    guard !variable.isWeak, case .object(let target) = variable.value,
      let place = versions.place[target]
    else { return Name(row: row, reference: nil) }
    let text = CountSources.text(of: variable, in: frame, isModule: isModule, run.words)
    return Name(row: row, reference: Reference(place: place, text: number(of: text)))
  }

  private mutating func readReferences(ofVersion version: Int) {
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
  }

  /// The number of a text as it stands in a cell, without the marks of code.
  private mutating func number(of marked: String) -> Int {
    texts.text.addShown(HeapTable.withoutCode(marked))
    return texts.close()
  }
}
