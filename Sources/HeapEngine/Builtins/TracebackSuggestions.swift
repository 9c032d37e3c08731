/// "Did you mean" at the end of an uncaught NameError or AttributeError (3.10+).
///
/// Authority: CPython 3.12, Python/suggestions.c.
extension World {
  private static let moveCost = 2
  private static let caseCost = 1

  /// What is added to an exception's message; empty when there is no good idea.
  mutating func suggestion(for exception: Ref) -> String {
    // Up to 3.11 only the interpreter itself has ideas, and not the module `traceback`.
    if reportsForModule, level < .python312 { return "" }
    let type = rows[exception].type
    let body = exceptionBody(exception)
    let name = body.pointee.extra0
    if isSubtype(type, .exception(.attributeError)) {
      guard !name.isNull, layout(name) == .str, !body.pointee.extra1.isNull else { return "" }
      let list = dirOf(body.pointee.extra1)
      if list.isNull {
        clearPending()
        return ""
      }
      var names = listTexts(list)
      disown(list)
      if level >= .python313, !text(name).hasPrefix("_"),
        !isOfSelf(body.pointee.extra1, body.pointee.traceback)
      {
        names.removeAll { $0.hasPrefix("_") }
      }
      let found = closest(to: text(name), among: names)
      return found.map { ". Did you mean: '\($0)'?" } ?? ""
    }
    if isSubtype(type, .exception(.nameError)), !name.isNull, layout(name) == .str {
      return nameSuggestion(text(name), name, body.pointee.traceback)
    }
    return ""
  }

  /// Whether an object is the `self` of the function in which a traceback ends: then its private
  /// names are offered too (3.13).
  private mutating func isOfSelf(_ object: Ref, _ first: Ref) -> Bool {
    if first.isNull { return false }
    var last = first
    while !rows[last].field0.isNull { last = rows[last].field0 }
    let locals = frameLocals(rows[last].field1)
    guard !locals.isNull, layout(locals) == .dict else { return false }
    let name = internedStr("self")
    defer { disown(name) }
    return dictGet(locals, name: name) == object
  }

  private mutating func nameSuggestion(_ plain: String, _ name: Ref, _ first: Ref) -> String {
    if first.isNull { return "" }
    var last = first
    while !rows[last].field0.isNull { last = rows[last].field0 }
    let found = closestName(plain, name, rows[last].field1)
    let isModule = level >= .python312 && World.standardModules.contains(plain)
    switch (found, isModule) {
    case (let found?, false): return ". Did you mean: '\(found)'?"
    case (nil, true): return ". Did you forget to import '\(plain)'?"
    case (let found?, true):
      return ". Did you mean: '\(found)'? Or did you forget to import '\(plain)'?"
    default: return ""
    }
  }

  private mutating func closestName(_ plain: String, _ name: Ref, _ frame: Ref) -> String? {
    let body = rows[frame].body(FrameBody.self)
    let code = codes[Int(rows[body.pointee.code].body(CodeBody.self).pointee.index)]
    let locals = code.variableNames
    if level >= .python312, locals.contains("self") {
      let namespace = frameLocals(frame)
      let key = internedStr("self")
      let object = namespace.isNull ? .null : dictGet(namespace, name: key)
      disown(key)
      if !object.isNull {
        let value = getAttributeIfAny(object, name)
        disownIfAny(value)
        if !pending.isNull { clearPending() }
        if !value.isNull { return "self.\(plain)" }
      }
    }
    if level >= .python313 {
      let known = [frameLocals(frame), body.pointee.globals, body.pointee.builtins]
      return closest(to: plain, among: known.flatMap { keyTexts($0) })
    }
    return closest(to: plain, among: locals)
      ?? closest(to: plain, among: keyTexts(body.pointee.globals))
      ?? closest(to: plain, among: keyTexts(body.pointee.builtins))
  }

  private func listTexts(_ list: Ref) -> [String] {
    (0..<listCount(list)).compactMap {
      let item = listItems(list)[$0]
      return layout(item) == .str ? text(item) : nil
    }
  }

  private func keyTexts(_ dict: Ref) -> [String] {
    guard !dict.isNull, layout(dict) == .dict else { return [] }
    var result: [String] = []
    var position = 0
    while let entry = dictNext(dict, &position) {
      if layout(entry.key) == .str { result.append(text(entry.key)) }
    }
    return result
  }

  /// The candidate that is most like a name, if it is like enough.
  func closest(to name: String, among candidates: [String]) -> String? {
    guard candidates.count < 750 else { return nil }
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let bytes = Array(candidate.utf8)
      let most = min((wanted.count + bytes.count + 3) * World.moveCost / 6, bestDistance - 1)
      let distance = World.distance(wanted[...], bytes[...], most)
      if distance <= most, distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// Levenshtein's distance; more than `most` when it is more.
  private static func distance(
    _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>, _ most: Int
  ) -> Int {
    var one = first
    var other = second
    while let left = one.first, left == other.first {
      one.removeFirst()
      other.removeFirst()
    }
    while let left = one.last, left == other.last {
      one.removeLast()
      other.removeLast()
    }
    if one.isEmpty || other.isEmpty { return (one.count + other.count) * moveCost }
    if one.count > 40 || other.count > 40 { return most + 1 }
    if other.count < one.count { swap(&one, &other) }
    if (other.count - one.count) * moveCost > most { return most + 1 }
    var row = (1...one.count).map { $0 * moveCost }
    var result = 0
    for (index, code) in other.enumerated() {
      var distance = index * moveCost
      result = distance
      var least = Int.max
      for (place, letter) in one.enumerated() {
        let substitute = distance + substitutionCost(code, letter)
        distance = row[place]
        result = min(min(result, distance) + moveCost, substitute)
        row[place] = result
        least = min(least, result)
      }
      if least > most { return most + 1 }
    }
    return result
  }

  private static func substitutionCost(_ one: UInt8, _ other: UInt8) -> Int {
    if one == other { return 0 }
    if one & 31 != other & 31 { return moveCost }
    func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }
    return lower(one) == lower(other) ? caseCost : moveCost
  }

  /// Modules of the standard library that a program is likely to forget to import.
  private static let standardModules: Set<String> = [
    "abc", "argparse", "array", "ast", "asyncio", "atexit", "base64", "bisect", "builtins", "bz2",
    "calendar", "cmath", "cmd", "code", "codecs", "collections", "colorsys", "concurrent",
    "contextlib", "contextvars", "copy", "copyreg", "csv", "ctypes", "curses", "dataclasses",
    "datetime", "dbm", "decimal", "difflib", "dis", "doctest", "email", "enum", "errno",
    "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch", "fractions", "ftplib", "functools",
    "gc", "getopt", "getpass", "gettext", "glob", "graphlib", "grp", "gzip", "hashlib", "heapq",
    "hmac", "html", "http", "imaplib", "importlib", "inspect", "io", "ipaddress", "itertools",
    "json", "keyword", "linecache", "locale", "logging", "lzma", "mailbox", "marshal", "math",
    "mimetypes", "mmap", "multiprocessing", "netrc", "numbers", "opcode", "operator", "optparse",
    "os", "pathlib", "pdb", "pickle", "pickletools", "pipes", "pkgutil", "platform", "plistlib",
    "poplib", "posix", "pprint", "profile", "pstats", "pty", "pwd", "pyclbr", "pydoc", "queue",
    "quopri", "random", "re", "readline", "reprlib", "resource", "runpy", "sched", "secrets",
    "select", "selectors", "shelve", "shlex", "shutil", "signal", "site", "smtplib", "socket",
    "socketserver", "sqlite3", "ssl", "stat", "statistics", "string", "stringprep", "struct",
    "subprocess", "symtable", "sys", "sysconfig", "syslog", "tabnanny", "tarfile", "telnetlib",
    "tempfile", "termios", "textwrap", "this", "threading", "time", "timeit", "tkinter", "token",
    "tokenize", "tomllib", "trace", "traceback", "tracemalloc", "tty", "turtle", "types", "typing",
    "unicodedata", "unittest", "urllib", "uuid", "venv", "warnings", "wave", "weakref",
    "webbrowser", "wsgiref", "xml", "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo",
  ]
}
