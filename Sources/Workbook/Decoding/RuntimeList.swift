import Runtimes

/// The runtimes that an author names: one, several with commas, or a range of versions.
enum RuntimeList {
  /// The runtimes of a text, or the part of it that names none.
  static func parse(_ text: String) -> Result<[Runtime], UnknownRuntime> {
    var runtimes: [Runtime] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.trimmingBlanks()
      if let dots = name.firstRange(of: "..") {
        guard let range = range(from: name[..<dots.lowerBound], to: name[dots.upperBound...])
        else { return .failure(UnknownRuntime(name: String(name))) }
        runtimes += range
      } else if let runtime = Runtime(rawValue: String(name)) {
        runtimes.append(runtime)
      } else {
        return .failure(UnknownRuntime(name: String(name)))
      }
    }
    var unique: [Runtime] = []
    for runtime in runtimes where !unique.contains(runtime) { unique.append(runtime) }
    return .success(unique)
  }

  /// The names of all runtimes.
  static var names: [String] { Runtime.allCases.map(\.rawValue) }

  /// `cpython-3.9..3.12`: all runtimes that exist between the two versions of one family.
  private static func range(from first: Substring, to last: Substring) -> [Runtime]? {
    guard let start = Runtime(rawValue: String(first)), let dash = first.lastIndex(of: "-")
    else { return nil }
    let family = first[...dash]
    let name = last.hasPrefix(family) ? String(last) : "\(family)\(last)"
    guard let end = Runtime(rawValue: name),
      start.level <= end.level
    else { return nil }
    return Runtime.allCases.filter {
      $0.rawValue.hasPrefix(family) && $0.level >= start.level && $0.level <= end.level
    }
  }
}

/// A name that is no runtime's.
struct UnknownRuntime: Error, Equatable {
  /// As it is written.
  var name: String
}

extension StringProtocol {
  /// The text without blanks and tabs at its ends.
  func trimmingBlanks() -> SubSequence {
    var part = self[...]
    while let first = part.unicodeScalars.first, first.properties.isWhitespace {
      part.removeFirst()
    }
    while let last = part.unicodeScalars.last, last.properties.isWhitespace { part.removeLast() }
    return part
  }
}
