/// A search for a name: where it was looked for, and where it was found.
///
/// Authority: the language reference, 4.2.2 "Resolution of names".
public struct NameLookup: Equatable, Hashable, Sendable {
  /// A place where names are kept.
  public enum Scope: String, Equatable, Hashable, Sendable, CaseIterable {
    /// The names of the call, or of the class body, that runs.
    case local, classBody = "class"
    /// A name of a function around it, by a cell.
    case enclosing
    /// The names of the file.
    case global
    case builtin = "built-in"
  }

  /// The name.
  public var name: String
  /// The frame that looked it up (`FrameState.id`).
  public var frame: Int
  /// The scopes that were searched in vain, in order.
  public var missed: [Scope]
  /// The scope that has it; nil for none: NameError.
  public var found: Scope?
  /// What it was bound to.
  public var value: SlotValue

  /// A search for a name.
  public init(name: String, frame: Int, missed: [Scope], found: Scope?, value: SlotValue) {
    self.name = name
    self.frame = frame
    self.missed = missed
    self.found = found
    self.value = value
  }
}
