import Foundation
import Testing

/// A text recorded in `Goldens/`: a missing one is written and the test fails once; with
/// `HEAPBOOK_RECORD=1` in the environment it is written again.
func expectGolden(
  _ actual: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Goldens")
  let file = folder.appendingPathComponent(name)
  let recorded = try? String(contentsOf: file, encoding: .utf8)
  if recorded == actual { return }
  let records = ProcessInfo.processInfo.environment["HEAPBOOK_RECORD"] == "1"
  if recorded == nil || records {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try actual.write(to: file, atomically: true, encoding: .utf8)
    if recorded == nil {
      Issue.record(
        "\(name) was missing and has been recorded: look at it", sourceLocation: location)
    }
    return
  }
  Issue.record("\(name) differs from its golden file", sourceLocation: location)
}
