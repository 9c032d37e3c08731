import Runtimes

/// The values of `sys` that are no functions.
///
/// Authority: CPython, Python/sysmodule.c: `_PySys_InitCore`; the installed interpreters.
extension World {
  /// Fills the dict of `sys` with what is no function of `sysFunctions`.
  mutating func fillSys(_ dict: Ref) {
    record(.type(.namespace)).pointee.hasDict = true
    for entry in World.sysFunctions { addFunction(entry, to: dict) }
    if level >= .python311 { for entry in World.sysLateFunctions { addFunction(entry, to: dict) } }
    fillVersion(dict)
    fillNumbers(dict)
    fillStreams(dict)
    for (name, text) in [
      ("platform", "linux"), ("byteorder", "little"), ("float_repr_style", "short"),
      ("abiflags", ""), ("platlibdir", "lib"), ("copyright", World.copyright),
    ] {
      define(dict, name, makeStr(text))
    }
    for (name, number) in [
      ("maxsize", Int.max), ("maxunicode", 0x10FFFF), ("api_version", 1013),
      ("hexversion", profile.hexVersion),
    ] {
      define(dict, name, makeInt(number))
    }
    define(dict, "dont_write_bytecode", owned(.trueObject))
    for (name, hook) in [
      ("__unraisablehook__", "unraisablehook"), ("__excepthook__", "excepthook"),
      ("__displayhook__", "displayhook"),
    ] {
      let key = internedStr(hook)
      let function = dictGet(dict, name: key)
      disown(key)
      if !function.isNull { define(dict, name, owned(function)) }
    }
  }

  /// Puts a value, which is consumed, under a name.
  private mutating func define(_ dict: Ref, _ name: String, _ value: Ref) {
    let key = internedStr(name)
    rows[value].flags.insert(.startup)
    dictSet(dict, key, value)
    disown(key)
    disown(value)
  }

  private static let copyright = """
    Copyright (c) 2001-2023 Python Software Foundation.
    All Rights Reserved.

    Copyright (c) 2000 BeOpen.com.
    All Rights Reserved.

    Copyright (c) 1995-2001 Corporation for National Research Initiatives.
    All Rights Reserved.

    Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.
    All Rights Reserved.
    """

  // MARK: Version

  private mutating func fillVersion(_ dict: Ref) {
    define(dict, "version", makeStr(profile.version))
    let hex = profile.hexVersion
    let numbers = [hex >> 24, hex >> 16 & 255, hex >> 8 & 255].map { makeInt($0) }
    let info = makeStructure(.versionInfo, numbers + [internedStr("final"), makeInt(0)])
    define(dict, "version_info", owned(info))
    let implementation = makeNamespace(.type(.namespace))
    let attributes = instanceDict(implementation)
    define(attributes, "name", internedStr("cpython"))
    define(attributes, "cache_tag", makeStr("cpython-3\(level.minor)"))
    define(attributes, "version", info)
    define(attributes, "hexversion", makeInt(hex))
    define(attributes, "_multiarch", makeStr("x86_64-linux-gnu"))
    define(dict, "implementation", implementation)
    define(dict, "flags", makeFlags())
  }

  /// `sys.flags` of `python -S` with `PYTHONHASHSEED=0`.
  private mutating func makeFlags() -> Ref {
    var values = [Ref](repeating: .smallInt(0), count: 18)
    values[6] = .smallInt(1)
    values[13] = .falseObject
    values[16] = .falseObject
    for value in values { own(value) }
    values[17] = makeInt(level >= .python312 ? 4300 : -1)
    return makeStructure(.flagsInfo, values)
  }

  // MARK: Numbers

  private mutating func fillNumbers(_ dict: Ref) {
    let float = makeNamespace(.type(.namespace))
    let floats = instanceDict(float)
    define(floats, "max", makeFloat(.greatestFiniteMagnitude))
    define(floats, "max_exp", makeInt(1024))
    define(floats, "max_10_exp", makeInt(308))
    define(floats, "min", makeFloat(.leastNormalMagnitude))
    define(floats, "min_exp", makeInt(-1021))
    define(floats, "min_10_exp", makeInt(-307))
    define(floats, "dig", makeInt(15))
    define(floats, "mant_dig", makeInt(53))
    define(floats, "epsilon", makeFloat(Double.ulpOfOne))
    define(floats, "radix", makeInt(2))
    define(floats, "rounds", makeInt(1))
    define(dict, "float_info", float)
    let int = makeNamespace(.type(.namespace))
    let ints = instanceDict(int)
    define(ints, "bits_per_digit", makeInt(30))
    define(ints, "sizeof_digit", makeInt(4))
    define(ints, "default_max_str_digits", makeInt(4300))
    define(ints, "str_digits_check_threshold", makeInt(640))
    define(dict, "int_info", int)
    let hash = makeNamespace(.type(.namespace))
    let hashes = instanceDict(hash)
    define(hashes, "width", makeInt(64))
    define(hashes, "modulus", makeInt(1 << 61 - 1))
    define(hashes, "inf", makeInt(314159))
    define(hashes, "nan", makeInt(0))
    define(hashes, "imag", makeInt(1_000_003))
    define(hashes, "algorithm", makeStr(level >= .python311 ? "siphash13" : "siphash24"))
    define(hashes, "hash_bits", makeInt(64))
    define(hashes, "seed_bits", makeInt(128))
    define(hashes, "cutoff", makeInt(0))
    define(dict, "hash_info", hash)
  }

  // MARK: Streams

  private mutating func fillStreams(_ dict: Ref) {
    for (number, name) in ["stdin", "stdout", "stderr"].enumerated() {
      let file = makeStartup(.type(.textFile), .opaque)
      rows[file].flags.insert(.collectable)
      rows[file].b = UInt64(number)
      define(dict, name, owned(file))
      define(dict, "__\(name)__", file)
    }
    for name in ["argv", "path", "warnoptions", "meta_path", "path_hooks"] {
      let values = name == "argv" || name == "path" ? [owned(Ref.emptyStr)] : []
      define(dict, name, makeList(consuming: values))
    }
    define(dict, "path_importer_cache", makeDict())
    define(dict, "modules", owned(modules.isNull ? .none : modules))
  }
}
