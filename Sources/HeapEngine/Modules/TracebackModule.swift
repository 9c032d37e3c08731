/// The native part of the module `traceback`: what the interpreter itself would print.
extension World {
  static let tracebackFunctions: [NativeEntry] = [
    .function("report", 2) { world, arguments in
      guard world.layout(arguments[0]) == .exception else {
        let shown = world.typeName(arguments[0])
        return world.raise(.typeError, "Exception expected for value, \(shown) found")
      }
      let text: String
      world.reportsForModule = true
      defer { world.reportsForModule = false }
      switch world.intValue(arguments[1]) ?? 2 {
      case 0: text = world.exceptionAlone(arguments[0], withTraceback: false)
      case 1: text = world.exceptionAlone(arguments[0], withTraceback: true)
      default: text = world.exceptionReport(arguments[0])
      }
      return world.makeStr(text)
    },
    .function("source", 2) { world, arguments in
      guard world.layout(arguments[0]) == .str, let line = world.intValue(arguments[1]),
        let lines = world.sources[world.text(arguments[0])], lines.indices.contains(line - 1)
      else { return world.owned(.emptyStr) }
      let text = String(decoding: lines[line - 1], as: UTF8.self)
      return world.makeStr(text)
    },
    .function("entries", 1) { $0.tracebackEntryList($1[0]) },
  ]

  /// A list of tuples `(filename, line, name, source, text)`, one for each entry of a traceback,
  /// or for each frame from the outermost to the given one.
  private mutating func tracebackEntryList(_ first: Ref) -> Ref {
    var places: [(code: Int, instruction: Int, line: Int)] = []
    if layout(first) == .traceback {
      var current = first
      while !current.isNull {
        let frame = rows[rows[current].field1].body(FrameBody.self)
        let code = Int(rows[frame.pointee.code].body(CodeBody.self).pointee.index)
        places.append((code, tracebackInstruction(current), tracebackLine(current)))
        current = rows[current].field0
      }
    } else if layout(first) == .frame {
      places = stackPlaces(first)
    }
    var items: [Ref] = []
    for place in places {
      let code = codes[place.code]
      let text = placeText(code, place.instruction, place.line)
      let lines = sources[code.filename] ?? []
      let source =
        lines.indices.contains(place.line - 1)
        ? makeStr(trimmed(lines[place.line - 1])) : owned(Ref.none)
      let values = [
        makeStr(code.filename), makeInt(place.line), makeStr(code.name), source, makeStr(text),
      ]
      items.append(makeTuple(consuming: values))
    }
    return makeList(consuming: items)
  }

  private func trimmed(_ line: [UInt8]) -> String {
    let blanks: Set<UInt8> = [9, 10, 12, 13, 32]
    let start = line.prefix { blanks.contains($0) }.count
    let kept = line.dropFirst(start)
    return String(
      decoding: kept.dropLast(kept.reversed().prefix { blanks.contains($0) }.count), as: UTF8.self)
  }

  /// The running frames up to a frame object, the outermost first.
  private func stackPlaces(_ frame: Ref) -> [(code: Int, instruction: Int, line: Int)] {
    let index = Int(rows[frame].body(FrameBody.self).pointee.index)
    guard index >= 0 else { return [] }
    return (0...index).map { place in
      let running = frames + place
      return (
        Int(running.pointee.code.pointee.index), running.pointee.instruction, line(of: running)
      )
    }
  }
}
