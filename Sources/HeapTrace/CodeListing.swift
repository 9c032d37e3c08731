/// A code object as pictures of the code area show it.
///
/// The instructions are heapbook's own, named as CPython 3.12's where the meaning is the same.
public struct CodeListing: Equatable, Sendable {
  /// An instruction.
  public struct Instruction: Equatable, Sendable {
    /// Its place in its code, from 0; what only serves the recording is left out and leaves gaps.
    public var index: Int
    /// The line of the program that it comes from.
    public var line: Int
    /// Its name.
    public var name: String
    /// What its operand means: a name, a constant, the instruction that it jumps to.
    public var meaning: String?

    /// An instruction.
    public init(index: Int, line: Int, name: String, meaning: String?) {
      self.index = index
      self.line = line
      self.name = name
      self.meaning = meaning
    }
  }

  /// `module`, `f()`, `class Node`.
  public var title: String
  /// Its instructions, in order.
  public var instructions: [Instruction]
  /// Its constants, as `repr` would show them.
  public var constants: [String]

  /// A code object.
  public init(title: String, instructions: [Instruction], constants: [String]) {
    self.title = title
    self.instructions = instructions
    self.constants = constants
  }
}
