import Glibc
import HeapDiagrams
import HeapTrace

/// Measures the drawing against the budgets of the pictures' design, prints a line for each, and
/// exits with 1 when one is missed; some drawings are written into a folder that is named. Times are CPU times, the least of several.
@main struct Main {
  static func main() {
    let options = DrawingOptions(idPrefix: "fig", title: "A run", description: "A picture.")
    func still(_ steps: [Step]) -> String {
      RunDrawing(steps, kind: .heap, options: options).still(at: 0)
    }
    func stepped(_ steps: [Step]) -> String {
      RunDrawing(steps, kind: .heap, options: options).stepped.svg
    }
    var report = Report()
    let twenty = Runs.twenty
    report.add("20 objects, drawn", milliseconds(20) { still(twenty) }, "ms", atMost: 5)
    report.add("20 objects, SVG", kilobytes(still(twenty)), "kB", atMost: 12)
    let linked = Runs.linked(100)
    report.add(
      "100 nodes, the last step", milliseconds(10) { still([linked[299]]) }, "ms", atMost: 5)
    report.add(
      "100 nodes, SVG an object", kilobytes(still([linked[299]])) / 100, "kB", atMost: 0.8)
    report.add(
      "100 nodes in 300 steps, drawn", milliseconds(3) { stepped(linked) }, "ms", atMost: 300 * 5)
    report.add("100 nodes in 300 steps, SVG", kilobytes(stepped(linked)), "kB", atMost: 200)
    let folded = Runs.list(1000, shown: 7)
    report.add("1,000 items folded, drawn", milliseconds(10) { still(folded) }, "ms", atMost: 50)
    let engine = Runs.list(1000, shown: 399)
    report.add(
      "1,000 items, 400 objects, drawn", milliseconds(5) { still(engine) }, "ms", atMost: 50)
    let unfolded = Runs.list(1000, shown: 1000)
    report.add("1,000 items unfolded, drawn", milliseconds(3) { still(unfolded) }, "ms", atMost: 50)
    report.add(
      "1,000 items unfolded, SVG an object", kilobytes(still(unfolded)) / 1001, "kB", atMost: 0.8)
    print(report.text, terminator: "")
    if CommandLine.arguments.count > 1 {
      write(stepped(linked), "linked.svg")
      write(still(twenty), "twenty.svg")
      write(still(unfolded), "unfolded.svg")
    }
    exit(report.isKept ? 0 : 1)
  }

  /// Writes a drawing into the folder that is named on the command line.
  private static func write(_ text: String, _ name: String) {
    guard let file = fopen(CommandLine.arguments[1] + "/" + name, "w") else { return }
    fputs(text, file)
    fclose(file)
  }

  static func kilobytes(_ text: String) -> Double { Double(text.utf8.count) / 1000 }

  /// The least CPU time of some runs.
  static func milliseconds(_ runs: Int, _ body: () -> String) -> Double {
    var least = Double.infinity
    for _ in 0..<runs {
      let start = now()
      let size = body().utf8.count
      let time = now() - start
      if size > 0 { least = min(least, time) }
    }
    return least
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

/// The figures, each beside its budget.
struct Report {
  private(set) var text = ""
  private(set) var isKept = true

  mutating func add(_ name: String, _ value: Double, _ unit: String, atMost budget: Double) {
    let isMet = value <= budget
    if !isMet { isKept = false }
    let blanks = String(repeating: " ", count: max(1, 40 - name.count))
    text += "\(name)\(blanks)\(shown(value)) \(unit), at most \(shown(budget))"
    text += isMet ? "\n" : "  MISSED\n"
  }

  private func shown(_ value: Double) -> String {
    value >= 100 ? "\(Int(value.rounded()))" : "\((value * 100).rounded() / 100)"
  }
}
