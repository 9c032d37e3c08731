import Diagnostics

extension Page {
  /// The file of the course that holds an offset of the page's text.
  func segment(at offset: Int) -> PageSegment? { segments.last { $0.start <= offset } }

  /// The name of the file in which something stands: links lead from its folder.
  func name(at offset: Int) -> String { segment(at: offset)?.name ?? name }

  /// A place of the page's text in the file that it is from.
  func located(_ range: SourceRange) -> (path: String, range: SourceRange) {
    guard segments.count > 1, let segment = segment(at: range.bytes.lowerBound),
      segment.start != segments[0].start
    else { return (file.path, range) }
    return (segment.file.path, segment.file.range(segment.bytes(range.bytes)))
  }

  /// A finding of the page's text in the file that it is from.
  func located(_ finding: Diagnostic) -> Diagnostic {
    guard finding.path == file.path, segments.count > 1, let range = finding.range else {
      return finding
    }
    var result = finding
    (result.path, result.range) = located(range)
    if let fix = finding.fix, let segment = segment(at: fix.bytes.lowerBound) {
      result = result.mended(
        by: Diagnostic.Fix(
          bytes: segment.start == segments[0].start ? fix.bytes : segment.bytes(fix.bytes),
          replacement: fix.replacement))
    }
    return result
  }
}
