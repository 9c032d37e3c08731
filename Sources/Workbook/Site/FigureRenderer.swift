import HeapDiagrams

/// The maker of a scenario's figure: what runs, what it looks like, what happened, the controls
/// and the caption, in this order. Without scripts the still pictures stand with their sentences;
/// the stepped drawing waits in a `<template>`, and its steps in a block of data.
struct FigureRenderer: Sendable {
  /// The theme whose `figure.mustache` is used.
  let theme: SiteTheme
  /// The words of the course's language.
  var words = Words.english

  /// The figure's HTML.
  func html(of figure: FigureContent) -> String {
    theme.moulded(.figure, view(of: figure), words)
  }

  /// What `figure.mustache` sees.
  func view(of figure: FigureContent) -> View {
    let written = figure.steps.last?.output ?? ""
    let outputs =
      figure.outputs.isEmpty && !written.isEmpty
      ? [FigureOutput(title: words.text("page.output"), text: written)] : figure.outputs
    let codeWidth = Self.codeWidth(figure, picture: width(of: figure.drawing))
    let isStepped = !figure.steps.isEmpty && !figure.drawing.isEmpty
    let data = FigureData(figure)
    let tables = figure.stills.compactMap { still(table: $0, of: figure) }
    let name = figure.number ?? figure.label
    func label(_ key: String) -> ViewValue { .text(words.text("figure.\(key)", ["name": name])) }
    var view = View([
      "programLabel": label("program"), "outputLabel": label("output"),
      "pictureLabel": label("picture"), "stepsLabel": label("steps"), "tableLabel": label("table"),
      "say": .words(words), "id": .text(figure.id), "name": .text(name),
      "label": .text(figure.label), "runtime": .text(figure.runtime),
      "hasProgram": .flag(!figure.source.isEmpty || !outputs.isEmpty),
      "hasSource": .flag(!figure.source.isEmpty), "source": .html(source(of: figure)),
      "isStepped": .flag(isStepped), "hasPicture": .flag(isStepped || !figure.stills.isEmpty),
      "isSeveral": .flag(figure.stills.count > 1),
      "drawing": .html(isStepped ? figure.drawing : ""), "data": .html(isStepped ? data.json : ""),
      "firstStep": .text(String(data.base)),
      "lastStep": .text(String(data.base + max(0, figure.steps.count - 1))),
      "openStep": .text(String(data.base + data.open)),
      "caption": .html(figure.caption), "legend": .html(figure.legend),
      "hasLegend": .flag(!figure.legend.isEmpty),
      "hasCaption": .flag(!figure.caption.isEmpty || figure.number != nil),
      "stills": .list(figure.stills.map { still(picture: $0, of: figure) }),
    ])
    view.set("badge", figure.badge, flag: "hasBadge")
    view.values["badgeShort"] = .text(figure.badgeShort ?? figure.badge ?? "")
    view.set("confirmed", figure.confirmed, flag: "hasConfirmed")
    view.values["claims"] = .list(
      figure.claims.map { claim in
        var view = View(["place": .text(claim.place)])
        view.set("text", claim.text, flag: "hasText")
        view.set("note", claim.note, flag: "hasNote")
        return view
      })
    view.values["command"] = .text(figure.command)
    view.values["fileName"] = .text(figure.fileName)
    view.values["isCounted"] = .flag(
      isStepped && figure.tables.tellsReasons)
    view.values["output"] = .text(written)
    view.values["hasOutput"] = .flag(!outputs.isEmpty)
    view.values["outputs"] = .list(
      outputs.map { View(["title": .text($0.title), "output": .text($0.text)]) })
    view.set("codeWidth", codeWidth.map { "\($0)" }, flag: "hasWideCode")
    view.set("stopped", figure.stopped, flag: "isStopped")
    view.values["isProgram"] = .flag(!figure.source.isEmpty && !figure.command.isEmpty)
    view.set("height", figure.height.map { "\($0)" }, flag: "hasHeight")
    view.set("number", figure.number, flag: "hasNumber")
    view.set("tables", tables, flag: "hasTables")
    if isStepped, !figure.tables.isEmpty {
      view.values["hasTables"] = .flag(true)
    }
    return view
  }

  /// A still picture with the sentence of its step.
  private func still(picture still: FigureStill, of figure: FigureContent) -> View {
    let isStep = still.lead == nil && figure.steps.indices.contains(still.step)
    let step = isStep ? figure.steps[still.step] : nil
    return View([
      "svg": .html(still.svg), "isWide": .flag(width(of: still.svg) > Self.widestOfPair),
      "lead": .text(still.lead ?? step?.lead ?? ""),
      "sentence": .html(HTMLText.withCode(step?.sentence ?? "")),
      "hasSentence": .flag(
        step.map { !$0.lead.isEmpty || !$0.sentence.isEmpty } ?? (still.lead != nil)),
    ])
  }

  /// The width that the pane of the code takes beside the picture, in pixels: as much more than 300
  /// as its longest line needs and the picture can spare; nil where that is nothing.
  private static func codeWidth(_ figure: FigureContent, picture: Int) -> Int? {
    let longest = figure.source.map { $0.text.unicodeScalars.count }.max() ?? 0
    // Numbers at the left, a margin at the right, and 14 px type.
    let wanted = 62 + (longest * 843 + 99) / 100
    let room = 878 - picture - 16
    guard picture > 0, wanted > 300, room >= codeWidths[0] else { return nil }
    return codeWidths.first { $0 >= wanted && $0 <= room } ?? codeWidths.last { $0 <= room }
  }

  /// The widths for which there is a style.
  private static let codeWidths = [330, 360, 400, 440, 480, 520]

  /// The width in pixels up to which two pictures stand beside each other on paper (A4).
  private static let widestOfPair = 344

  /// The width that a drawing states in its first tag; 0 where it states none.
  private func width(of svg: String) -> Int {
    let tag = svg.utf8.prefix { $0 != UInt8(ascii: ">") }
    let wanted = Array(" width=\"".utf8)
    for index in tag.indices where tag[index...].starts(with: wanted) {
      let digits = tag[index...].dropFirst(wanted.count).prefix { (0x30...0x39).contains($0) }
      return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
    return 0
  }

  /// The table of a still picture, if it has one.
  private func still(table still: FigureStill, of figure: FigureContent) -> View? {
    if still.table.isEmpty { return nil }
    let lead = figure.steps.indices.contains(still.step) ? figure.steps[still.step].lead : ""
    var view = View(["table": .html(still.table)])
    view.set("lead", lead, flag: "hasLead")
    return view
  }

  /// The program, a span a line; the number stands in the margin by style, so that it is not
  /// copied with the text.
  private func source(of figure: FigureContent) -> String {
    let lines = Highlighter.html(of: figure.source)
    return zip(figure.source, lines).map { line, html in
      "<span class=\"l\" data-n=\"\(line.number)\">\(html)\n</span>"
    }.joined()
  }
}
