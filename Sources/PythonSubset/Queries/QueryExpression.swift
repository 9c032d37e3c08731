import BigInt

/// A moment of a run, as it stands behind `@`: `cut`, `16`, `16/subtract`, `16#2`.
public struct QueryMoment: Equatable, Sendable {
  /// The place in the program.
  public enum Place: Equatable, Sendable {
    /// A mark of the scenario.
    case name(String)
    /// A line, from 1.
    case line(Int)
  }

  /// The place in the program.
  public var place: Place
  /// A phase of the collection that runs then.
  public var phase: String?
  /// Which visit of the line, from 1.
  public var visit: Int?

  /// A moment from its parts.
  public init(place: Place, phase: String? = nil, visit: Int? = nil) {
    self.place = place
    self.phase = phase
    self.visit = visit
  }
}

/// A comparison in a query.
public enum QueryComparison: Equatable, Sendable {
  case rich(ComparisonOperator)
  case contained(isNegated: Bool)
  case identical(isNegated: Bool)
}

/// A query: a Python expression without calls but of queries, in which `@` asks at a moment.
///
/// Offsets count Unicode scalars of the query's text from 0.
public struct QueryExpression: Equatable, Sendable {
  /// What a node is.
  public indirect enum Kind: Equatable, Sendable {
    case name(String)
    case constant(Constant)
    case attribute(QueryExpression, String)
    case `subscript`(QueryExpression, QueryExpression)
    case slice(QueryExpression?, QueryExpression?, QueryExpression?)
    case call(QueryExpression, [QueryExpression])
    /// The value that an expression has at a moment.
    case at(QueryExpression, QueryMoment)
    case tuple([QueryExpression])
    case list([QueryExpression])
    case set([QueryExpression])
    case dictionary([QueryExpression], [QueryExpression])
    case negative(QueryExpression)
    case positive(QueryExpression)
    case invert(QueryExpression)
    case not(QueryExpression)
    case binary(QueryExpression, BinaryOperator, QueryExpression)
    case and([QueryExpression])
    case or([QueryExpression])
    /// `first op second op third ..`: one more operand than operators, the first apart.
    case compare(QueryExpression, [QueryComparison], [QueryExpression])
    case conditional(
      test: QueryExpression, body: QueryExpression, orElse: QueryExpression)
  }

  /// What the node is.
  public var kind: Kind
  /// The range of the node in the query's text.
  public var range: Range<Int>

  /// Where the node begins.
  public var offset: Int { range.lowerBound }
}

/// A claim's comparison, taken apart.
public struct QueryClaim: Equatable, Sendable {
  /// The sides of the comparison.
  public var left, right: QueryExpression
  /// What stands between them.
  public var comparison: QueryComparison
  /// The text of the right side: Unicode scalars of the claim's text.
  public var rightRange: Range<Int>
}
