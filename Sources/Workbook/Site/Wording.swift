import HeapDiagrams

/// Numbers with their nouns, as pages tell them; nil where there is nothing to tell.
struct Wording: Sendable {
  /// The words of the course's language.
  let words: Words

  /// `1 claim checked`, `15 claims checked`.
  func claims(_ number: Int) -> String? { counted(number, "claims") }

  /// `15 claims checked on this page`.
  func claimsHere(_ number: Int) -> String? { counted(number, "claimsHere") }

  /// `1 exercise`, `5 exercises`.
  func exercises(_ number: Int) -> String? { counted(number, "exercises") }

  /// `1 lesson`, `30 lessons`.
  func lessons(_ number: Int) -> String {
    words.text("lessons", number: number, ["number": "\(number)"])
  }

  /// `35 minutes`.
  func minutes(_ number: Int) -> String? { counted(number, "minutes") }

  /// `35 minutes`, `1 hour`, `2 hours 5 minutes`.
  func time(_ minutes: Int) -> String? {
    let parts = [counted(minutes / 60, "hours"), counted(minutes % 60, "minutes")]
    let told = parts.compactMap { $0 }.joined(separator: " ")
    return told.isEmpty ? nil : told
  }

  private func counted(_ number: Int, _ key: String) -> String? {
    number <= 0 ? nil : words.text(key, number: number, ["number": "\(number)"])
  }
}
