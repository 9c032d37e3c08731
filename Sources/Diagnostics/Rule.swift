/// A rule that a course can break, by its stable id: `expect-mismatch`.
///
/// A new rule is a case here, a file in `Rules/` and a row in `manual`.
public enum Rule: String, CaseIterable, Sendable {
  case expectMismatch = "expect-mismatch"
  case expectUnreached = "expect-unreached"
  case outputMismatch = "output-mismatch"
  case errorMissing = "error-missing"
  case errorUnexpected = "error-unexpected"
  case valueMismatch = "value-mismatch"
  case valueUnresolved = "value-unresolved"
  case queryUnknown = "query-unknown"
  case queryUnanswerable = "query-unanswerable"
  case scenarioSyntax = "scenario-syntax"
  case scenarioUnsupported = "scenario-unsupported"
  case scenarioLimit = "scenario-limit"
  case fenceUnclosed = "fence-unclosed"
  case fenceSuspect = "fence-suspect"
  case encoding
  case optionUnknown = "option-unknown"
  case optionValue = "option-value"
  case runtimeUnknown = "runtime-unknown"
  case kindUnknown = "kind-unknown"
  case partUnknown = "part-unknown"
  case partUnused = "part-unused"
  case idDuplicate = "id-duplicate"
  case idReserved = "id-reserved"
  case refUnresolved = "ref-unresolved"
  case linkBroken = "link-broken"
  case anchorBroken = "anchor-broken"
  case assetMissing = "asset-missing"
  case includeMissing = "include-missing"
  case includeCycle = "include-cycle"
  case lessonMissing = "lesson-missing"
  case lessonOrphan = "lesson-orphan"
  case lessonDuplicate = "lesson-duplicate"
  case frontmatterUnknownKey = "frontmatter-unknown-key"
  case frontmatterType = "frontmatter-type"
  case configUnknownKey = "config-unknown-key"
  case configType = "config-type"
  case exerciseNoKey = "exercise-no-key"
  case exerciseSyntax = "exercise-syntax"
  case wrongIsRight = "wrong-is-right"
  case wrongDuplicate = "wrong-duplicate"
  case solutionOrphan = "solution-orphan"
  case leak
  case termUnknown = "term-unknown"
  case templateTagUnknown = "template-tag-unknown"
  case stringsMissing = "strings-missing"
  case imageNoAlt = "image-no-alt"
  case headingSkip = "heading-skip"
  case htmlDropped = "html-dropped"
  case skipNoReason = "skip-no-reason"
  case figureTooLong = "figure-too-long"
  case verifyStale = "verify-stale"
  case siteStale = "site-stale"
  case bareCount = "bare-count"
  case hostTimeout = "host-timeout"
  case nestingTooDeep = "nesting-too-deep"
}

extension Rule {
  /// What happens to the rule's findings where the course does not say otherwise.
  public var defaultSetting: SeveritySetting { manual.setting }

  /// What the rule means, in one paragraph.
  public var explanation: String { manual.meaning }

  /// The first sentence of its explanation.
  public var summary: String { explanation.firstSentence }

  /// What to do about a finding.
  public var remedy: String { manual.remedy }

  /// Why no course can break it yet; nil for a rule that is looked for.
  public var reserved: String? { manual.reserved }

  var manual: RuleManual {
    switch self {
    case .expectMismatch: .expectMismatch
    case .expectUnreached: .expectUnreached
    case .outputMismatch: .outputMismatch
    case .errorMissing: .errorMissing
    case .errorUnexpected: .errorUnexpected
    case .valueMismatch: .valueMismatch
    case .valueUnresolved: .valueUnresolved
    case .queryUnknown: .queryUnknown
    case .queryUnanswerable: .queryUnanswerable
    case .scenarioSyntax: .scenarioSyntax
    case .scenarioUnsupported: .scenarioUnsupported
    case .scenarioLimit: .scenarioLimit
    case .fenceUnclosed: .fenceUnclosed
    case .fenceSuspect: .fenceSuspect
    case .encoding: .encoding
    case .optionUnknown: .optionUnknown
    case .optionValue: .optionValue
    case .runtimeUnknown: .runtimeUnknown
    case .kindUnknown: .kindUnknown
    case .partUnknown: .partUnknown
    case .partUnused: .partUnused
    case .idDuplicate: .idDuplicate
    case .idReserved: .idReserved
    case .refUnresolved: .refUnresolved
    case .linkBroken: .linkBroken
    case .anchorBroken: .anchorBroken
    case .assetMissing: .assetMissing
    case .includeMissing: .includeMissing
    case .includeCycle: .includeCycle
    case .lessonMissing: .lessonMissing
    case .lessonOrphan: .lessonOrphan
    case .lessonDuplicate: .lessonDuplicate
    case .frontmatterUnknownKey: .frontmatterUnknownKey
    case .frontmatterType: .frontmatterType
    case .configUnknownKey: .configUnknownKey
    case .configType: .configType
    case .exerciseNoKey: .exerciseNoKey
    case .exerciseSyntax: .exerciseSyntax
    case .wrongIsRight: .wrongIsRight
    case .wrongDuplicate: .wrongDuplicate
    case .solutionOrphan: .solutionOrphan
    case .leak: .leak
    case .termUnknown: .termUnknown
    case .templateTagUnknown: .templateTagUnknown
    case .stringsMissing: .stringsMissing
    case .imageNoAlt: .imageNoAlt
    case .headingSkip: .headingSkip
    case .htmlDropped: .htmlDropped
    case .skipNoReason: .skipNoReason
    case .figureTooLong: .figureTooLong
    case .verifyStale: .verifyStale
    case .siteStale: .siteStale
    case .bareCount: .bareCount
    case .hostTimeout: .hostTimeout
    case .nestingTooDeep: .nestingTooDeep
    }
  }
}
