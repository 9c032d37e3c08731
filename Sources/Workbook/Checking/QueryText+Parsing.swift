import PythonSubset
import Runtimes

extension QueryText {
  /// A text as a query, or why it is none.
  static func parse(_ text: String, level: LanguageLevel) -> Result<QueryExpression, Fault> {
    do {
      return .success(try QueryParser.parse(text, level: level))
    } catch {
      let column = max(0, Int(error.position.column))
      let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(column)))
      return .failure(Fault(message: error.message, offset: before.utf8.count))
    }
  }
}
