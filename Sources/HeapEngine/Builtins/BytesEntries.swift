/// The table of `bytes`.
extension World {
  static let bytesEntries: [NativeEntry] =
    [
      .staticMethod("__new__", 0, 255, keywords: true) { $0.bytesNew($1) },
      .special(.hash) { world, args in
        let hash = world.bytesHash(args[0])
        return world.makeInt(hash)
      },
      .special(.str) { $0.bytesRepr($1[0]) },
      .special(.getItem, 1) { $0.bytesSubscript($1[0], $1[1]) },
      .special(.iter) { $0.makeStrIterator($1[0]) },
      .method("__sizeof__") { world, args in
        let basic = Int(world.record(world.rows[args[0]].type).pointee.basicSize)
        let size = basic + Int(world.rows[args[0]].b)
        return world.makeInt(size)
      },
      .method("__getnewargs__") { world, args in
        let copy = world.makeUnsharedBytes(world.byteView(args[0]))
        return world.makeTuple(consuming: [copy])
      },
      .method("__bytes__") { world, args in
        let count = Int(world.rows[args[0]].b)
        return world.bytesPiece(args[0], 0, count)
      },
    ] + byteSpecials + byteMethods + byteCasing

  /// What bytes and bytearray share: special methods.
  static let byteSpecials: [NativeEntry] = [
    .special(.repr) { $0.bytesRepr($1[0]) },
    .special(.length) { world, args in
      let count = Int(world.rows[args[0]].b)
      return world.makeInt(count)
    },
    .special(.contains, 1) { $0.bytesHas($1) },
    .special(.equal, 1) { $0.bytesCompare($1) { $0 == 0 } },
    .special(.notEqual, 1) { $0.bytesCompare($1) { $0 != 0 } },
    .special(.less, 1) { $0.bytesCompare($1) { $0 < 0 } },
    .special(.lessOrEqual, 1) { $0.bytesCompare($1) { $0 <= 0 } },
    .special(.greater, 1) { $0.bytesCompare($1) { $0 > 0 } },
    .special(.greaterOrEqual, 1) { $0.bytesCompare($1) { $0 >= 0 } },
    .special(.add, 1) { $0.bytesAdd($1[0], $1[1]) },
    .special(.multiply, 1) { $0.bytesMultiply($1) },
    .special(.reflectedMultiply, 1) { $0.bytesMultiply($1) },
  ]

  /// What bytes and bytearray share: methods.
  static let byteMethods: [NativeEntry] = [
    .method("find", 0, 255) { $0.bytesSearch($1, "find", .find) },
    .method("rfind", 0, 255) { $0.bytesSearch($1, "rfind", .findLast) },
    .method("index", 0, 255) { $0.bytesSearch($1, "index", .index) },
    .method("rindex", 0, 255) { $0.bytesSearch($1, "rindex", .indexLast) },
    .method("count", 0, 255) { $0.bytesSearch($1, "count", .count) },
    .method("startswith", 0, 255) { $0.bytesMatchesEnd($1, "startswith", end: false) },
    .method("endswith", 0, 255) { $0.bytesMatchesEnd($1, "endswith", end: true) },
    .method("split", 0, 255, keywords: true) { $0.bytesSplit($1, fromEnd: false) },
    .method("rsplit", 0, 255, keywords: true) { $0.bytesSplit($1, fromEnd: true) },
    .method("splitlines", 0, 255, keywords: true) { $0.bytesSplitLines($1) },
    .method("partition", 1) { $0.bytesPartition($1, fromEnd: false) },
    .method("rpartition", 1) { $0.bytesPartition($1, fromEnd: true) },
    .method("join", 1) { $0.bytesJoin($1) },
    .method("strip", 0, 1) { $0.bytesStrip($1, .both) },
    .method("lstrip", 0, 1) { $0.bytesStrip($1, .left) },
    .method("rstrip", 0, 1) { $0.bytesStrip($1, .right) },
    .method("replace", 2, 3) { $0.bytesReplace($1) },
    .method("center", 1, 2) { $0.bytesJustify($1, "center", .center) },
    .method("ljust", 1, 2) { $0.bytesJustify($1, "ljust", .left) },
    .method("rjust", 1, 2) { $0.bytesJustify($1, "rjust", .right) },
    .method("zfill", 1) { $0.bytesZeroFill($1) },
    .method("expandtabs", 0, 255, keywords: true) { $0.bytesExpandTabs($1) },
    .method("removeprefix", 1) { $0.bytesRemove($1, suffix: false) },
    .method("removesuffix", 1) { $0.bytesRemove($1, suffix: true) },
    .method("translate", 1, 2, keywords: true) { $0.bytesTranslate($1) },
    .staticMethod("maketrans", 2) { $0.bytesMakeTrans($1) },
    .method("hex", 0, 255, keywords: true) { $0.bytesHex($1) },
    .classMethod("fromhex", 1) { $0.bytesFromHex($1) },
    .method("decode", 0, 255, keywords: true) { $0.bytesDecode($1) },
  ]

  /// What bytes and bytearray share: case, and questions about the bytes (all in ASCII).
  static let byteCasing: [NativeEntry] = [
    .method("lower") { $0.bytesMapped($1[0]) { World.lower($1) } },
    .method("upper") { $0.bytesMapped($1[0]) { World.upper($1) } },
    .method("swapcase") { world, args in
      world.bytesMapped(args[0]) { _, byte in
        UnicodeFacts.isASCIILetter(UInt32(byte)) ? byte ^ 32 : byte
      }
    },
    .method("capitalize") { world, args in
      world.bytesMapped(args[0]) { $0 == 0 ? World.upper($1) : World.lower($1) }
    },
    .method("title") { $0.bytesTitle($1[0]) },
    .method("isalpha") { world, args in
      world.bytesAll(args[0]) { UnicodeFacts.isASCIILetter($0) }
    },
    .method("isdigit") { world, args in world.bytesAll(args[0]) { $0 >= 48 && $0 <= 57 } },
    .method("isalnum") { world, args in
      world.bytesAll(args[0]) {
        UnicodeFacts.isASCIILetter($0) || ($0 >= 48 && $0 <= 57)
      }
    },
    .method("isspace") { world, args in
      world.bytesAll(args[0]) { $0 == 32 || ($0 >= 9 && $0 <= 13) }
    },
    .method("isascii") { world, args in
      world.bool(world.byteBuffer(args[0]).allSatisfy { $0 < 128 })
    },
    .method("islower") { world, args in world.bytesIsCase(args[0], 97, 65) },
    .method("isupper") { world, args in world.bytesIsCase(args[0], 65, 97) },
    .method("istitle") { world, args in world.bool(world.bytesIsTitle(args[0])) },
  ]
}
