import HeapTrace

/// A value of JSON (RFC 8259), written with its keys in the order in which they are given.
indirect enum JSONValue {
  case null
  case truth(Bool)
  case number(Int)
  case text(String)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// The value in one line.
  var written: String {
    switch self {
    case .null: return "null"
    case .truth(let flag): return flag ? "true" : "false"
    case .number(let number): return "\(number)"
    case .text(let text): return JSONValue.quoted(text)
    case .list(let items): return "[" + items.map(\.written).joined(separator: ",") + "]"
    case .object(let fields):
      return "{"
        + fields.map { "\(JSONValue.quoted($0.0)):\($0.1.written)" }
        .joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// A recording as one JSON document, a step a line; `version` grows when a reader of the old form
/// would fail.
func recordingJSON(_ recording: Recording) -> String {
  var fields: [(String, JSONValue)] = [
    ("version", .number(1)), ("runtime", .text(recording.runtime.rawValue)),
    ("output", .text(recording.output)), ("errors", .text(recording.errorOutput)),
  ]
  switch recording.end {
  case .finished(let status): fields.append(("status", .number(status)))
  case .uncaught(let type, let message, let line):
    fields.append(("uncaught", .text(type)))
    fields.append(("message", .text(message)))
    fields.append(("line", .number(line)))
  case .limit(let limit, let line):
    fields.append(("limit", .text(limit)))
    fields.append(("line", .number(line)))
  }
  let head = JSONValue.object(fields).written.dropLast()
  let steps = recording.steps.map { "\n" + RecordingJSON.step($0).written }
  return head + ",\"stepsCut\":\(recording.stepsCut),\"steps\":["
    + steps.joined(separator: ",") + "\n]}\n"
}

/// The parts of a recording as JSON.
enum RecordingJSON {
  static func step(_ step: Step) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("number", .number(step.number)), ("line", .number(step.line)),
      ("endLine", .number(step.endLine)),
    ]
    if let phase = step.phase { fields.append(("phase", .text(phase))) }
    if let instruction = step.instruction {
      fields.append(("instruction", .text("\(instruction.name) \(instruction.operand)")))
    }
    if let exception = step.exception { fields.append(("exception", .text(exception))) }
    fields += [
      ("output", .text(step.output)), ("frames", .list(step.state.frames.map(frame))),
      ("objects", .list(step.state.objects.map(object))),
      ("events", .list(step.events.map { .text($0.told) })),
    ]
    return .object(fields)
  }

  private static func frame(_ frame: FrameState) -> JSONValue {
    .object([
      ("title", .text(frame.title)), ("id", .number(frame.id)), ("line", .number(frame.line)),
      ("variables", .list(frame.variables.map(slot))), ("stack", .list(frame.stack.map(value))),
    ])
  }

  private static func slot(_ slot: Slot) -> JSONValue {
    var fields: [(String, JSONValue)] = [("name", .text(slot.name)), ("value", value(slot.value))]
    if slot.isWeak { fields.append(("weak", .truth(true))) }
    return .object(fields)
  }

  private static func value(_ value: SlotValue) -> JSONValue {
    switch value {
    case .atom(let text): .text(text)
    case .object(let number): .object([("object", .number(number))])
    case .unbound: .null
    }
  }

  private static func object(_ object: ObjectState) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("number", .number(object.number)), ("type", .text(object.type)),
    ]
    switch object.count {
    case .count(let count)?: fields.append(("count", .number(count)))
    case .immortal?: fields.append(("count", .text("immortal")))
    case nil: break
    }
    switch object.liveness {
    case .live: fields.append(("state", .text("live")))
    case .unreachable: fields.append(("state", .text("unreachable")))
    case .freed(let line, let cause):
      fields.append(("state", .text("freed")))
      fields.append(("freedAt", .number(line)))
      fields.append(("cause", .text(cause.rawValue)))
    }
    if let generation = object.generation { fields.append(("generation", .number(generation))) }
    if let count = object.gcRefs { fields.append(("gcRefs", .number(count))) }
    fields += [
      ("slots", .list(object.slots.map(slot))), ("foldedSlots", .number(object.foldedSlots)),
      ("rest", .list(object.rest.map { .text($0) })), ("size", .number(object.size)),
      ("blocks", .list(object.places.map(place))),
    ]
    return .object(fields)
  }

  private static func place(_ place: BlockPlace) -> JSONValue {
    .object([
      ("address", .number(Int(place.address))), ("bytes", .number(place.bytes)),
      ("purpose", .text(place.purpose)),
    ])
  }
}

extension HeapEvent {
  /// The event in words: `#2 list: 56 bytes from the free list, at the address of #1`.
  var told: String {
    switch self {
    case .allocated(let name, let bytes, _, let layer, let reuses):
      return "\(name.told) made: \(bytes) bytes from \(layer.rawValue)"
        + (reuses.map { ", at the address of \($0.told)" } ?? "")
    case .requested(let bytes, _, let layer): return "\(bytes) bytes from \(layer.rawValue)"
    case .freed(let name, let cause): return "\(name.told) freed (\(cause.rawValue))"
    case .collectionBegan(let generation, let isAutomatic):
      return "collection of generation \(generation) begins"
        + (isAutomatic ? " by itself" : "")
    case .copied(let name, let count): return "\(name.told): gc_refs = \(count)"
    case .subtracted(let from, let slot, let target, let count):
      return "\(slot) of \(from.told) subtracted from \(target.told): gc_refs = \(count)"
    case .setAside(let name): return "\(name.told) set aside"
    case .stays(let name, let count): return "\(name.told) stays: gc_refs = \(count)"
    case .reached(let name, let from): return "\(name.told) reached from \(from.told)"
    case .movedBack(let name, let from):
      return "\(name.told) moved back, reached from \(from.told)"
    case .weakrefCleared(let name, let target):
      return "\(name.told) to \(target.told) cleared"
    case .callbackCalled(let name): return "callback \(name.told) called"
    case .finalized(let name): return "finalizer of \(name.told) called"
    case .resurrected(let name): return "\(name.told) resurrected"
    case .cleared(let name): return "\(name.told) cleared"
    case .collectionEnded(let collected, let uncollectable):
      return "collection ends: \(collected) collected, \(uncollectable) uncollectable"
    }
  }
}

extension ObjectName {
  /// `#3 list`, or `list` for one without a number.
  fileprivate var told: String { number == nil ? shown : "\(shown) \(type)" }
}
