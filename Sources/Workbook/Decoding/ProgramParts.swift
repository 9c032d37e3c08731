import CommonMark
import Diagnostics

/// The named parts of a program's file: what stands between `# part: NAME` and `# end: NAME`.
struct ProgramParts {
  /// A part.
  struct Part {
    var name: String
    /// The bytes of its name in `# part: NAME`.
    var place: Range<Int>
    /// The lines of the file, by index, that it holds; nil where its end is missing.
    var lines: Range<Int>?
  }

  /// The parts in order.
  private(set) var parts: [Part] = []
  /// The indices of the lines that are such marks, and no part of any program.
  private(set) var marks: Set<Int> = []

  /// The parts of the lines of a file.
  init(_ file: SourceFile, lines: [Range<Int>]) {
    for (index, line) in lines.enumerated() {
      guard let (word, place) = Self.mark(file.bytes, line) else { continue }
      let name = file.text(place)
      marks.insert(index)
      if word == "part" {
        parts.append(Part(name: name, place: place, lines: nil))
      } else if let open = parts.lastIndex(where: { $0.name == name && $0.lines == nil }) {
        let start = lines.firstIndex { $0.upperBound >= parts[open].place.upperBound } ?? index
        parts[open].lines = (start + 1)..<index
      }
    }
  }

  /// The word and the name of a line that is nothing but such a mark.
  private static func mark(_ bytes: [UInt8], _ line: Range<Int>) -> (String, Range<Int>)? {
    let text = CommentParts.trimmed(bytes, line)
    for word in ["part", "end"] where bytes[text].starts(with: "# \(word):".utf8) {
      let name = CommentParts.trimmed(
        bytes, (text.lowerBound + word.utf8.count + 3)..<text.upperBound)
      if Moment.isName(String(decoding: bytes[name], as: UTF8.self)) { return (word, name) }
    }
    return nil
  }
}

extension PageReader {
  /// The fence with the program of the file that its option names; nil, with a finding, where
  /// there is none.
  mutating func withProgram(_ fence: Fence, _ options: ScenarioOptions) -> Fence? {
    guard let named = options.file else {
      guard let part = options.part else { return fence }
      findings.append(
        file.finding(.optionValue, "`part=` goes with `file=`", at: part.place))
      return nil
    }
    let path = CoursePath.resolve(named.text, from: page.name(at: named.place.lowerBound))
    guard path.hasSuffix(".py") else {
      findings.append(
        file.finding(.optionValue, "`\(named.text)` is no .py file", at: named.place))
      return nil
    }
    guard let index = programs[path] else {
      let names = source.names.filter { $0.hasSuffix(".py") }
      findings.append(
        file.finding(
          .assetMissing, "there is no program `\(named.text)`", at: named.place,
          hint: CoursePath.hint(
            at: path, among: names, from: page.name(at: named.place.lowerBound))))
      return nil
    }
    if let line = fence.lines.first {
      findings.append(
        Diagnostic(
          .optionValue, "the program is in `\(named.text)`, so the fence must be empty",
          in: file.path, at: line.range))
      return nil
    }
    return program(fence, page.segments[index], options.part)
  }

  private mutating func program(
    _ fence: Fence, _ segment: PageSegment, _ named: OptionText?
  ) -> Fence? {
    var lines = file.lines.filter {
      $0.lowerBound >= segment.start && $0.lowerBound <= segment.end
    }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    let parts = ProgramParts(file, lines: lines)
    var wanted = 0..<lines.count
    if let named {
      guard let part = parts.parts.first(where: { $0.name == named.text }) else {
        findings.append(
          file.unknownName(
            .partUnknown, "part", named.text, at: named.place, known: parts.parts.map(\.name)))
        return nil
      }
      guard let found = part.lines else {
        findings.append(
          file.finding(
            .partUnknown, "the part has no end", at: part.place,
            hint: "write # end: \(named.text)"))
        return nil
      }
      wanted = found
      page.usedParts.insert(UsedPart(file: segment.name, part: named.text))
    }
    let kept = wanted.filter { !parts.marks.contains($0) }
    return fence.holding(kept.map { LocatedText(file, lines[$0]) })
  }
}

/// A part of a program's file that a page shows.
struct UsedPart: Hashable, Sendable {
  var file, part: String
}

extension Course {
  /// The findings that parts of programs are shown by no page.
  static func unusedParts(_ pages: [Page]) -> [Diagnostic] {
    let used = pages.reduce(into: Set<UsedPart>()) { $0.formUnion($1.usedParts) }
    var seen: Set<String> = []
    var findings: [Diagnostic] = []
    for segment in pages.flatMap(\.segments) where segment.name.hasSuffix(".py") {
      guard seen.insert(segment.name).inserted else { continue }
      for part in ProgramParts(segment.file, lines: segment.file.lines).parts
      where part.lines != nil && !used.contains(UsedPart(file: segment.name, part: part.name)) {
        findings.append(
          segment.file.finding(.partUnused, "no page shows the part `\(part.name)`", at: part.place)
        )
      }
    }
    return findings
  }
}
