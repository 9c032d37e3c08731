/// The operations behind `Opcode.intrinsic`, as CPython's `CALL_INTRINSIC_1` and `_2`.
public enum Intrinsic: UInt8, CaseIterable, Sendable {
  /// All of them, by number.
  public static let all = Array(allCases)

  /// `value -- None`: shows the value of an interactive statement (`sys.displayhook`).
  case showValue
  /// `exc type -- rest match`: splits an exception for an `except*` clause; `match` is None, or
  /// becomes the handled exception.
  case matchGroup
  /// `exc list -- exc`: what an `except*` statement raises in the end, or None.
  case prepareReraise

  /// How many values it takes from the stack and leaves there.
  public var stackUse: (taken: Int, left: Int) {
    switch self {
    case .showValue: (1, 1)
    case .matchGroup: (2, 2)
    case .prepareReraise: (2, 1)
    }
  }
}
