import Diagnostics
import HeapEngine
import HeapTrace
import PythonSubset
import Runtimes

/// A claim or value that an interpreter is asked about, if it can be.
struct VerifyAsk {
  var purpose: AskPurpose
  /// Whether it has a translation.
  var isAsked: Bool
  /// Where it stands.
  var path: String
  var range: SourceRange
}

/// All that an interpreter is asked about a scenario.
struct VerifyAsks {
  private(set) var asks: [VerifyAsk] = []
  /// The plan that the driver reads.
  private(set) var text = ""
  private var keeps = 0

  init(_ plan: ScenarioPlan, _ page: Page, _ course: Course, _ runtime: Runtime) {
    for (index, checked) in plan.claims.enumerated()
    where checked.claim.applies(to: runtime) && plan.scenario.runtimes.contains(runtime) {
      guard case .expect = checked.claim.kind, let query = checked.condition else { continue }
      let moment = AskMoment.line(checked.claim.line, visit: checked.claim.visit, phase: nil)
      add(
        .claim(index), query, moment, plan.scenario, page.file.path,
        page.file.range(checked.claim.range))
    }
    for value in plan.values where value.runtime == runtime {
      let owner = course.pages[value.id.page]
      let range = owner.file.range(owner.values[value.id.index].query.range.bytes)
      guard owner.values[value.id.index].pin != nil else { continue }
      add(.value(value.id), value.query, value.moment, plan.scenario, owner.file.path, range)
    }
  }

  private mutating func add(
    _ purpose: AskPurpose, _ query: QueryExpression, _ moment: AskMoment,
    _ scenario: Scenario, _ path: String, _ range: SourceRange
  ) {
    let number = asks.count
    let lines = Self.plan(query, moment, scenario, number: number, keeps: &keeps)
    asks.append(VerifyAsk(purpose: purpose, isAsked: lines != nil, path: path, range: range))
    // What is remembered comes first: both may belong to one line.
    text += lines ?? ""
  }

  private static func plan(
    _ query: QueryExpression, _ moment: AskMoment, _ scenario: Scenario, number: Int,
    keeps: inout Int
  ) -> String? {
    guard let place = place(of: moment, scenario.lines),
      let python = PythonQuery(query, rememberingFrom: keeps)
    else { return nil }
    var lines = ""
    for object in python.remembered {
      let line: Int
      switch object.moment.place {
      case .line(let number): line = scenario.lines.whole(number)
      case .name("start"): line = 0
      case .name("end"): line = -1
      case .name(let mark):
        guard let known = scenario.knownMarks[mark] else { return nil }
        line = scenario.lines.whole(known)
      }
      let visit = object.moment.visit ?? 0
      lines += "keep \(keeps) \(line) \(visit) \(hexadecimal(object.name))\n"
      keeps += 1
    }
    return lines + "ask \(number) \(place.line) \(place.visit) \(hexadecimal(python.text))\n"
  }

  private static func place(
    of moment: AskMoment, _ lines: SessionLines
  ) -> (line: Int, visit: Int)? {
    switch moment {
    // The driver knows the start of the whole only.
    case .start: lines.earlier == 0 ? (0, 0) : nil
    case .end: (-1, 0)
    case .line(let line, let visit, nil): (lines.whole(line), visit ?? 0)
    case .line: nil
    }
  }

  private static func hexadecimal(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16)
      return digits.utf8.count < 2 ? "0" + digits : digits
    }.joined()
  }
}

/// What an interpreter answered to one ask.
struct VerifyAnswer: Equatable {
  /// How often it was asked, and how often that failed or came out false.
  var visits, faults, falses: Int
  /// The kind and text of the last value.
  var kind, text: String

  /// Whether it is the value that heapbook computed.
  func says(_ value: QueryValue) -> Bool {
    switch value {
    case .none: kind == "none"
    case .truth(let flag): kind == "truth" && text == (flag ? "True" : "False")
    case .integer(let digits): kind == "integer" && text == digits
    case .real(let number): kind == "real" && Double(text) == number
    case .text(let known): kind == "text" && text == known
    // CPython 3.12 and later: an immortal object's count is far above any real one.
    case .immortal: kind == "integer" && (Int(text) ?? 0) >= 1 << 28
    case .object(_, let shown): text == shown
    case .list: text == value.literal
    }
  }

  /// The value for readers.
  var shown: String {
    kind == "text" ? QueryValue.text(text).literal : kind == "none" ? "None" : text
  }
}

/// The answers that a driver wrote.
struct VerifyAnswers {
  private var answers: [Int: VerifyAnswer] = [:]

  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) {
      let words = String(decoding: line, as: UTF8.self).split(
        separator: " ", omittingEmptySubsequences: false)
      let numbers = words.prefix(4).compactMap { Int($0) }
      guard words.count == 6, numbers.count == 4 else { continue }
      answers[numbers[0]] = VerifyAnswer(
        visits: numbers[1], faults: numbers[2], falses: numbers[3], kind: String(words[4]),
        text: Self.text(words[5]))
    }
  }

  subscript(number: Int) -> VerifyAnswer? { answers[number] }

  private static func text(_ hexadecimal: Substring) -> String {
    let digits = Array(hexadecimal.utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { index in
      UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) ?? 0x3F
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
