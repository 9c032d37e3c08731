extension ViewSchema {
  /// What every page has.
  static let site = ViewSchema(
    text: ["language", "course", "description", "authors", "edition", "root"],
    flags: ["hasDescription", "hasAuthors", "hasEdition"], words: ["say"])

  /// A link of the sidebar.
  private static let sidebarLesson = ViewSchema(
    text: ["number", "title", "href"], flags: ["hasNumber", "isCurrent", "hasContents"],
    lists: ["contents": ViewSchema(text: ["id"], html: ["title"])])

  /// A link to a page.
  private static let link = ViewSchema(text: ["title", "href"])

  /// `page.mustache`: the frame around the content of every page.
  static let page = site.adding(
    ViewSchema(
      text: ["windowTitle", "canonical", "store", "claims", "edit", "report", "printPage"],
      html: ["content"],
      flags: [
        "hasCanonical", "isIndex", "hasFigures", "hasNeighbours", "hasClaims", "hasEdit",
        "hasReport", "hasPrintPage", "hasPages",
      ],
      lists: [
        "parts": ViewSchema(
          text: ["title", "href"], flags: ["hasLessons"], lists: ["lessons": sidebarLesson]),
        "previous": link, "next": link, "pages": link.adding(ViewSchema(flags: ["isCurrent"])),
      ]))

  /// What is told about a lesson on its page and in the index.
  private static let lessonFacts = ViewSchema(
    text: ["number", "minutes", "exercises", "claims"], html: ["title"],
    flags: [
      "hasNumber", "hasFacts", "hasMinutes", "hasExercises", "hasClaims", "hasObjectives",
    ],
    lists: ["objectives": ViewSchema(html: ["text"])])

  /// `lesson.mustache`: the content of a lesson's page.
  static let lesson = site.adding(lessonFacts).adding(
    ViewSchema(
      text: ["runtime", "byline", "date"], html: ["body"],
      flags: ["hasRuntime", "hasPrerequisites", "hasByline", "hasDate"],
      lists: ["prerequisites": link]))

  /// `index.mustache`: the content of the front page.
  static let index = site.adding(
    ViewSchema(
      text: ["lessons", "minutes", "claims"], html: ["body", "cover"],
      flags: ["hasMinutes", "hasClaims", "hasPages", "hasCover"],
      lists: [
        "parts": ViewSchema(
          text: ["id", "title"],
          lists: ["lessons": lessonFacts.adding(ViewSchema(text: ["href"]))]),
        "pages": link,
      ]))

  /// `figures.mustache`: the list of figures.
  static let figures = site.adding(
    ViewSchema(
      text: ["title"],
      lists: [
        "chapters": ViewSchema(
          text: ["id", "href", "number"], html: ["title"],
          lists: ["figures": ViewSchema(text: ["href", "number"], html: ["caption"])])
      ]))

  /// An entry of the printed book's table of contents.
  private static let printedHeading = ViewSchema(text: ["id", "number"], html: ["title"])

  /// `print.mustache`: the whole book on one page.
  static let print = site.adding(
    ViewSchema(
      text: ["windowTitle", "canonical", "store", "claims"],
      flags: ["hasCanonical", "hasClaims"],
      lists: [
        "parts": ViewSchema(
          text: ["title"],
          lists: [
            "lessons": printedHeading.adding(
              ViewSchema(flags: ["hasContents"], lists: ["contents": printedHeading]))
          ]),
        "chapters": ViewSchema(
          text: ["id", "page", "number"], html: ["title", "body"],
          flags: ["hasNumber", "hasObjectives"],
          lists: ["objectives": ViewSchema(html: ["text"])]),
      ]))

  /// `figure.mustache`: a scenario's figure.
  static let figure = ViewSchema(
    text: [
      "id", "name", "label", "runtime", "badge", "output", "stopped", "firstStep", "lastStep",
      "openStep", "number", "codeWidth", "programLabel", "outputLabel", "pictureLabel",
      "stepsLabel",
      "tableLabel", "badgeShort", "confirmed", "command", "fileName", "height",
    ],
    html: ["source", "drawing", "data", "caption", "legend"],
    flags: [
      "hasBadge", "hasProgram", "hasSource", "hasOutput", "hasWideCode", "isStopped", "isStepped",
      "isSeveral",
      "hasHeight", "isProgram", "hasCaption", "hasNumber", "hasTables", "hasLegend", "hasConfirmed",
      "isCounted", "hasPicture",
    ],
    lists: [
      "claims": ViewSchema(text: ["place", "text", "note"], flags: ["hasNote", "hasText"]),
      "outputs": ViewSchema(text: ["title", "output"]),
      "stills": ViewSchema(
        text: ["lead"], html: ["svg", "sentence"], flags: ["hasSentence", "isWide"]),
      "tables": ViewSchema(text: ["lead"], html: ["table"], flags: ["hasLead"]),
    ], words: ["say"])
}
