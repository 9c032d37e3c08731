import Diagnostics

/// What a plan's runs left behind.
struct PlanRun: Sendable {
  var runs: [ScenarioRun] = []
  var findings: [Diagnostic] = []
  /// Whether they failed as such; nothing more is said of them.
  var hasFailed = false
}

/// The runs of some plans that follow each other.
struct RunTable: Sendable {
  /// The index of the first plan.
  let first: Int
  private(set) var runs: [PlanRun]

  /// The runs of the plans from an index on.
  init(first: Int = 0, runs: [PlanRun] = []) {
    self.first = first
    self.runs = runs
  }

  /// The runs of a plan by its index; none where it has not run.
  subscript(plan: Int) -> [ScenarioRun] {
    runs.indices.contains(plan - first) ? runs[plan - first].runs : []
  }

  /// Whether a plan's runs failed as such.
  func hasFailed(_ plan: Int) -> Bool {
    runs.indices.contains(plan - first) && runs[plan - first].hasFailed
  }

  /// Gives up the recorded steps of a plan.
  mutating func dropSteps(of plan: Int) {
    guard runs.indices.contains(plan - first) else { return }
    runs[plan - first].runs = runs[plan - first].runs.map(\.withoutSteps)
  }
}

/// What was found out of a page's text.
struct PageReading: Sendable {
  /// The values as the page shows them, in their order; nil for one that was reported.
  var values: [ShownValue?] = []
  /// What the pictures within the text show, in their order.
  var scenes: [PictureScene?] = []
  var valueFindings: [Diagnostic] = []
  var pictureFindings: [Diagnostic] = []
}

/// Which pages can be made from the runs of their own scenarios alone, and which plans' steps are
/// needed when all have run.
struct PageNeeds: Sendable {
  private(set) var standsAlone: [Bool]
  private(set) var plans: Set<Int> = []

  init(_ plan: CoursePlan, of course: Course) {
    standsAlone = course.pages.map { $0.index != course.glossaryPage }
    for page in course.pages {
      var places: [ScenarioID] = []
      for case .asked(let place, _, _) in plan.values[page.index] { places.append(place) }
      for picture in page.pictures {
        let place = course.scenario(picture.target.reference, from: page, above: picture.above)
        if let place { places.append(place) }
      }
      for place in places where place.page != page.index {
        standsAlone[page.index] = false
        if let index = plan.planAt[place] { plans.insert(index) }
      }
      if !standsAlone[page.index] { plans.formUnion(plan.plansOfPage[page.index]) }
    }
    // The front page shows a picture of the first lesson that has one with a number.
    let covers = course.pages.filter { $0.chapter != nil }.flatMap { page in
      page.scenarios.filter { scenario in
        scenario.options.picture != nil && page.figureLabels[scenario.place.index] != nil
      }
    }
    plans.formUnion(covers.prefix(Self.mostCovers).compactMap { plan.planAt[$0.place] })
  }

  /// So many scenarios are kept from which the front page takes its picture.
  private static let mostCovers = 4
}
