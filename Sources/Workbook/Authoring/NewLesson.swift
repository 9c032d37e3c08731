import Diagnostics

/// The edit that adds a lesson to a course, behind the last one.
///
/// - Parameter name: the file, with or without `.md`: `counting`, `basics/counting.md`.
public func newLesson(
  _ name: String, title: String? = nil, in source: CourseSource
) throws(CourseEditFault) -> CourseEdit {
  let name = name.hasSuffix(".md") ? name : name + ".md"
  try LessonName.check(name)
  guard !source.contains(name) else {
    throw CourseEditFault(message: "\(source.shown(name)) exists already")
  }
  var editor = try BookEditor(source)
  try editor.append(name)
  let words = name.dropLast(3).split(separator: "/").last ?? "lesson"
  let plain = words.replacing("-", with: " ")
  let heading = title ?? plain.prefix(1).uppercased() + plain.dropFirst()
  var edit = CourseEdit()
  edit.written = [
    (name, Array(CourseTemplate.lesson(title: heading).utf8)), ("book.yml", editor.bytes),
  ]
  return edit
}

/// The names that lessons may have.
enum LessonName {
  /// Refuses a name that leads out of the course, or that a link or a setting would misread.
  static func check(_ name: String) throws(CourseEditFault) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    let isPlain = name.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        || [0x2D, 0x2E, 0x2F, 0x5F].contains(byte) || byte >= 0x80
    }
    guard isInside, isPlain, name.hasSuffix(".md"), name.utf8.count > 3 else {
      throw CourseEditFault(
        message: "`\(name)` cannot be a lesson's file: letters, digits, `-`, `_` and folders")
    }
  }
}
