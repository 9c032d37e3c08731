@testable import PythonSubset

/// An abstract run of code that follows every path and handler with the stack's height alone.
struct StackVerifier {
  let code: CodeObject
  private var heights: [Int?]
  private var work: [Int] = []
  private(set) var faults: [String] = []

  /// The faults of a code and of all codes in it; empty when the stack never underflows, is as high
  /// at every join whichever way it is reached, and never higher than `stackSize`.
  static func faults(in code: CodeObject) -> [String] {
    var verifier = StackVerifier(code)
    verifier.run()
    var all = verifier.faults.map { "\(code.qualifiedName): \($0)" }
    for case .code(let inner) in code.constants { all += faults(in: inner) }
    return all
  }

  private init(_ code: CodeObject) {
    self.code = code
    heights = Array(repeating: nil, count: code.instructions.count)
  }

  private mutating func run() {
    reach(0, 0, from: 0)
    while let index = work.popLast() {
      guard let height = heights[index] else { continue }
      step(index, height)
    }
    for index in code.instructions.indices where heights[index] == nil {
      faults.append("\(index) is never reached")
    }
  }

  private mutating func step(_ index: Int, _ height: Int) {
    let instruction = code.instructions[index]
    if let entry = code.exceptionTable.first(where: { $0.start <= index && index < $0.end }) {
      if height < entry.depth { faults.append("\(index) is below its handler's depth") }
      reach(entry.target, entry.depth + (entry.pushesInstruction ? 2 : 1), from: index)
    }
    let opcode = instruction.opcode
    let operand = opcode.isJump ? 0 : instruction.operand
    if opcode.isJump {
      let use = opcode.stackUse(operand: operand, jumping: true)
      reach(instruction.operand, height - use.taken + use.left, from: index)
    }
    let use = opcode.stackUse(operand: operand, jumping: false)
    if height < use.taken { faults.append("\(index) \(opcode) underflows") }
    let next = height - use.taken + use.left
    if max(height, next) > code.stackSize { faults.append("\(index) overflows stackSize") }
    if opcode == .returnValue, next != 0 { faults.append("\(index) returns at \(next)") }
    if !opcode.endsFlow { reach(index + 1, next, from: index) }
  }

  private mutating func reach(_ index: Int, _ height: Int, from source: Int) {
    guard heights.indices.contains(index) else {
      faults.append("\(source) leads out of the code")
      return
    }
    guard let known = heights[index] else {
      heights[index] = height
      work.append(index)
      return
    }
    if known != height { faults.append("\(index) at \(known) and, from \(source), \(height)") }
  }
}
