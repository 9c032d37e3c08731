import Diagnostics

extension CourseRun {
  /// What was looked at as a whole, in order of pages and lines.
  var cases: [CheckCase] {
    var cases: [CheckCase] = []
    for page in course.pages where checkedPages.isChecked[page.index] {
      cases += self.cases(of: page).sorted { $0.range.start < $1.range.start }
    }
    return cases
  }

  private func cases(of page: Page) -> [CheckCase] {
    let path = page.file.path
    let names = page.scenarios.indices.map { index in
      page.scenarios[index].options.id ?? "\(index + 1)"
    }
    var cases = page.scenarios.indices.map { index in
      CheckCase(
        path: path, name: "scenario \(names[index])",
        range: page.scenarios[index].fence.range,
        skipped: page.scenarios[index].options.skipReason)
    }
    for (index, output) in page.outputs.enumerated() {
      cases.append(
        CheckCase(
          path: path, name: "output \(index + 1) of \(names[output.scenario])",
          range: output.fence.range,
          skipped: page.scenarios[output.scenario].options.skipReason))
    }
    for (index, value) in page.values.enumerated() where value.pin != nil {
      cases.append(
        CheckCase(
          path: path, name: "value \(index + 1): \(value.query.text)",
          range: page.file.range(value.range)))
    }
    if let lines = checkedPages.lines[page.index] {
      cases = cases.filter { place in lines.contains { $0.overlaps(place.range.lines) } }
    }
    return cases.map { place in
      var place = place
      (place.path, place.range) = page.located(place.range)
      return place
    }
  }
}
