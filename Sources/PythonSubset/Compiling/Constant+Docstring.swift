extension Constant {
  /// A docstring without the indentation common to its lines, as the compiler of 3.13 keeps it
  /// (`Python/compile.c`: `_PyCompile_CleanDoc`).
  var cleanedDocstring: Constant {
    guard case .str(let text) = self else { return self }
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      Self.expanded($0)
    }
    var margin = Int.max
    for line in lines.dropFirst() {
      let indent = line.prefix { $0 == 0x20 }.count
      if indent < line.count { margin = min(margin, indent) }
    }
    lines[0] = Array(lines[0].drop { $0 == 0x20 })
    for place in lines.indices.dropFirst() {
      let line = lines[place]
      lines[place] = Array(line.dropFirst(min(margin == Int.max ? 0 : margin, line.count)))
    }
    return .str(Array(lines.joined(separator: [0x0A])))
  }

  /// A line with its tabs as blanks up to the next multiple of eight columns.
  private static func expanded(_ line: ArraySlice<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in line {
      if scalar == 0x09 {
        result += Array(repeating: 0x20, count: 8 - result.count % 8)
      } else {
        result.append(scalar)
      }
    }
    return result
  }
}
