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
      text: ["windowTitle", "canonical", "store", "claims", "edit", "report"], html: ["content"],
      flags: [
        "hasCanonical", "isIndex", "hasFigures", "hasNeighbours", "hasClaims", "hasEdit",
        "hasReport",
      ],
      lists: [
        "parts": ViewSchema(
          text: ["title", "href"], flags: ["hasLessons"], lists: ["lessons": sidebarLesson]),
        "previous": link, "next": link,
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
      text: ["lessons", "minutes", "claims"], html: ["body"],
      flags: ["hasMinutes", "hasClaims", "hasPages"],
      lists: [
        "parts": ViewSchema(
          text: ["id", "title"],
          lists: ["lessons": lessonFacts.adding(ViewSchema(text: ["href"]))]),
        "pages": link,
      ]))

  /// `figure.mustache`: a scenario's figure.
  static let figure = ViewSchema(
    text: [
      "id", "name", "label", "runtime", "badge", "output", "stopped", "firstStep", "lastStep",
      "openStep", "number", "programLabel", "outputLabel", "pictureLabel", "stepsLabel",
      "tableLabel",
    ],
    html: ["source", "drawing", "data", "caption", "legend"],
    flags: [
      "hasBadge", "hasProgram", "hasSource", "hasOutput", "isStopped", "isStepped", "isSeveral",
      "hasCaption", "hasNumber", "hasTables", "hasLegend",
    ],
    lists: [
      "stills": ViewSchema(
        text: ["lead"], html: ["svg", "sentence"], flags: ["hasSentence", "isWide"]),
      "tables": ViewSchema(text: ["lead"], html: ["table"], flags: ["hasLead"]),
    ], words: ["say"])
}
