import HeapTrace
import PythonSubset

/// Sums over the process, at each step and along the whole run.
extension World {
  /// The sums now; frames in the order of `HeapState.frames`.
  mutating func captureFigures() -> ProcessFigures {
    settleBirth()
    var frameBytes: [Int] = []
    var tableBytes: [Int] = []
    for index in 0..<frameCount {
      let frame = frames + index
      let compiled = codes[Int(frame.pointee.code.pointee.index)]
      guard compiled.filename == observer?.filename,
        index == 0 || frame.pointee.locals != mainGlobals
      else { continue }
      frameBytes.append(frameObjectBytes(frame.pointee.code))
      tableBytes.append(frame.pointee.locals.isNull ? 0 : quietSize(frame.pointee.locals))
    }
    // Before the first frame and after the last, only the module's names are there.
    if frameBytes.isEmpty {
      frameBytes = [0]
      tableBytes = [quietSize(mainGlobals)]
    }
    return ProcessFigures(
      objects: programObjects(), bytes: bytesInUse,
      counters: [collector.count0, collector.count1, collector.count2],
      collections: (0...2).map { collector.stats[$0][0] },
      lookedAt: observer?.lookedAt ?? 0, reclaimed: observer?.reclaimed ?? 0,
      served: observer?.journal?.served ?? [], frameBytes: frameBytes, tableBytes: tableBytes,
      lines: observer?.linesRun ?? 0)
  }

  /// A line has run: a sample of the run, where one is due.
  mutating func sampleLine(_ line: Int) {
    guard observer?.timeline != nil else { return }
    let bytes = bytesInUse
    guard observer?.timeline?.isDue(bytes) == true else { return }
    let sample = TimelineSample(
      lines: observer?.linesRun ?? 0, line: line, objects: programObjects(), bytes: bytes,
      peakBytes: max(bytes, observer?.timeline?.peak ?? bytes),
      counters: [collector.count0, collector.count1, collector.count2],
      collections: (0...2).map { collector.stats[$0][0] }, lookedAt: observer?.lookedAt ?? 0)
    observer?.timeline?.add(sample)
  }
}

/// Samples of a run of unknown length: one a line at first; whenever there are too many, each two
/// neighbours become one, and from then on a sample stands for twice as many lines.
struct TimelineRecorder {
  /// The most samples that are kept.
  static let limit = 512

  private(set) var samples: [TimelineSample] = []
  /// The most bytes since the last sample.
  private(set) var peak = 0
  private var stride = 1
  private var waited = 0

  /// Whether the line that has just run ends a sample.
  mutating func isDue(_ bytes: Int) -> Bool {
    peak = max(peak, bytes)
    waited += 1
    return waited >= stride
  }

  /// Adds a sample that is due.
  mutating func add(_ sample: TimelineSample) {
    samples.append(sample)
    peak = 0
    waited = 0
    guard samples.count >= TimelineRecorder.limit else { return }
    var halved: [TimelineSample] = []
    for index in Swift.stride(from: 1, to: samples.count, by: 2) {
      var sample = samples[index]
      sample.peakBytes = max(sample.peakBytes, samples[index - 1].peakBytes)
      halved.append(sample)
    }
    samples = halved
    stride *= 2
  }
}
