import CommonMark
import Diagnostics
import HeapDiagrams

extension PageReader {
  /// Reads an image: a picture of a run, or a file beside the lesson.
  mutating func read(_ image: Image) {
    if let id = image.id {
      claimAnchor(id.text, at: id.range.bytes)
      figures += 1
      page.labels[id.text] = PageLabel(
        word: words.text("label.figure"), number: "\(chapterPrefix)\(figures)")
    }
    let destination = image.destinationRange.bytes
    if let (scheme, rest) = Self.scheme(of: image.destination) {
      readPicture(image, scheme: scheme, rest: rest)
    } else {
      page.links.append(
        PageLink(destination: image.destination, range: destination, isImage: true))
      if image.children.plainText.trimmingBlanks().isEmpty {
        findings.append(
          file.finding(
            .imageNoAlt, "the image has no text for those who cannot see it",
            at: image.range.bytes, hint: "write ![what it shows](\(image.destination))"))
      }
    }
    read(image.children)
  }

  private mutating func readPicture(_ image: Image, scheme: String, rest: String) {
    let destination = image.destinationRange.bytes
    if ["http", "https", "data", "file"].contains(scheme) {
      findings.append(
        file.finding(
          .assetMissing, "pages show nothing from outside: `\(image.destination)`",
          at: destination, hint: "put the image beside the lesson"))
      return
    }
    guard let kind = DiagramKind(rawValue: scheme) else {
      findings.append(file.unknownKind(scheme, at: destination))
      return
    }
    guard let target = PictureTarget(rest) else {
      findings.append(
        file.finding(
          .refUnresolved, "`\(rest)` is not SCENARIO@MOMENT", at: destination,
          hint: Moment.phaseHint(rest)))
      return
    }
    page.pictures.append(
      PictureImage(
        kind: kind, target: target, above: page.scenarios.indices.last, destination: destination,
        id: image.id?.text, range: image.range.bytes))
  }

  /// The scheme of a destination and what follows the colon, nil for a path.
  static func scheme(of destination: String) -> (String, String)? {
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let name = destination[..<colon]
    let isScheme =
      !name.isEmpty
      && name.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    guard isScheme else { return nil }
    return (name.lowercased(), String(destination[destination.index(after: colon)...]))
  }
}
