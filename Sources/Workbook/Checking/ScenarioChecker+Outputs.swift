import CommonMark
import Diagnostics
import HeapTrace
import Runtimes

extension ScenarioChecker {
  /// Compares the output fences of the scenario with what a run wrote.
  mutating func checkOutputs(_ recording: Recording, _ runtime: Runtime) {
    for output in outputs where output.runtimes?.contains(runtime) ?? true {
      let written = output.isError ? recording.errorOutput : recording.output
      check(output, written, runtime)
    }
  }

  private mutating func check(_ output: OutputFence, _ written: String, _ runtime: Runtime) {
    let fence = output.fence
    if fence.lines.isEmpty, !written.isEmpty {
      return reportFixable(
        Diagnostic(
          .outputMismatch, "the output is not known yet", in: file.path, at: fence.opening),
        fix(of: output))
    }
    let pattern = OutputPattern(fence.lines.map(\.text))
    switch pattern.mismatch(written) {
    case nil: break
    case .line(let index, let found):
      let line = fence.lines.indices.contains(index) ? fence.lines[index].range : closing(fence)
      let what = found.map { "the program writes \(QueryValue.text($0).literal) here" }
      reportFixable(
        Diagnostic(
          .outputMismatch, (what ?? "the program writes nothing more") + under(runtime),
          in: file.path, at: line), fix(of: output))
    case .more(let found):
      reportFixable(
        Diagnostic(
          .outputMismatch,
          "the program goes on to write \(QueryValue.text(found).literal)" + under(runtime),
          in: file.path, at: closing(fence)), fix(of: output))
    }
  }

  /// The closing line of a fence, where a missing line would stand.
  private func closing(_ fence: Fence) -> SourceRange {
    let line = fence.opening.start.line + fence.lines.count + 1
    let whole = file.range(ofLine: line).bytes
    let prefix = fence.linePrefix.utf8.count
    let start = min(whole.lowerBound + prefix, whole.upperBound)
    return file.range(start..<whole.upperBound)
  }
}
