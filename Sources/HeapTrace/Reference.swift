/// A counted reference to an object, by the place that holds it.
public struct Reference: Equatable, Hashable, Sendable {
  /// Who holds it.
  public enum Holder: Equatable, Hashable, Sendable {
    /// A name of the module (`frame` is nil) or of a running call (`f()`).
    case name(String, frame: String?)
    /// A slot of an object: `item 0`, `attribute next`, `key`.
    case slot(String, of: ObjectName)
    /// Anything else, named: `argument`, `loop iterator`, `parser's hold on constants`.
    case rest(String)
  }

  /// Who holds it.
  public var holder: Holder

  /// A reference from a place.
  public init(_ holder: Holder) { self.holder = holder }

  /// As a table shows it: `name a`, `name x (in f())`, `item 0 of #3`, `argument`.
  public var shown: String {
    switch holder {
    case .name(let name, let frame): "name \(name)" + (frame.map { " (in \($0))" } ?? "")
    case .slot(let slot, let object): "\(slot) of \(object.shown)"
    case .rest(let what): what
    }
  }
}
