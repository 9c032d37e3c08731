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
  /// `name evaluate kind -- parameter`: a type parameter (PEP 695).
  case typeParameter
  /// `parameter evaluate -- parameter`: gives it a default.
  case typeParameterDefault
  /// `parameters name evaluate -- alias`: what a `type` statement binds.
  case typeAlias
  /// `parameters function -- function`: sets `__type_params__`.
  case functionTypeParameters
  /// `parameters -- base`: `Generic[..]`.
  case genericBase
  /// `-- dict`: the namespace of a class body.
  case classNamespace
  /// `dict name -- value`: from a class's namespace or the globals.
  case className

  /// How many values it takes from the stack and leaves there.
  public var stackUse: (taken: Int, left: Int) {
    switch self {
    case .showValue: (1, 1)
    case .matchGroup: (2, 2)
    case .prepareReraise, .typeParameterDefault, .functionTypeParameters, .className: (2, 1)
    case .typeParameter, .typeAlias: (3, 1)
    case .genericBase: (1, 1)
    case .classNamespace: (0, 1)
    }
  }
}
