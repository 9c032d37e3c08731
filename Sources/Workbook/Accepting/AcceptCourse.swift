import Diagnostics

/// A file of a course with the values that were accepted into it.
public struct AcceptedFile: Equatable, Sendable {
  /// The file as findings show it.
  public var path: String
  /// Its bytes as they were read, and as they are to be.
  public var before, after: [UInt8]
  /// How many edits were made.
  public var edits: Int
}

/// What `accept` would do, and what is left then.
public struct Acceptance: Sendable {
  /// The files that change, by path.
  public var files: [AcceptedFile]
  /// The check of the course with all edits made.
  public var check: CheckResult
  /// The targets that name no file of the course, with the nearest that is one.
  public var unknown: [(path: String, nearest: String?)] = []

  /// The number of edits.
  public var edits: Int { files.reduce(0) { $0 + $1.edits } }
}

/// Works out what `accept` writes into a course. Nothing is written.
///
/// Only what the format allows is edited, byte for byte: the literal behind `==` in `# expect:`,
/// the text behind `# prints:`, the body of an `output` fence, the literal behind `=` in an
/// inline value. The edited course is checked again, until nothing is left to accept.
///
/// - Parameter targets: the files or lines to accept; empty for all.
public func acceptCourse(
  _ source: CourseSource, targets: [AcceptTarget] = [], options: CourseOptions = CourseOptions()
) -> Acceptance {
  var result = Acceptance(files: [], check: checkCourse(source, options: options))
  let known = result.check.files.map(\.path)
  for target in targets where !known.contains(target.path) {
    result.unknown.append((target.path, nearest(to: target.path, among: known)))
  }
  guard result.unknown.isEmpty else { return result }
  var edited: [String: (bytes: [UInt8], edits: Int)] = [:]
  // A second finding at one place shows only when the first is gone; four rounds are plenty.
  for _ in 0..<4 {
    let fixes = acceptableFixes(result.check, targets)
    if fixes.isEmpty { break }
    for (path, fixes) in fixes {
      guard let name = source.name(ofShown: path),
        let file = result.check.files.first(where: { $0.path == path })
      else { continue }
      edited[name] = (file.applying(fixes), (edited[name]?.edits ?? 0) + fixes.count)
    }
    result.check = checkCourse(source.replacing(edited.mapValues(\.bytes)), options: options)
  }
  for (name, file) in edited.sorted(by: { $0.key < $1.key }) {
    let before = source.read(name) ?? []
    guard before != file.bytes else { continue }
    result.files.append(
      AcceptedFile(
        path: source.shown(name), before: before, after: file.bytes, edits: file.edits))
  }
  return result
}

/// The rules whose findings `accept` may mend.
let acceptableRules: Set<Rule> = [
  .expectMismatch, .outputMismatch, .valueMismatch, .valueUnresolved,
]

/// The edits of a check by file, in order and apart from each other.
private func acceptableFixes(
  _ check: CheckResult, _ targets: [AcceptTarget]
) -> [String: [Diagnostic.Fix]] {
  var fixes: [String: [Diagnostic.Fix]] = [:]
  for finding in check.findings where acceptableRules.contains(finding.rule) {
    guard let fix = finding.fix else { continue }
    let file = check.files.first { $0.path == finding.path }
    guard targets.isEmpty || targets.contains(where: { $0.holds(finding, in: file) }) else {
      continue
    }
    fixes[finding.path, default: []].append(fix)
  }
  return fixes.mapValues { list in
    var kept: [Diagnostic.Fix] = []
    let sorted = list.sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    for fix in sorted {
      if let last = kept.last, fix.bytes.lowerBound < last.bytes.upperBound || fix == last {
        continue
      }
      kept.append(fix)
    }
    return kept
  }
}

extension SourceFile {
  /// The bytes with some edits made, which are in order and do not overlap.
  func applying(_ fixes: [Diagnostic.Fix]) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    for fix in fixes {
      result += bytes[offset..<fix.bytes.lowerBound]
      result += fix.replacement.utf8
      offset = fix.bytes.upperBound
    }
    return result + bytes[offset...]
  }
}

extension AcceptedFile {
  /// Writes the file; why it was not written, nil where it was.
  ///
  /// - Parameter root: the folder that the file must lie in.
  public func write(inside root: String) -> String? {
    DiskFile.replace(path, old: before, with: after, inside: root)
  }
}

extension Acceptance {
  /// What is left to report: the findings in the files that were named, or all of them.
  public func rest(for targets: [AcceptTarget]) -> CheckResult {
    guard !targets.isEmpty else { return check }
    var rest = check
    rest.findings = check.findings.filter { finding in
      targets.contains { target in
        target.holds(finding, in: check.files.first { $0.path == finding.path })
      }
    }
    return rest
  }
}
