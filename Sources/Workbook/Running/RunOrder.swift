import HeapDiagrams
import HeapEngine
import Runtimes

/// A program to run, and what is to be told of the run besides what the program writes.
public struct RunOrder: Sendable {
  /// The program's bytes.
  public var source: [UInt8]
  /// The name that tracebacks show.
  public var filename: String
  /// Under which memory manager.
  public var runtime: Runtime
  /// Its bounds.
  public var limits: RunLimits
  /// Names whose counts are to be explained.
  public var whys: [String] = []
  /// Queries to be answered.
  public var queries: [String] = []
  /// When they are asked and the picture is taken: `16`, `16#2`, `cut`, `16/subtract`; nil for the
  /// end.
  public var moment: String?
  /// Whether all counts are told.
  public var wantsCounts = false
  /// Whether the trace table is told.
  public var wantsTrace = false
  /// The picture that is wanted as SVG.
  public var picture: DiagramKind?
  /// Whether the recording is wanted as JSON.
  public var wantsJSON = false

  /// A program without anything else.
  public init(source: [UInt8], filename: String, runtime: Runtime, limits: RunLimits) {
    self.source = source
    self.filename = filename
    self.runtime = runtime
    self.limits = limits
  }

  /// Whether only the program's own output is wanted.
  public var isPlain: Bool {
    whys.isEmpty && queries.isEmpty && !wantsCounts && !wantsTrace && picture == nil && !wantsJSON
  }
}

/// What is wrong with an order, in words for the command line.
public struct RunOrderFault: Error, Equatable, Sendable {
  /// The message.
  public var message: String
}
