import HeapTrace
import PythonSubset

/// What watches a run from outside the heap: counts the visits of lines, answers asks, and takes a
/// picture of the heap's program part at the end of each line inside its window.
///
/// It holds no reference to any object: objects are known by their birth numbers.
struct Observer {
  /// An object that a picture shows or has shown.
  struct Known {
    var object: Ref
    var birth: UInt32
    var number: Int
    /// The state at the last step, for its tombstone.
    var state: ObjectState?
    var freed: (line: Int, cause: FreeCause)?
  }

  let request: RunRequest
  let filename: String
  /// Asks by line, by index.
  let asksByLine: [Int: [Int]]
  var answers: [Answers]
  var visits: [Int: Int] = [:]
  var printed: [Int: [String]] = [:]
  /// Standard output's length at the last mark of each running frame.
  var outputAtMark: [Int32: Int] = [:]
  var lastLine = 0
  var steps: [Step] = []
  var stepsCut = false
  var isInWindow: Bool
  var outputAtStep = 0
  /// The objects with display numbers, by number less one; the numbers by birth.
  var known: [Known] = []
  var numbers: [UInt32: Int] = [:]
  /// The birth numbers that names had at moments (`x@cut`), by text of name and moment.
  var remembered: [String: UInt32] = [:]
  var freedLines: [UInt32: Int] = [:]
  /// The addresses, in granules, of the objects that are remembered.
  var addresses: [UInt32: UInt32] = [:]
  /// What is to be remembered at each line.
  let wanted: [Int: [Remembrance]]

  /// A name whose object is to be remembered at a moment.
  struct Remembrance: Equatable {
    let name: String
    let visit: Int?
    let phase: String?
    let key: String
  }

  init(_ request: RunRequest, _ code: CodeObject) {
    self.request = request
    filename = code.filename
    var byLine: [Int: [Int]] = [:]
    for (index, ask) in request.asks.enumerated() {
      if case .line(let line, _, _) = ask.moment { byLine[line, default: []].append(index) }
    }
    asksByLine = byLine
    wanted = Observer.remembrances(request)
    answers = Array(repeating: Answers(), count: request.asks.count)
    isInWindow = request.window != nil && request.window?.from == nil
  }
}
