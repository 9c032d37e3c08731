import Diagnostics

extension SourceFile {
  /// A finding at a byte range of this file.
  func finding(
    _ rule: Rule, _ message: String, at bytes: Range<Int>, hint: String? = nil,
    notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(rule, message, in: path, at: range(bytes), hint: hint, notes: notes)
  }

  /// A finding at a name that is not known, with the nearest one that is.
  func unknownName(
    _ rule: Rule, _ what: String, _ name: String, at bytes: Range<Int>, known: [String]
  ) -> Diagnostic {
    let hint =
      nearest(to: name, among: known).map { "did you mean `\($0)`?" }
      ?? (known.isEmpty ? nil : "there are: \(known.joined(separator: ", "))")
    return finding(rule, "there is no \(what) `\(name)`", at: bytes, hint: hint)
  }
}

/// The text that says that something of the format is not done by this version.
func notInThisVersion(_ what: String) -> String { "\(what) is not in this version of heapbook" }
