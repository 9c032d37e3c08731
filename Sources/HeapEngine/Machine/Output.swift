import Glibc

/// What a program writes: kept in memory, or handed through to the process's descriptors.
struct Output: ~Copyable {
  /// Bytes written to standard output; all of them, or those not yet handed through.
  private(set) var standard: [UInt8] = []
  /// Bytes written to standard error; empty in the mode that hands through.
  private(set) var errors: [UInt8] = []
  /// How many bytes have been written to standard output so far, and to both together.
  private(set) var standardCount = 0
  private(set) var totalCount = 0
  /// Whether bytes go to the process's own descriptors 1 and 2 (`heapbook run`).
  private(set) var passesThrough = false

  private static let bufferBytes = 64 << 10

  /// Hands everything through to the process's own descriptors from here on.
  mutating func passThrough() { passesThrough = true }

  /// Adds bytes to one of the two streams.
  mutating func write(_ bytes: some Collection<UInt8>, toError: Bool) {
    totalCount += bytes.count
    if !toError {
      standardCount += bytes.count
      standard.append(contentsOf: bytes)
      if passesThrough, standard.count >= Output.bufferBytes { flush() }
    } else if passesThrough {
      flush()
      Output.send(Array(bytes), to: 2)
    } else {
      errors.append(contentsOf: bytes)
    }
  }

  /// Hands through what is waiting; also to be called at the end of the run.
  mutating func flush() {
    guard passesThrough, !standard.isEmpty else { return }
    Output.send(standard, to: 1)
    standard.removeAll(keepingCapacity: true)
  }

  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      sent += count
    }
  }
}

extension World {
  /// Writes bytes and sees to the limit of output; false: the run stops, with an exception pending.
  mutating func writeBytes(_ bytes: [UInt8], toError: Bool) -> Bool {
    if stopped != nil { return false }
    let room = limits.outputBytes - output.totalCount
    if bytes.count <= room {
      output.write(bytes, toError: toError)
      return true
    }
    output.write(bytes.prefix(max(room, 0)), toError: toError)
    stop("\(limits.outputBytes >> 10) KiB of output")
    raise(.memoryError, "")
    return false
  }

  /// Writes Swift text, as the interpreter itself does to standard error.
  @discardableResult
  mutating func writeText(_ text: String, toError: Bool) -> Bool {
    writeBytes(Array(text.utf8), toError: toError)
  }

  /// Writes a str as UTF-8. Standard error shows lone surrogates as escapes; standard output
  /// refuses them with UnicodeEncodeError. False: an exception is pending.
  mutating func writeText(_ str: Ref, toError: Bool) -> Bool {
    let count = strCount(str)
    if self.str(str).pointee.isASCII {
      let bytes = UnsafeRawBufferPointer(start: strData(str), count: count)
      return writeBytes(Array(bytes), toError: toError)
    }
    guard let bytes = utf8(str, escapesSurrogates: toError) else { return false }
    return writeBytes(bytes, toError: toError)
  }

  /// The UTF-8 form of a str; nil with UnicodeEncodeError pending.
  mutating func utf8(_ str: Ref, escapesSurrogates: Bool = false) -> [UInt8]? {
    let count = strCount(str)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 2)
    for index in 0..<count {
      let scalar = strCharacter(str, index)
      if let known = Unicode.Scalar(scalar) {
        bytes.append(contentsOf: UTF8.encode(known).unsafelyUnwrapped)
      } else if escapesSurrogates {
        bytes.append(contentsOf: "\\u\(String(scalar, radix: 16))".utf8)
      } else {
        return raiseSurrogate(str, at: index)
      }
    }
    return bytes
  }

  private mutating func raiseSurrogate(_ str: Ref, at start: Int) -> [UInt8]? {
    var end = start
    while end < strCount(str), Unicode.Scalar(strCharacter(str, end)) == nil { end += 1 }
    let values = [
      makeStr("utf-8"), owned(str), makeInt(start), makeInt(end), makeStr("surrogates not allowed"),
    ]
    raise(.unicodeEncodeError, arguments: makeTuple(consuming: values))
    return nil
  }

  /// What the program has written to standard output (in the mode that captures).
  var stdoutText: String { String(decoding: output.standard, as: UTF8.self) }

  /// What the program and the interpreter have written to standard error.
  var stderrText: String { String(decoding: output.errors, as: UTF8.self) }

  /// Bytes written to standard output so far.
  var outputCount: Int { output.standardCount }

  /// What has been written to standard output since `outputCount` was `mark`.
  func outputSince(_ mark: Int) -> String {
    let first = max(0, output.standard.count - (output.standardCount - mark))
    return String(decoding: output.standard[first...], as: UTF8.self)
  }
}
