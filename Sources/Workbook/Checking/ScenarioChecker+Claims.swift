import Diagnostics
import HeapTrace
import Runtimes

extension ScenarioChecker {
  /// Checks the claims of a run that ended as it should.
  mutating func checkClaims(_ run: ScenarioRun, _ recording: Recording) {
    for (index, checked) in plan.claims.enumerated()
    where checked.claim.applies(to: run.runtime) {
      switch checked.claim.kind {
      case .expect: checkExpect(checked, index, run)
      case .prints(let text): checkPrints(checked.claim, text, recording, run.runtime)
      case .error: break
      }
    }
  }

  private mutating func checkExpect(_ checked: CheckedClaim, _ index: Int, _ run: ScenarioRun) {
    let claim = checked.claim
    let side = run.answers(.side(index))
    guard checked.condition != nil else {
      if let side, side.visits > 0 { reportUnknown(index, side) } else { reportUnreached(claim) }
      return
    }
    guard let answers = run.answers(.claim(index)) else { return }
    guard answers.visits > 0 else { return reportUnreached(claim) }
    for answer in answers.distinct {
      guard case .failure(let fault) = answer.value else { continue }
      return report(
        file.finding(
          fault.rule, fault.text + under(run.runtime), at: claim.range,
          hint: scenario.hint(for: fault)))
    }
    if let failed = answers.firstFalse {
      return reportMismatch(index, failed, side, answers.visits, run.runtime)
    }
    if let last = answers.last, case .success(let value) = last.value, !value.isTruth {
      report(
        file.finding(
          .expectMismatch, "a claim is true or false, this is \(value.shown)", at: claim.range))
    }
  }

  private mutating func reportMismatch(
    _ index: Int, _ failed: Answer, _ side: Answers?, _ visits: Int, _ runtime: Runtime
  ) {
    let checked = plan.claims[index]
    guard case .expect(let text) = checked.claim.kind else { return }
    let sides = side.map { $0.distinct + [$0.last].compactMap { $0 } } ?? []
    let value = sides.first { $0.visit == failed.visit } ?? (sides.count == 2 ? sides[0] : nil)
    var message = "`\(text)` does not hold"
    if let value, case .success(let found) = value.value {
      message = "\(checked.sideText) is \(found.literal), the page says \(checked.otherText)"
    }
    if visits > 1 { message += " (visit \(failed.visit) of line \(checked.claim.line))" }
    reportFixable(
      file.finding(.expectMismatch, message + under(runtime), at: checked.claim.range),
      fix(ofClaim: index))
  }

  private mutating func reportUnknown(_ index: Int, _ side: Answers) {
    let checked = plan.claims[index]
    guard let last = side.last, case .success(let value) = last.value else {
      if let last = side.last, case .failure(let fault) = last.value {
        report(file.finding(fault.rule, fault.text, at: checked.claim.range))
      }
      return
    }
    reportFixable(
      file.finding(
        .expectMismatch, "\(checked.sideText) is not known yet: it is \(value.literal)",
        at: checked.claim.range), fix(ofClaim: index))
  }

  private mutating func reportUnreached(_ claim: Claim) {
    let what = claim.visit.map { "for the time number \($0)" } ?? "at all"
    report(
      file.finding(
        .expectUnreached, "line \(claim.line) did not run \(what), so nothing was checked",
        at: claim.range))
  }

  private mutating func checkPrints(
    _ claim: Claim, _ text: String, _ recording: Recording, _ runtime: Runtime
  ) {
    let printed = recording.printed[claim.line] ?? []
    guard printed.count >= (claim.visit ?? 1) else { return reportUnreached(claim) }
    let wanted = PythonText.unescaped(text)
    for (index, written) in printed.enumerated()
    where claim.visit.map({ $0 == index + 1 }) ?? true {
      let line = written.hasSuffix("\n") ? String(written.dropLast()) : written
      guard line != wanted && written != wanted else { continue }
      let shown = QueryValue.text(line).literal
      let message =
        text == "?"
        ? "what line \(claim.line) writes is not known yet: it writes \(shown)"
        : "line \(claim.line) writes \(shown), the page says \(QueryValue.text(wanted).literal)"
      return reportFixable(
        file.finding(.outputMismatch, message + under(runtime), at: claim.range),
        fix(ofPrints: claim))
    }
  }

  /// Reports a finding with the edit that mends it, and the command that makes the edit.
  mutating func reportFixable(_ finding: Diagnostic, _ fix: Diagnostic.Fix?) {
    report(finding.mended(by: fix))
  }
}

extension Diagnostic {
  /// The finding with the edit that mends it, and the command that makes the edit.
  func mended(by fix: Fix?) -> Diagnostic {
    guard let fix else { return self }
    var finding = self
    finding.fix = fix
    finding.hint = "accept with: heapbook accept \(path):\(range?.start.line ?? 1)"
    return finding
  }
}

extension QueryFault {
  /// The rule that it breaks.
  var rule: Rule {
    switch self {
    case .unresolved, .unknown: .queryUnknown
    case .unanswerable: .queryUnanswerable
    }
  }

  /// What it says.
  var text: String {
    switch self {
    case .unresolved(let what):
      what.contains(" ") ? what : "the program has no name `\(what)` at that moment"
    case .unknown(let what): what.contains(" ") ? what : "there is no query `\(what)`"
    case .unanswerable(let what): what
    }
  }
}

extension QueryValue {
  /// Whether it is true or false.
  var isTruth: Bool {
    if case .truth = self { return true }
    return false
  }
}
