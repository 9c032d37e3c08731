/// SipHash with a zero key, as CPython hashes str and bytes under PYTHONHASHSEED=0: two rounds a
/// word and four at the end up to 3.10, one and three from 3.11 on.
///
/// Authority: Aumasson and Bernstein, "SipHash: a fast short-input PRF"; CPython, Python/pyhash.c.
enum SipHash {
  /// The hash of some bytes, never -1.
  static func hash(
    _ bytes: UnsafeRawPointer, _ count: Int, rounds: Int, finalRounds: Int
  ) -> Int {
    if count == 0 { return 0 }
    var v0: UInt64 = 0x736f_6d65_7073_6575
    var v1: UInt64 = 0x646f_7261_6e64_6f6d
    var v2: UInt64 = 0x6c79_6765_6e65_7261
    var v3: UInt64 = 0x7465_6462_7974_6573
    func mix(_ times: Int) {
      for _ in 0..<times {
        v0 = v0 &+ v1
        v1 = rotate(v1, 13) ^ v0
        v0 = rotate(v0, 32)
        v2 = v2 &+ v3
        v3 = rotate(v3, 16) ^ v2
        v0 = v0 &+ v3
        v3 = rotate(v3, 21) ^ v0
        v2 = v2 &+ v1
        v1 = rotate(v1, 17) ^ v2
        v2 = rotate(v2, 32)
      }
    }
    var offset = 0
    while offset + 8 <= count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      v3 ^= word
      mix(rounds)
      v0 ^= word
      offset += 8
    }
    var last = UInt64(truncatingIfNeeded: count) << 56
    for index in 0..<(count - offset) {
      last |=
        UInt64(bytes.load(fromByteOffset: offset + index, as: UInt8.self)) << UInt64(8 * index)
    }
    v3 ^= last
    mix(rounds)
    v0 ^= last
    v2 ^= 0xff
    mix(finalRounds)
    let result = Int(bitPattern: UInt(v0 ^ v1 ^ v2 ^ v3))
    return result == -1 ? -2 : result
  }

  @inline(__always)
  private static func rotate(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
