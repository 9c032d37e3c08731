import BigInt
import Runtimes

/// The folding of constant expressions before code is made, as CPython's `Python/ast_opt.c`.
///
/// Nodes are folded in the order of their making, so that children come before parents and no
/// nesting recurses.
struct ConstantFolding {
  let level: LanguageLevel

  func fold(_ tree: SyntaxTree) {
    for node in tree.expressions where !node.isTarget { fold(node) }
  }

  private func fold(_ node: Expression) {
    switch node.kind {
    case .name("__debug__"): node.kind = .constant(.bool(true))
    case .tuple(let items):
      if let values = constants(items) { node.kind = .constant(.tuple(values)) }
    case .unary(let sign, let operand): foldUnary(node, sign, operand)
    case .binary(let left, let binary, let right):
      if let first = left.constant, let second = right.constant,
        let value = ConstantArithmetic.binary(first, binary, second)
      {
        node.kind = .constant(value)
      } else if level >= .python311, binary == .remainder,
        case .constant(.str(let format)) = left.kind, let items = right.tupleItems
      {
        foldFormat(node, format, items)
      }
    case .subscript(let owner, let key):
      if let sequence = owner.constant, let index = key.constant,
        let value = ConstantArithmetic.item(sequence, index)
      {
        node.kind = .constant(value)
      }
    case .compare(let first, let comparisons, var operands):
      guard case .contained? = comparisons.last, let last = operands.last else { return }
      guard let container = foldedIterable(last) else {
        // A list that is only searched is made as a tuple (`fold_iter`).
        if case .list(let items) = last.kind, !items.contains(where: { $0.isStarred }) {
          last.kind = .tuple(items)
        }
        return
      }
      operands[operands.count - 1] = Expression(.constant(container), last.position)
      node.kind = .compare(first, comparisons, operands)
    default: break
    }
  }

  /// The values of nodes that are all constants.
  func constants(_ nodes: [Expression]) -> [Constant]? {
    var values: [Constant] = []
    for node in nodes {
      guard let value = node.constant else { return nil }
      values.append(value)
    }
    return values
  }

  /// The constant that a list or set display may become where it is only iterated over.
  func foldedIterable(_ node: Expression) -> Constant? {
    switch node.kind {
    case .list(let items): constants(items).map { .tuple($0) }
    case .set(let items): constants(items).map { .frozenset(Self.distinct($0)) }
    default: nil
    }
  }

  /// The items of a set without repetitions.
  static func distinct(_ items: [Constant]) -> [Constant] {
    var seen: Set<ConstantKey> = []
    return items.filter { seen.insert(ConstantKey($0)).inserted }
  }

  private func foldUnary(_ node: Expression, _ sign: UnaryOperator, _ operand: Expression) {
    if let value = operand.constant {
      if let result = ConstantArithmetic.unary(sign, value) { node.kind = .constant(result) }
      return
    }
    guard sign == .not, case .compare(let first, let comparisons, let operands) = operand.kind,
      comparisons.count == 1
    else { return }
    switch comparisons[0] {
    case .contained(let isNegated):
      node.kind = .compare(first, [.contained(isNegated: !isNegated)], operands)
    case .identical(let isNegated):
      node.kind = .compare(first, [.identical(isNegated: !isNegated)], operands)
    case .rich: break
    }
  }
}

extension Expression {
  /// The items of a tuple display that is no constant.
  var tupleItems: [Expression]? {
    if case .tuple(let items) = kind { items } else { nil }
  }
}
