/// The arguments of a call to a built-in: borrowed references on the caller's stack. Values of
/// keyword arguments follow the positional ones; `names` is the tuple of their names.
struct Arguments {
  /// The first argument.
  let base: UnsafeMutablePointer<Ref>
  /// Positional arguments.
  let count: Int
  /// The names of the keyword arguments, a tuple; null when there are none.
  let names: Ref

  @inline(__always)
  init(_ base: UnsafeMutablePointer<Ref>, _ count: Int, names: Ref = .null) {
    self.base = base
    self.count = count
    self.names = names
  }

  @inline(__always)
  subscript(_ index: Int) -> Ref { base[index] }

  /// The arguments but the first `number` (a method's self).
  func dropFirst(_ number: Int = 1) -> Arguments {
    Arguments(base + number, count - number, names: names)
  }
}

/// A built-in function: borrows its arguments and returns an owned result, or null with an
/// exception pending.
typealias NativeFunction = @Sendable (inout World, Arguments) -> Ref

/// How a built-in is bound when it is found on a type.
enum NativeKind: UInt8, Sendable {
  /// An ordinary method (`method_descriptor`), a special method (`wrapper_descriptor`).
  case method, special
  /// A class method, a static method, a function of a module.
  case classMethod, staticMethod, function
  /// An attribute that is computed (`getset_descriptor`), with or without a setter.
  case getter
}

/// A row of a type's or module's table of built-ins.
struct NativeEntry: Sendable {
  /// The Python name.
  let name: String
  /// How it is bound.
  let kind: NativeKind
  /// The fewest and most positional arguments, self not included; checked before the call.
  let least: Int
  let most: Int
  /// Whether keyword arguments are handed on (then the function reads `Arguments.names`).
  let takesKeywords: Bool
  /// What it does.
  let function: NativeFunction
  /// For a getter, what an assignment does; arguments are self and the value (null: deletion).
  let setter: NativeFunction?
  /// The last minor version in which the arguments come in a tuple (`METH_VARARGS`); 0: none.
  var packsUntil = 0
  /// A minor version before that in which they do not; 0: none.
  var packsNotIn = 0
  /// Whether a special method is an ordinary one beside the slot (`METH_COEXIST`).
  var isMethod = false
  /// Whether a computed attribute is a field of the object's struct (`member_descriptor`).
  var isMember = false

  /// This special method, seen by its name as an ordinary one.
  func coexisting() -> NativeEntry {
    var entry = self
    entry.isMethod = true
    return entry
  }

  /// This entry, its arguments packed in a tuple up to a version, but for one.
  func packing(until minor: Int = 13, except: Int = 0) -> NativeEntry {
    var entry = self
    entry.packsUntil = minor
    entry.packsNotIn = except
    return entry
  }

  /// A method called with `least...most` arguments after self.
  static func method(
    _ name: String, _ least: Int = 0, _ most: Int? = nil, keywords: Bool = false,
    _ function: @escaping NativeFunction
  ) -> NativeEntry {
    NativeEntry(
      name: name, kind: .method, least: least, most: most ?? least, takesKeywords: keywords,
      function: function, setter: nil)
  }

  /// A special method such as `__add__`.
  static func special(
    _ name: KnownName, _ least: Int = 0, _ most: Int? = nil, keywords: Bool = false,
    _ function: @escaping NativeFunction
  ) -> NativeEntry {
    NativeEntry(
      name: name.rawValue, kind: .special, least: least, most: most ?? least,
      takesKeywords: keywords, function: function, setter: nil)
  }

  /// A function of a module (no self).
  static func function(
    _ name: String, _ least: Int = 0, _ most: Int? = nil, keywords: Bool = false,
    _ function: @escaping NativeFunction
  ) -> NativeEntry {
    NativeEntry(
      name: name, kind: .function, least: least, most: most ?? least, takesKeywords: keywords,
      function: function, setter: nil)
  }

  /// A class method; `arguments[0]` is the class.
  static func classMethod(
    _ name: String, _ least: Int = 0, _ most: Int? = nil, keywords: Bool = false,
    _ function: @escaping NativeFunction
  ) -> NativeEntry {
    NativeEntry(
      name: name, kind: .classMethod, least: least, most: most ?? least, takesKeywords: keywords,
      function: function, setter: nil)
  }

  /// A static method, `__new__` among them (`arguments[0]` is the class then).
  static func staticMethod(
    _ name: String, _ least: Int = 0, _ most: Int? = nil, keywords: Bool = false,
    _ function: @escaping NativeFunction
  ) -> NativeEntry {
    NativeEntry(
      name: name, kind: .staticMethod, least: least, most: most ?? least, takesKeywords: keywords,
      function: function, setter: nil)
  }

  /// A computed attribute; `arguments[0]` is the object.
  static func getter(
    _ name: String, _ function: @escaping NativeFunction, setter: NativeFunction? = nil
  ) -> NativeEntry {
    NativeEntry(
      name: name, kind: .getter, least: 0, most: 0, takesKeywords: false, function: function,
      setter: setter)
  }

  /// A field of the object's struct (`PyMemberDef`); without a setter it is read-only.
  static func member(
    _ name: String, _ function: @escaping NativeFunction, setter: NativeFunction? = nil
  ) -> NativeEntry {
    var entry = getter(name, function, setter: setter ?? { $0.readOnly($1) })
    entry.isMember = true
    return entry
  }
}
