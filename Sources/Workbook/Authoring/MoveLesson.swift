import CommonMark
import Diagnostics

/// The edit that gives a lesson another name: its place in `book.yml`, every link, value and
/// picture that names it, its own links where its folder changes, and a redirect from its old
/// address. Anchors stay as they are.
public func moveLesson(
  _ old: String, to new: String, in source: CourseSource
) throws(CourseEditFault) -> CourseEdit {
  let new = new.hasSuffix(".md") ? new : new + ".md"
  try LessonName.check(new)
  let course = Course(reading: source, withDrafts: true)
  guard let index = course.page(named: old) else {
    let near = nearest(to: old, among: course.pages.map(\.name))
    throw CourseEditFault(
      message: "there is no lesson `\(old)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
  }
  guard !source.contains(new) else {
    throw CourseEditFault(message: "\(source.shown(new)) exists already")
  }
  var editor = try BookEditor(source)
  let book = editor.book
  let listed = book.parts.flatMap(\.lessons) + book.pages + [book.index].compactMap { $0 }
  for lesson in listed where lesson.name == old { editor.replace(lesson, with: new) }
  if index != course.indexPage {
    try editor.redirect(String(old.dropLast(3)) + ".html", to: new)
  }
  var edit = CourseEdit()
  var seen: Set<String> = []
  for page in course.pages {
    for segment in page.segments
    where segment.name.hasSuffix(".md") && seen.insert(segment.name).inserted {
      let mover = LinkMover(course, page, segment, from: old, to: new)
      let isMoved = segment.name == old
      if mover.fixes.isEmpty && !isMoved { continue }
      edit.written.append((isMoved ? new : segment.name, segment.file.applying(mover.fixes)))
    }
  }
  edit.written.append(("book.yml", editor.bytes))
  edit.removed = [old]
  let before = Set(checkCourse(source).findings.map(\.message))
  let after = checkCourse(edit.applied(to: source)).findings
  if let fault = after.first(where: { $0.severity == .error && !before.contains($0.message) }) {
    throw CourseEditFault(message: "it would break \(fault.path): \(fault.message)")
  }
  return edit
}

/// The changes of one file's links when a lesson moves.
private struct LinkMover {
  let page: Page
  let segment: PageSegment
  let old, new: String
  private(set) var fixes: [Diagnostic.Fix] = []

  init(_ course: Course, _ page: Page, _ segment: PageSegment, from old: String, to new: String) {
    self.page = page
    self.segment = segment
    (self.old, self.new) = (old, new)
    for link in page.links where PageReader.scheme(of: link.destination) == nil {
      move(link.range)
    }
    for value in page.values where value.reference.page != nil { move(value.targetRange) }
    for picture in page.pictures where picture.target.reference.page != nil {
      move(picture.destination)
    }
    if segment.name == page.name {
      for lesson in page.settings.prerequisites { move(lesson.range.bytes, count: lesson.name) }
    }
    fixes.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }

  /// Changes the path in a destination as it is written: `pair.md#cut`, `heap:pair.md#cut@end`.
  private mutating func move(_ range: Range<Int>, count name: String? = nil) {
    guard range.lowerBound >= segment.start, range.lowerBound <= segment.end else { return }
    var bytes = segment.bytes(range)
    if let name {
      bytes = bytes.lowerBound..<min(bytes.lowerBound + name.utf8.count, segment.file.bytes.count)
    }
    let text = segment.file.text(bytes)
    let prefix = text.firstIndex(of: ":").map { text.index(after: $0) } ?? text.startIndex
    let end = text[prefix...].firstIndex(of: "#") ?? text.endIndex
    let path = String(text[prefix..<end])
    guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("<") else { return }
    let target = CoursePath.resolve(LinkText.decoded(path), from: segment.name)
    let owner = segment.name == old ? new : segment.name
    let wanted = Self.path(to: target == old ? new : target, from: owner)
    guard CoursePath.resolve(LinkText.decoded(path), from: owner) != (target == old ? new : target)
    else { return }
    let start = bytes.lowerBound + text[..<prefix].utf8.count
    fixes.append(
      Diagnostic.Fix(
        bytes: start..<(start + path.utf8.count), replacement: LinkText.encoded(wanted)))
  }

  /// The way from a file's folder to another file.
  private static func path(to target: String, from owner: String) -> String {
    var (here, there) = (
      owner.split(separator: "/").dropLast()[...], target.split(separator: "/")[...]
    )
    while let one = here.first, there.count > 1, one == there.first {
      here.removeFirst()
      there.removeFirst()
    }
    return String(repeating: "../", count: here.count) + there.joined(separator: "/")
  }
}
