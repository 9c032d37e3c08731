/// A `case` clause.
struct MatchCase {
  var pattern: Pattern
  var condition: Expression?
  var body: [Statement]
  var headLines: ClosedRange<Int>
}

/// A pattern of a `case` clause.
final class Pattern {
  indirect enum Kind {
    /// A value compared with `==`.
    case value(Expression)
    /// None, True or False, compared with `is`.
    case singleton(Constant)
    case sequence([Pattern])
    case mapping(keys: [Expression], patterns: [Pattern], rest: String?)
    case `class`(Expression, [Pattern], keywords: [String], keywordPatterns: [Pattern])
    /// Only in a sequence; without a name it is `*_`.
    case star(String?)
    /// `pattern as name`; without a pattern a capture, without both the wildcard.
    case capture(Pattern?, String?)
    case alternatives([Pattern])
  }

  let kind: Kind
  let position: CodePosition

  init(_ kind: Kind, _ position: CodePosition) {
    self.kind = kind
    self.position = position
  }
}
