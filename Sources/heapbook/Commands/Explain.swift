import ArgumentParser
import Workbook

/// `heapbook explain RULE`: what a finding means and what to do about it.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule, as named in a finding's brackets.")

  @Argument(help: "The rule: value-mismatch. Without one, all rules are listed.")
  var rule: String?

  func run() throws {
    guard let rule else {
      return Terminal.write(ruleList)
    }
    let explained = explainRule(rule.lowercased())
    guard let text = explained.text else {
      let hint =
        explained.nearest.map { "; did you mean `\($0)`?" } ?? "; heapbook explain lists them"
      throw ValidationError("There is no rule `\(rule)`\(hint)")
    }
    Terminal.write(text + "\n")
  }
}
