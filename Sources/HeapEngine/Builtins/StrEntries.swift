/// The table of `str`.
extension World {
  static let strEntries: [NativeEntry] =
    strSpecials + strEditing + strSearching + strCasing + strConverting

  private static let strSpecials: [NativeEntry] = [
    .staticMethod("__new__", 0, 255, keywords: true) { $0.strNew($1) },
    .special(.repr) { $0.strRepr($1[0]) },
    .special(.str) { $0.strItself($1[0]) },
    .special(.hash) { world, args in
      let hash = world.strHash(args[0])
      return world.makeInt(hash)
    },
    .special(.length) { world, args in
      let count = world.strCount(args[0])
      return world.makeInt(count)
    },
    .special(.getItem, 1) { $0.strSubscript($1[0], $1[1]) },
    .special(.contains, 1) { $0.strHas($1) },
    .special(.iter) { $0.makeStrIterator($1[0]) },
    .special(.equal, 1) { $0.strEquality($1, true) },
    .special(.notEqual, 1) { $0.strEquality($1, false) },
    .special(.less, 1) { $0.strRichCompare($1) { $0 < 0 } },
    .special(.lessOrEqual, 1) { $0.strRichCompare($1) { $0 <= 0 } },
    .special(.greater, 1) { $0.strRichCompare($1) { $0 > 0 } },
    .special(.greaterOrEqual, 1) { $0.strRichCompare($1) { $0 >= 0 } },
    .special(.add, 1) { $0.strAdd($1) },
    .special(.multiply, 1) { $0.strMultiply($1) },
    .special(.reflectedMultiply, 1) { $0.strMultiply($1) },
    .special(.remainder, 1) { $0.percentFormat($1[0], $1[1]) },
    .special(.reflectedRemainder, 1) { world, args in
      guard world.isText(args[1]) else { return world.owned(.notImplemented) }
      return world.percentFormat(args[1], args[0])
    },
    .method("__format__", 1) { world, args in
      guard world.needsText(args[1], "__format__() argument must be str, not ") else {
        return .null
      }
      return world.formatStr(args[0], spec: args[1])
    },
    .method("__sizeof__") { world, args in
      let size = world.strSizeof(args[0])
      return world.makeInt(size)
    },
    .method("__getnewargs__") { world, args in
      let copy = world.makeUnsharedStr(world.view(args[0]))
      return world.makeTuple(consuming: [copy])
    },
  ]

  private static let strEditing: [NativeEntry] = [
    .method("strip", 0, 1) { $0.strStrip($1, "strip", .both) },
    .method("lstrip", 0, 1) { $0.strStrip($1, "lstrip", .left) },
    .method("rstrip", 0, 1) { $0.strStrip($1, "rstrip", .right) },
    .method("replace", 2, 3) { $0.strReplace($1) },
    .method("center", 1, 2) { $0.strJustify($1, .center) },
    .method("ljust", 1, 2) { $0.strJustify($1, .left) },
    .method("rjust", 1, 2) { $0.strJustify($1, .right) },
    .method("zfill", 1) { $0.strZeroFill($1) },
    .method("expandtabs", 0, 255, keywords: true) { $0.strExpandTabs($1) },
    .method("removeprefix", 1) { $0.strRemove($1, "removeprefix", suffix: false) },
    .method("removesuffix", 1) { $0.strRemove($1, "removesuffix", suffix: true) },
    .method("translate", 1) { $0.strTranslate($1) },
    .staticMethod("maketrans", 1, 3) { $0.strMakeTrans($1) },
  ]

  private static let strSearching: [NativeEntry] = [
    .method("find", 0, 255) { $0.strSearch($1, "find", .find) }.packing(until: 12),
    .method("rfind", 0, 255) { $0.strSearch($1, "rfind", .findLast) }.packing(until: 12),
    .method("index", 0, 255) { $0.strSearch($1, "index", .index) }.packing(until: 12),
    .method("rindex", 0, 255) { $0.strSearch($1, "rindex", .indexLast) }.packing(until: 12),
    .method("count", 0, 255) { $0.strSearch($1, "count", .count) }.packing(until: 12),
    .method("startswith", 0, 255) { $0.strMatchesEnd($1, "startswith", end: false) }.packing(
      until: 12),
    .method("endswith", 0, 255) { $0.strMatchesEnd($1, "endswith", end: true) }.packing(until: 12),
    .method("split", 0, 255, keywords: true) { $0.strSplit($1, fromEnd: false) },
    .method("rsplit", 0, 255, keywords: true) { $0.strSplit($1, fromEnd: true) },
    .method("splitlines", 0, 255, keywords: true) { $0.strSplitLines($1) },
    .method("partition", 1) { $0.strPartition($1, fromEnd: false) },
    .method("rpartition", 1) { $0.strPartition($1, fromEnd: true) },
    .method("join", 1) { $0.strJoin($1) },
  ]

  private static let strCasing: [NativeEntry] = [
    .method("capitalize") { $0.strCased($1[0], .capitalize) },
    .method("casefold") { $0.strCased($1[0], .fold) },
    .method("lower") { $0.strCased($1[0], .lower) },
    .method("upper") { $0.strCased($1[0], .upper) },
    .method("swapcase") { $0.strCased($1[0], .swap) },
    .method("title") { $0.strCased($1[0], .title) },
    .method("isalpha") { $0.strAll($1[0], UnicodeFacts.isAlphabetic) },
    .method("isalnum") { world, args in
      world.strAll(args[0]) { UnicodeFacts.isAlphabetic($0) || UnicodeFacts.isNumeric($0) }
    },
    .method("isdecimal") { $0.strAll($1[0], UnicodeFacts.isDecimal) },
    .method("isdigit") { $0.strAll($1[0], UnicodeFacts.isDigit) },
    .method("isnumeric") { $0.strAll($1[0], UnicodeFacts.isNumeric) },
    .method("isspace") { $0.strAll($1[0], UnicodeFacts.isSpace) },
    .method("islower") { $0.strIsCase($1[0], UnicodeFacts.isLower, UnicodeFacts.isUpper) },
    .method("isupper") { $0.strIsCase($1[0], UnicodeFacts.isUpper, UnicodeFacts.isLower) },
    .method("istitle") { $0.strIsTitle($1[0]) },
    .method("isascii") { world, args in world.bool(world.str(args[0]).pointee.isASCII) },
    .method("isidentifier") { world, args in world.bool(world.strIsIdentifier(args[0])) },
    .method("isprintable") { world, args in world.bool(world.strIsPrintable(args[0])) },
  ]

  private static let strConverting: [NativeEntry] = [
    .method("encode", 0, 255, keywords: true) { $0.strEncode($1) },
    .method("format", 0, 255, keywords: true) { $0.formatString($1[0], $1.dropFirst()) }.packing(),
    .method("format_map", 1) { $0.formatString($1[0], mapping: $1[1]) },
  ]
}
