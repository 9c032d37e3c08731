import Diagnostics
import Yams

/// Reads settings out of a YAML text and reports every key and value that does not fit.
struct YAMLReader {
  /// The file that the text stands in.
  let file: SourceFile
  /// The number of lines of the file before the text.
  let lineOffset: Int
  /// The rules that are broken by unknown keys and by wrong types.
  let unknownRule, typeRule: Rule
  /// What was found.
  var findings: [Diagnostic] = []

  init(_ file: SourceFile, lineOffset: Int = 0, unknown: Rule, type: Rule) {
    self.file = file
    self.lineOffset = lineOffset
    unknownRule = unknown
    typeRule = type
  }

  /// The top of a YAML text as a mapping; nil, with a finding, for anything else but nothing.
  mutating func top(of yaml: String) -> Node.Mapping? {
    guard YAMLDepth.isBounded(yaml) else {
      findings.append(
        Diagnostic(typeRule, "the settings nest too deeply", in: file.path, at: .fileStart))
      return nil
    }
    do {
      guard let node = try Yams.compose(yaml: yaml) else { return nil }
      if let mapping = node.mapping { return mapping }
      if node.scalar.map({ $0.string.isEmpty || node.null != nil }) ?? false { return nil }
      fault(typeRule, "the settings must be `key: value` lines", at: node)
    } catch let error as YamlError {
      findings.append(invalid(error, in: yaml))
    } catch {
      findings.append(Diagnostic(typeRule, "this is not YAML", in: file.path))
    }
    return nil
  }

  private func invalid(_ error: YamlError, in yaml: String) -> Diagnostic {
    var (line, column, problem) = (1, 1, "this is not YAML")
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      (line, column, problem) = (mark.line, mark.column, "this is not YAML: \(text)")
    case .duplicatedKeysInMapping(let keys, let context):
      (line, column) =
        Self.second(of: keys.first ?? "", in: yaml, from: context.mark.line)
        ?? (context.mark.line, context.mark.column)
      problem =
        keys.count == 1
        ? "the key `\(keys[0])` stands twice" : "keys stand twice: \(keys.joined(separator: ", "))"
    default: break
    }
    return Diagnostic(typeRule, problem, in: file.path, at: range(line: line, column: column))
  }

  /// Where a key stands for the second time at a line's beginning, from a line on.
  private static func second(
    of key: String, in yaml: String, from first: Int
  ) -> (line: Int, column: Int)? {
    var indent: Int?
    for (index, line) in OutputPattern.lines(of: yaml).enumerated() where index + 1 >= first {
      let blanks = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(blanks)
      guard rest.hasPrefix("\(key):"), indent == nil || indent == blanks else { continue }
      if indent != nil { return (index + 1, blanks + 1) }
      indent = blanks
    }
    return nil
  }

  /// Reports a fault at a node.
  mutating func fault(_ rule: Rule, _ message: String, at node: Node, hint: String? = nil) {
    findings.append(
      Diagnostic(rule, message, in: file.path, at: range(of: node), hint: hint))
  }

  /// The key-value pairs of a mapping whose keys are known; the others are reported.
  mutating func pairs(
    _ mapping: Node.Mapping, known: [String], later: [String] = []
  ) -> [(key: String, keyNode: Node, value: Node)] {
    var pairs: [(key: String, keyNode: Node, value: Node)] = []
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      if later.contains(key) {
        fault(unknownRule, notInThisVersion("the key `\(key)`"), at: keyNode)
      } else if known.contains(key) {
        pairs.append((key, keyNode, value))
      } else {
        let hint =
          nearest(to: key, among: known).map { "did you mean `\($0)`?" }
          ?? "there are: \(known.joined(separator: ", "))"
        fault(unknownRule, "there is no key `\(key)`", at: keyNode, hint: hint)
      }
    }
    return pairs
  }

  /// A text; numbers and dates as they are written.
  mutating func text(_ node: Node, _ key: String) -> String? {
    if let scalar = node.scalar, node.null == nil { return scalar.string }
    fault(typeRule, "`\(key)` must be a text", at: node)
    return nil
  }

  /// A list of texts; a single text stands for a list of one.
  mutating func texts(_ node: Node, _ key: String) -> [String] {
    nodes(node, key).compactMap { text($0, key) }
  }

  /// The members of a list of texts as nodes.
  mutating func nodes(_ node: Node, _ key: String) -> [Node] {
    if let sequence = node.sequence { return Array(sequence) }
    if node.scalar != nil, node.null == nil { return [node] }
    fault(typeRule, "`\(key)` must be a list", at: node)
    return []
  }

  /// A whole number that is not negative.
  mutating func number(_ node: Node, _ key: String) -> Int? {
    if let number = node.int, number >= 0 { return number }
    fault(typeRule, "`\(key)` must be a whole number", at: node)
    return nil
  }

  /// Yes or no.
  mutating func flag(_ node: Node, _ key: String) -> Bool? {
    if let flag = node.bool { return flag }
    fault(typeRule, "`\(key)` must be true or false", at: node)
    return nil
  }

  /// A mapping.
  mutating func mapping(_ node: Node, _ key: String) -> Node.Mapping? {
    if let mapping = node.mapping { return mapping }
    fault(typeRule, "`\(key)` must be `name: value` lines", at: node)
    return nil
  }

  /// The place of a node in the file; the whole scalar where that is one.
  func range(of node: Node) -> SourceRange {
    guard let mark = node.mark else { return .fileStart }
    return range(line: mark.line, column: mark.column)
  }

  private func range(line: Int, column: Int) -> SourceRange {
    let position = SourcePosition(line: line + lineOffset, column: column)
    let offset = file.offset(of: position) ?? file.range(ofLine: position.line).bytes.lowerBound
    return file.range(offset..<offset)
  }
}
