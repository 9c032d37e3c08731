/// What a drawing needs to know besides the run.
public struct DrawingOptions: Equatable, Sendable {
  /// What every id inside the drawing begins with, unique in its page: `fig-pair`.
  public var idPrefix: String
  /// Whether objects carry a bar in the colour of their generation.
  public var showsGenerations: Bool
  /// Whether names of functions, classes and modules are drawn.
  public var showsFunctions = false
  /// Whether the drawing brings its own style (light and dark) and ground, as a file must.
  public var standalone: Bool
  /// The short name of the picture, for screen readers.
  public var title: String
  /// What the picture shows, for screen readers.
  public var description: String

  /// The words of what the drawing says itself.
  public var words: Words

  /// Options of a drawing.
  public init(
    idPrefix: String, showsGenerations: Bool = false, standalone: Bool = false, title: String = "",
    description: String = "", words: Words = .english
  ) {
    self.idPrefix = idPrefix
    self.showsGenerations = showsGenerations
    self.standalone = standalone
    self.title = title
    self.description = description
    self.words = words
  }
}
