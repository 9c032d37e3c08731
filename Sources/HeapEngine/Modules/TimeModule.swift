/// The module `time`: a clock that counts the world's own work, so that runs are the same
/// everywhere. It starts at a fixed date; a step is a microsecond, and `sleep` moves it on.
extension World {
  static let timeFunctions: [NativeEntry] =
    [
      .function("time") { world, _ in
        let now = world.clockSeconds
        return world.makeFloat(World.clockStart + now)
      },
      .function("time_ns") { world, _ in
        let now = world.clockNanoseconds
        return world.makeInt(Int(World.clockStart) * 1_000_000_000 + now)
      },
    ]
    + ["perf_counter", "monotonic", "process_time", "thread_time"].flatMap { name in
      [
        NativeEntry.function(name) { world, _ in
          let now = world.clockSeconds
          return world.makeFloat(now)
        },
        .function(name + "_ns") { world, _ in
          let now = world.clockNanoseconds
          return world.makeInt(now)
        },
      ]
    } + [.function("sleep", 1) { $0.sleep($1[0]) }]

  /// The first second of 2024, in seconds since 1970.
  private static let clockStart = 1_704_067_200.0

  private var clockNanoseconds: Int {
    mutating get {
      let (dict, key) = sleptPlace()
      defer { disown(key) }
      let slept = dict.isNull ? .null : dictGet(dict, name: key)
      return clockTicks * 1000 + (slept.isNull ? 0 : intValue(slept) ?? 0)
    }
  }

  private var clockSeconds: Double {
    mutating get { Double(clockNanoseconds) / 1e9 }
  }

  /// Where the module keeps the nanoseconds slept: its dict (borrowed) and the key (owned).
  private mutating func sleptPlace() -> (dict: Ref, key: Ref) {
    let name = internedStr("time")
    let module = dictGet(modules, name: name)
    disown(name)
    let key = internedStr("_slept")
    return (module.isNull ? .null : rows[module].field0, key)
  }

  /// Work done so far: steps where they are counted, else objects made.
  private var clockTicks: Int {
    limits.steps == .max ? Int(births) : limits.steps - stepsLeft
  }

  private mutating func sleep(_ value: Ref) -> Ref {
    guard let seconds = asDouble(value) else { return .null }
    if seconds.isNaN { return raise(.valueError, "Invalid value NaN (not a number)") }
    if seconds < 0 { return raise(.valueError, "sleep length must be non-negative") }
    guard seconds < 9e9 else {
      return raise(.overflowError, "timestamp too large to convert to C PyTime_t")
    }
    let (dict, key) = sleptPlace()
    defer { disown(key) }
    if dict.isNull { return owned(.none) }
    let old = dictGet(dict, name: key)
    let total = makeInt((old.isNull ? 0 : intValue(old) ?? 0) + Int(seconds * 1e9))
    dictSet(dict, key, total)
    disown(total)
    return owned(.none)
  }
}
