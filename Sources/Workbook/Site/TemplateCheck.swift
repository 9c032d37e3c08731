import HeapDiagrams

/// The check of a theme's templates against what is supplied to them.
///
/// Mustache renders an unknown tag as nothing, so a misspelt one would take a part of every page
/// away in silence. This walks the tags of a template and of its partials before anything is
/// rendered.
struct TemplateCheck {
  /// The texts of the templates by name, without `.mustache`.
  let templates: [String: String]
  /// The problems found so far.
  private(set) var problems: [TemplateProblem] = []

  /// A check of these templates.
  init(templates: [String: String]) { self.templates = templates }

  /// The calls that Mustache answers inside a repeated section.
  private static let sequenceCalls = ["first()", "last()", "index()", "even()", "odd()"]

  /// An open section: its name, and the keys seen inside it.
  private struct Section {
    var name: String
    var schema: ViewSchema
    var isRepeated: Bool
  }

  /// Checks a template that is rendered with a view of that schema.
  mutating func check(_ name: String, against schema: ViewSchema) {
    check(
      name, sections: [Section(name: "", schema: schema, isRepeated: false)], within: [name])
  }

  /// Checks a template inside open sections. Depth is limited by the number of templates, since
  /// none may take itself in.
  private mutating func check(_ name: String, sections: [Section], within open: [String]) {
    guard let text = templates[name] else { return }
    var sections = sections
    for tag in TemplateTag.all(in: text) {
      let fault = self.fault(of: tag, sections: &sections, within: open)
      if let fault {
        let file = name + ".mustache"
        let problem = TemplateProblem(
          file: file, line: tag.line, column: tag.column, fault: fault)
        if !problems.contains(problem) { problems.append(problem) }
      }
    }
  }

  /// What is wrong with a tag, and the sections as they are after it.
  private mutating func fault(
    of tag: TemplateTag, sections: inout [Section], within open: [String]
  ) -> TemplateProblem.Fault? {
    guard let innermost = sections.last else { return .syntax }
    switch tag.kind {
    case .comment: return nil
    case .setting: return .forbidden(tag.name)
    case .close:
      if sections.count > 1, innermost.name == tag.name { sections.removeLast() }
      return nil
    case .block, .parent:
      sections.append(
        Section(name: tag.name, schema: innermost.schema, isRepeated: innermost.isRepeated))
      return tag.kind == .parent ? partial(tag.name, sections: sections, within: open) : nil
    case .partial: return partial(tag.name, sections: sections, within: open)
    case .variable, .unescaped: return variable(tag, in: innermost)
    case .section, .inverted: return section(tag, in: innermost, sections: &sections)
    }
  }

  /// What is wrong with a tag that stands for a text.
  private func variable(_ tag: TemplateTag, in section: Section) -> TemplateProblem.Fault? {
    switch section.schema.kinds[tag.name] {
    case .text: tag.kind == .unescaped ? .wrongEscaping(tag.name, isHTML: false) : nil
    case .html: tag.kind == .variable ? .wrongEscaping(tag.name, isHTML: true) : nil
    case .flag, .list: .wrongKind(tag.name)
    case .words: .wrongKind(tag.name)
    case nil:
      section.isRepeated && tag.name == "index()" ? nil : word(tag, in: section)
    }
  }

  /// What is wrong with a tag that should be a word, as `say.next`.
  private func word(_ tag: TemplateTag, in section: Section) -> TemplateProblem.Fault? {
    guard tag.name.hasPrefix("say."), section.schema.kinds["say"] == .words else {
      return unknown(tag.name, in: section)
    }
    let prefix = TemplateWords.prefix
    guard Words.english[prefix + tag.name.dropFirst(4)] != nil else {
      let known = Words.english.keys.filter { $0.hasPrefix(prefix) }.map {
        "say." + $0.dropFirst(prefix.utf8.count)
      }
      return .unknownTag(tag.name, known: known)
    }
    return tag.kind == .unescaped ? .wrongEscaping(tag.name, isHTML: false) : nil
  }

  /// What is wrong with a tag that opens a section.
  private func section(
    _ tag: TemplateTag, in innermost: Section, sections: inout [Section]
  ) -> TemplateProblem.Fault? {
    var inner = innermost
    inner.name = tag.name
    defer { sections.append(inner) }
    switch innermost.schema.kinds[tag.name] {
    case .flag: return nil
    case .list(let schema):
      guard tag.kind == .section else { return nil }
      inner.schema = innermost.schema.adding(schema)
      inner.isRepeated = true
      return nil
    case .text, .html, .words: return .wrongKind(tag.name)
    case nil:
      let isCall = innermost.isRepeated && Self.sequenceCalls.contains(tag.name)
      return isCall ? nil : unknown(tag.name, in: innermost)
    }
  }

  /// What is wrong with a partial; what it holds is checked where it stands.
  private mutating func partial(
    _ name: String, sections: [Section], within open: [String]
  ) -> TemplateProblem.Fault? {
    if name.hasPrefix("*") { return .forbidden(name) }
    if open.contains(name) { return .circle(name) }
    guard templates[name] != nil else {
      return .unknownPartial(name, known: templates.keys.sorted())
    }
    check(name, sections: sections, within: open + [name])
    return nil
  }

  /// The fault that names what could stand there.
  private func unknown(_ name: String, in section: Section) -> TemplateProblem.Fault {
    .unknownTag(name, known: section.schema.kinds.keys.sorted())
  }
}
