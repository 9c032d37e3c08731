/// Numbers with their nouns, as pages tell them; nil where there is nothing to tell.
enum Wording {
  /// `1 claim`, `15 claims`.
  static func claims(_ number: Int) -> String? { counted(number, "claim") }

  /// `1 exercise`, `5 exercises`.
  static func exercises(_ number: Int) -> String? { counted(number, "exercise") }

  /// `1 lesson`, `30 lessons`.
  static func lessons(_ number: Int) -> String { counted(number, "lesson") ?? "no lessons" }

  /// `35 minutes`, `1 hour`, `2 hours 5 minutes`.
  static func time(_ minutes: Int) -> String? {
    let parts = [counted(minutes / 60, "hour"), counted(minutes % 60, "minute")]
    let told = parts.compactMap { $0 }.joined(separator: " ")
    return told.isEmpty ? nil : told
  }

  private static func counted(_ number: Int, _ noun: String) -> String? {
    number <= 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
