extension Profile {
  /// CPython 3.8.18.
  public static let cpython38 = Profile(
    level: .python38, arenaBytes: 256 << 10, poolBytes: 4 << 10, strHeaders: (49, 73, 74, 76),
    zeroIntBytes: 24, oneDigitIntBytes: 28, functionBytes: 136, codeBytes: 176, frameBytes: 368,
    weakrefBytes: 72, exceptionBytes: 80, dictKeysHeader: 40, heapTypeBytes: 1064,
    propertyBytes: 72, enumerateBytes: 64, zipBytes: 56, rangeIteratorBytes: 48,
    thresholds: (700, 10, 10), startCounts: (302, 7, 0), startLongLived: 3_692,
    startPools: 251, startBlocks: 11_296,
    version: "3.8.18 (default, May  9 2026, 07:33:04) \n[GCC 12.2.0]", hexVersion: 0x0308_12F0)

  /// CPython 3.9.18.
  public static let cpython39 = Profile(
    level: .python39, arenaBytes: 256 << 10, poolBytes: 4 << 10, strHeaders: (49, 73, 74, 76),
    zeroIntBytes: 24, oneDigitIntBytes: 28, functionBytes: 136, codeBytes: 176, frameBytes: 368,
    weakrefBytes: 72, exceptionBytes: 80, dictKeysHeader: 40, heapTypeBytes: 1064,
    propertyBytes: 72, enumerateBytes: 64, zipBytes: 56, rangeIteratorBytes: 48,
    thresholds: (700, 10, 10), startCounts: (328, 7, 0), startLongLived: 3_730,
    startPools: 253, startBlocks: 11_234,
    version: "3.9.18 (main, May  9 2026, 07:33:49) \n[GCC 12.2.0]", hexVersion: 0x0309_12F0)

  /// CPython 3.10.13.
  public static let cpython310 = Profile(
    level: .python310, arenaBytes: 1 << 20, poolBytes: 16 << 10, strHeaders: (49, 73, 74, 76),
    zeroIntBytes: 24, oneDigitIntBytes: 28, functionBytes: 144, codeBytes: 176, frameBytes: 360,
    weakrefBytes: 72, exceptionBytes: 80, dictKeysHeader: 40, heapTypeBytes: 1072,
    propertyBytes: 80, enumerateBytes: 64, zipBytes: 64, rangeIteratorBytes: 48,
    thresholds: (700, 10, 10), startCounts: (529, 7, 0), startLongLived: 3_922,
    startPools: 81, startBlocks: 11_814,
    version: "3.10.13 (main, May  9 2026, 07:34:36) [GCC 12.2.0]", hexVersion: 0x030A_0DF0)

  /// CPython 3.11.7.
  public static let cpython311 = Profile(
    level: .python311, arenaBytes: 1 << 20, poolBytes: 16 << 10, strHeaders: (49, 73, 74, 76),
    zeroIntBytes: 28, oneDigitIntBytes: 32, functionBytes: 152, codeBytes: 200, frameBytes: 280,
    weakrefBytes: 80, exceptionBytes: 88, dictKeysHeader: 32, heapTypeBytes: 1688,
    propertyBytes: 80, enumerateBytes: 72, zipBytes: 64, rangeIteratorBytes: 48,
    thresholds: (700, 10, 10), startCounts: (447, 6, 0), startLongLived: 3_992,
    startPools: 63, startCollected: 24, startBlocks: 8_424,
    version: "3.11.7 (main, May  9 2026, 07:35:25) [GCC 12.2.0]", hexVersion: 0x030B_07F0)

  /// CPython 3.12.1.
  public static let cpython312 = Profile(
    level: .python312, arenaBytes: 1 << 20, poolBytes: 16 << 10, strHeaders: (41, 57, 58, 60),
    zeroIntBytes: 28, oneDigitIntBytes: 32, functionBytes: 160, codeBytes: 208, frameBytes: 288,
    weakrefBytes: 80, exceptionBytes: 88, dictKeysHeader: 32, heapTypeBytes: 1704,
    propertyBytes: 80, enumerateBytes: 72, zipBytes: 64, rangeIteratorBytes: 40,
    thresholds: (700, 10, 10), startCounts: (509, 3, 0), startLongLived: 4_216,
    startPools: 64, startCollected: 24, startBlocks: 8_795,
    version: "3.12.1 (main, May  9 2026, 07:36:11) [GCC 12.2.0]", hexVersion: 0x030C_01F0)

  /// CPython 3.13.0.
  public static let cpython313 = Profile(
    level: .python313, arenaBytes: 1 << 20, poolBytes: 16 << 10, strHeaders: (41, 57, 58, 60),
    zeroIntBytes: 28, oneDigitIntBytes: 32, functionBytes: 160, codeBytes: 208, frameBytes: 304,
    weakrefBytes: 80, exceptionBytes: 88, dictKeysHeader: 32, heapTypeBytes: 1712,
    propertyBytes: 80, enumerateBytes: 72, zipBytes: 64, rangeIteratorBytes: 40,
    thresholds: (2000, 10, 10), startCounts: (519, 2, 0), startLongLived: 4_259,
    startPools: 77, startCollected: 24, startBlocks: 12_130,
    version: "3.13.0 (main, May  9 2026, 07:36:57) [GCC 12.2.0]", hexVersion: 0x030D_00F0)
}
