import Testing

@testable import Workbook

/// What the style promises: contrast, equal dark themes, small files, nothing inline.
@Suite struct ThemeStyleTests {
  private static func file(_ name: String) -> String {
    BuiltInTheme.files.first { $0.name == name }?.text ?? ""
  }

  /// The colours of each block that defines `--paper` in hexadecimal: light, dark, dark, print.
  static let palettes: [[String: String]] = {
    var palettes: [[String: String]] = []
    for block in file("heapbook.css").split(separator: "{") {
      var colours: [String: String] = [:]
      for declaration in block.prefix(while: { $0 != "}" }).split(separator: ";") {
        let parts = declaration.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
        if parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") {
          colours[String(parts[0].dropFirst(2))] = parts[1]
        }
      }
      if colours.count > 10 { palettes.append(colours) }
    }
    return palettes
  }()

  private static func luminance(_ hex: String) throws -> Double {
    let value = try #require(Int(hex.dropFirst(), radix: 16))
    let channels = [value >> 16, value >> 8 & 255, value & 255].map { byte -> Double in
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// The 2.4th power: the fifth root of the twelfth, by Newton's steps.
  private static func power(_ base: Double) -> Double {
    let twelfth = (0..<12).reduce(1.0) { product, _ in product * base }
    return (0..<80).reduce(1.0) { root, _ in
      (4 * root + twelfth / (root * root * root * root)) / 5
    }
  }

  static func contrast(_ one: String, _ other: String) throws -> Double {
    let pair = [try luminance(one), try luminance(other)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test func `the contrast of black on white is 21`() throws {
    #expect(abs(try Self.contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(abs(try Self.contrast("#777777", "#ffffff") - 4.48) < 0.01)
  }

  @Test func `there is a light theme, and two equal dark ones`() {
    #expect(Self.palettes.count == 3)
    #expect(Self.palettes[1] == Self.palettes[2])
    #expect(Self.palettes[0].keys.sorted() == Self.palettes[1].keys.sorted())
  }

  static let texts: [(String, [String])] = [
    ("ink", ["paper", "panel", "box", "line", "gc-fill"]), ("muted", ["paper", "panel", "line"]),
    ("accent", ["paper", "panel", "box"]), ("paper", ["accent"]),
    ("changed", ["line", "box", "panel"]), ("gone-ink", ["gone-fill", "panel"]),
    ("gc", ["panel", "box", "gc-fill"]), ("ok", ["panel", "paper"]), ("bad", ["panel", "paper"]),
    ("code-keyword", ["paper", "line"]), ("code-string", ["paper", "line"]),
    ("code-number", ["paper", "line"]),
  ]
  static let lines: [(String, [String])] = [
    ("edge", ["panel", "box", "paper"]), ("gone-edge", ["panel", "gone-fill"]),
    ("freed-edge", ["panel"]), ("g0", ["box"]), ("g1", ["box"]), ("g2", ["box"]),
    ("changed", ["panel"]), ("gc", ["panel"]), ("accent", ["panel"]),
  ]

  @Test(arguments: [0, 1]) func `text has a contrast of 4,5 and lines one of 3`(theme: Int) throws {
    let colours = Self.palettes[theme]
    for (pairs, least) in [(Self.texts, 4.5), (Self.lines, 3.0)] {
      for (name, grounds) in pairs {
        for ground in grounds {
          let pair = (try #require(colours[name]), try #require(colours[ground]))
          let contrast = try Self.contrast(pair.0, pair.1)
          #expect(contrast >= least, "\(name) on \(ground): \(contrast)")
        }
      }
    }
  }

  @Test func `style and script are under 30 kB each`() {
    #expect(Self.file("heapbook.css").utf8.count < 30_000)
    #expect(Self.file("heapbook.js").utf8.count < 30_000)
  }

  @Test func `nothing in the templates is inline or from outside`() {
    for file in BuiltInTheme.files where file.name.hasSuffix(".mustache") {
      let text = file.text.lowercased()
      for sign in ["style=", "<style", " onclick", "http://", "https://", "javascript:"] {
        #expect(!text.contains(sign), "\(file.name) has \(sign)")
      }
      #expect(!text.contains("<script>"))
    }
    #expect(!Self.file("heapbook.css").contains("url("))
    #expect(Self.file("head.mustache").contains("content=\"default-src 'self'\""))
  }
}
