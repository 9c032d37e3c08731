/// The lines of an `output` fence: exact ones, and `...` which stands for any lines, even none.
struct OutputPattern: Equatable {
  /// Where a comparison failed.
  enum Mismatch: Equatable {
    /// That line of the fence, from 0, is not what was written.
    case line(Int, written: String?)
    /// The fence ends, and more was written.
    case more(written: String)
  }

  /// A run of exact lines.
  struct Segment: Equatable {
    var lines: [String]
    /// The index of its first line in the fence.
    var start: Int
  }

  /// The segments between the skips: always one more than there are skips.
  var segments: [Segment]

  /// A pattern from the lines of a fence; `\...` stands for three dots.
  init(_ lines: [String]) {
    segments = [Segment(lines: [], start: 0)]
    for (index, line) in lines.enumerated() {
      if line == "..." {
        segments.append(Segment(lines: [], start: index + 1))
      } else {
        segments[segments.count - 1].lines.append(line == "\\..." ? "..." : line)
      }
    }
  }

  /// The lines of a text that was written; a line feed at its very end closes the last line.
  static func lines(of output: String) -> [String] {
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  /// The first difference from what was written, or nil where it fits.
  func mismatch(_ output: String) -> Mismatch? {
    let written = Self.lines(of: output)
    guard segments.count > 1, let first = segments.first, let last = segments.last else {
      return exact(segments[0], written[...], isAll: true)
    }
    if let fault = exact(first, written[...], isAll: false) { return fault }
    var rest = written.dropFirst(first.lines.count)
    for segment in segments.dropFirst().dropLast() where !segment.lines.isEmpty {
      switch Self.search(segment, in: rest) {
      case .success(let end): rest = rest[end...]
      case .failure(let fault): return fault.mismatch
      }
    }
    if rest.count < last.lines.count { return exact(last, rest, isAll: true) }
    return exact(last, rest.suffix(last.lines.count), isAll: true)
  }

  private func exact(
    _ segment: Segment, _ written: ArraySlice<String>, isAll: Bool
  ) -> Mismatch? {
    var rest = written
    for (index, line) in segment.lines.enumerated() {
      guard let next = rest.popFirst(), next == line else {
        let place = written.startIndex + index
        let found = place < written.endIndex ? written[place] : nil
        return .line(segment.start + index, written: found)
      }
    }
    if isAll, let next = rest.first { return .more(written: next) }
    return nil
  }

  private struct NotFound: Error {
    var mismatch: Mismatch
  }

  /// The end of a segment's first occurrence; where it is missing, the line up to which the
  /// longest partial one came.
  private static func search(
    _ segment: Segment, in written: ArraySlice<String>
  ) -> Result<Int, NotFound> {
    var best = (length: 0, written: written.first)
    for start in written.indices {
      let length = zip(segment.lines, written[start...]).prefix { $0 == $1 }.count
      if length == segment.lines.count { return .success(start + length) }
      if length > best.length {
        best = (length, start + length < written.endIndex ? written[start + length] : nil)
      }
    }
    return .failure(
      NotFound(mismatch: .line(segment.start + best.length, written: best.written)))
  }
}
