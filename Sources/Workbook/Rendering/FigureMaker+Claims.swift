import Diagnostics
import HeapDiagrams
import Runtimes

extension FigureMaker {
  /// Fills in the badge of a scenario's figure and the list of claims behind it.
  func addClaims(of scenario: Scenario, to content: inout FigureContent) {
    guard let index = run.plan.planAt[scenario.place], let runtime = scenario.runtimes.first,
      scenario.options.skipReason == nil
    else { return }
    let plan = run.plan.plans[index]
    let entry = run.verified(scenario.place, words)
    let owner = run.course.pages[scenario.place.page]
    content.claims = claims(of: plan, owner, runtime, entry)
    guard let entry else {
      content.badge = Wording(words: words).claims(content.claims.count)
      return
    }
    let values: KeyValuePairs = [
      "claims": "\(entry.claims)", "agreed": "\(entry.agreed)", "interpreter": entry.interpreter,
    ]
    content.badge = entry.badge(words)
    content.badgeShort = words.text("verified.short", values)
    content.confirmed = words.text("verified.text", values)
  }

  /// All that is claimed of a scenario under a runtime, in the order of a verification.
  private func claims(
    of plan: ScenarioPlan, _ owner: Page, _ runtime: Runtime, _ entry: VerifiedClaims.Entry?
  ) -> [FigureClaim] {
    var unasked: [AskPurpose] = []
    if let entry, entry.agreed < entry.claims {
      let asks = VerifyAsks(plan, owner, run.course, runtime).asks
      unasked = asks.filter { !$0.isAsked }.map(\.purpose)
    }
    let note = words.text("claim.unasked", ["interpreter": entry?.interpreter ?? ""])
    var claims: [FigureClaim] = []
    for (index, checked) in plan.claims.enumerated() where checked.claim.applies(to: runtime) {
      claims.append(
        FigureClaim(
          place: words.text("claim.line", ["line": "\(checked.claim.line)"]),
          text: text(of: checked.claim), note: unasked.contains(.claim(index)) ? note : ""))
    }
    let outputs = owner.outputs.filter {
      $0.scenario == plan.scenario.place.index && ($0.runtimes?.contains(runtime) ?? true)
    }
    claims += outputs.map { output in
      FigureClaim(place: words.text("page.output"), text: "", note: words.text("claim.output"))
    }
    for value in plan.values where value.runtime == runtime {
      let page = run.course.pages[value.id.page]
      let written = page.values[value.id.index]
      let isHidden = run.edition != .instructor && page.isForInstructors(written.range.lowerBound)
      guard let pin = written.pin, !isHidden else { continue }
      claims.append(
        FigureClaim(
          place: words.text("claim.inText"), text: "\(written.query.text) = \(pin.text)",
          note: unasked.contains(.value(value.id)) ? note : ""))
    }
    return claims
  }

  /// A claim as its author wrote it.
  private func text(of claim: Claim) -> String {
    switch claim.kind {
    case .expect(let text): return text
    case .prints(let text): return words.text("claim.prints", ["text": text])
    case .error(let type, let text):
      let shown = text.map { "\(type): \($0)" } ?? type
      return words.text("claim.error", ["text": shown])
    }
  }
}

extension Runtime {
  /// The command that runs a program under this runtime: `python3.12 -S pair.py`.
  func command(for file: String) -> String {
    "python\(rawValue.split(separator: "-").last ?? "3") -S \(file)"
  }
}
