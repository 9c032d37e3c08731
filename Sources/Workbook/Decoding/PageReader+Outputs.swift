import CommonMark
import Diagnostics
import Runtimes

extension PageReader {
  /// Reads an `output` fence and finds the scenario that it belongs to.
  mutating func readOutput(_ fence: Fence, _ info: InfoString) {
    guard let first = info.words.first else { return }
    var output = OutputFence(fence: fence, scenario: -1, isError: false)
    if first.name != "output" {
      switch RuntimeList.parse(String(first.name.dropFirst(7).dropLast())) {
      case .success(let list): output.runtimes = list
      case .failure(let fault):
        findings.append(
          file.unknownName(
            .runtimeUnknown, "runtime", fault.name, at: first.nameRange, known: RuntimeList.names))
        return
      }
    }
    var named: InfoWord?
    for word in info.words.dropFirst() {
      switch word.name {
      case "stderr" where word.value == nil: output.isError = true
      case "of" where word.value != nil: named = word
      default:
        findings.append(
          file.unknownName(
            .optionUnknown, "option", word.name, at: word.nameRange, known: ["of", "stderr"]))
        return
      }
    }
    guard let scenario = target(of: fence, named) else { return }
    output.scenario = scenario
    page.outputs.append(output)
  }

  private mutating func target(of fence: Fence, _ named: InfoWord?) -> Int? {
    if let named, let id = named.value {
      if let index = page.scenario(id: id) { return index }
      let known = page.scenarios.compactMap(\.options.id)
      findings.append(
        file.unknownName(.refUnresolved, "scenario", id, at: named.nameRange, known: known))
      return nil
    }
    if let index = lastScenario[fence.container] { return index }
    findings.append(
      file.finding(
        .refUnresolved, "no scenario stands above this output", at: fence.opening.bytes,
        hint: "name one with of=ID"))
    return nil
  }
}
