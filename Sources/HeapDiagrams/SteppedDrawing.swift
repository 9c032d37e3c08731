/// One SVG that holds a whole run.
///
/// A page's script shows a step `n` so: every element with an attribute `data-s` is seen if and
/// only if `n` lies in one of its ranges; the script takes the class `off` from it, and gives it
/// to all others. `data-s` is a comma-separated list of ascending ranges `a-b` (both included) and
/// single numbers `a`; the numbers are those of `Step.number`. Elements without `data-s` are always
/// seen.
///
///     <g class="hb-b" data-s="3-7,12"> .. </g>     seen at the steps 3 to 7 and 12
///
/// An element with an attribute `data-c`, of the same form, has the class `hb-chg` at those steps
/// and at no others.
///
///     <g class="hb-b" data-s="3-7" data-c="3"> .. </g>     seen at 3 to 7, and new at 3
///
/// Two more attributes serve the explanation of counts: `data-o="3"` stands on the badge of
/// object #3, and `data-t="3"` on the lines of the arrows that lead to it.
public struct SteppedDrawing: Equatable, Sendable {
  /// The drawing.
  public var svg: String
  /// Its size in pixels.
  public var width, height: Int
  /// For each step, whether its picture differs from that of the step before.
  public var changes: [Bool]
}
