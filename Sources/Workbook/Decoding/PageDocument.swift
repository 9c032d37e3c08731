import CommonMark
import Diagnostics
import Synchronization

/// The blocks of a page, which can be given up when the page has been made: a large course need not
/// hold them all to its end. Who asks later has them read again.
final class PageDocument: Sendable {
  private let held: Mutex<Document?>
  /// The file that they can be read from again; nil for a text that is put together of several.
  private let file: SourceFile?

  /// The blocks of a text.
  init(_ document: Document, of file: SourceFile?) {
    held = Mutex(document)
    self.file = file
  }

  /// The blocks.
  var document: Document {
    if let document = held.withLock({ $0 }) { return document }
    return Document(parsing: file ?? SourceFile(path: "", bytes: []))
  }

  /// Gives the memory back.
  func giveUp() {
    if file != nil { held.withLock { $0 = nil } }
  }
}
