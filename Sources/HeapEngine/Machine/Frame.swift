/// How a frame came to be, and so what becomes of its result.
enum FrameKind: UInt8 {
  /// Called from Python: the result goes to the caller's stack.
  case ordinary
  /// `__init__` called by a class: the instance is the result.
  case constructor
  /// The same at a call that has run before: the caller's stack gave the arguments up (3.13).
  case movedConstructor
  /// A generator: the result ends it.
  case generator
}

/// A running call: a record beside the data stack.
///
/// Authority: CPython 3.12, Include/internal/pycore_frame.h (`_PyInterpreterFrame`).
struct Frame {
  var code: UnsafeMutablePointer<CodeBody>
  /// The code object (owned), the function (owned; null for modules).
  var codeObject: Ref
  var function: Ref
  /// Borrowed from the function or owned by a module frame (`ownsNamespaces`).
  var globals: Ref
  var builtins: Ref
  /// The namespace of a module or class body, owned; null with fast locals.
  var locals: Ref
  /// The fast slots; the evaluation stack follows them.
  var base: UnsafeMutablePointer<Ref>
  /// The evaluation stack's top while the frame does not run (one past the last value).
  var top: UnsafeMutablePointer<Ref>
  /// The index of the instruction that runs, or ran last.
  var instruction: Int
  /// The generator that runs in this frame (borrowed), or the instance under construction (owned).
  var subject: Ref
  /// The frame object, if one was asked for; owned.
  var object: Ref
  /// The handled exception of the caller of a generator, or the tuple of a constructor's arguments.
  var callersHandled: Ref
  /// A number that tells frames apart, for pictures.
  var id: Int32
  /// The simulated block of the frame (to 3.10), in granules.
  var address: UInt32
  var kind: FrameKind
  /// Whether the result goes back to native code and not to the frame below.
  var returnsToNative: Bool
}

/// A frame object: `sys._getframe()`, tracebacks.
struct FrameBody {
  /// Owned, with the namespaces, once the frame is no longer live.
  var code: Ref
  var globals: Ref
  var builtins: Ref
  /// Locals of a module or class frame, or the dict made by `f_locals`.
  var locals: Ref
  var back: Ref
  /// Values kept when the call has ended; owned.
  var values: UnsafeMutablePointer<Ref>?
  var valueCount: Int32
  /// The index in `World.frames` while the call runs, else -1.
  var index: Int32
  /// The generator whose frame it is; borrowed, null when the generator is gone.
  var generator: Ref
  var function: Ref
  /// The instruction that ran last.
  var instruction: Int32
  /// Names set through `f_locals` that are no variables (3.13+); owned.
  var extraLocals = Ref.null

  /// Whether the frame is not the object's yet: the call or the generator still owns its code and
  /// namespaces.
  var isLive: Bool { index >= 0 || !generator.isNull }

  /// Whether the object owns its globals and built-ins: those of a function (3.11+) are its own.
  var ownsNamespaces: Bool { !isLive && function.isNull }
}

/// What a generator object carries.
struct GeneratorBody {
  var frame: Frame
  /// The suspended values: slots, then the evaluation stack.
  var values: UnsafeMutablePointer<Ref>
  var valueCapacity: Int32
  /// Values that are in use (slots and stack).
  var valueCount: Int32
  var state: GeneratorState
  /// The exception that it was handling when it yielded; owned.
  var handled: Ref
  var name: Ref
  var qualifiedName: Ref
}

/// What a generator is doing.
enum GeneratorState: UInt8 {
  case created, suspended, running
  /// Closed without having been resumed (3.12+): over, but with what its frame holds until it dies.
  case completed
  case finished

  /// Whether nothing more will come.
  var isOver: Bool { self == .completed || self == .finished }

  /// Whether the frame lies in the generator, with what it refers to.
  var holdsFrame: Bool { self != .running && self != .finished }
}
