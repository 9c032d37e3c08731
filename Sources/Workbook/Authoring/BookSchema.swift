import Diagnostics
import Runtimes

extension CourseTemplate {
  /// The JSON schema of `book.yml`, by which editors complete and check it.
  public static var bookSchema: String {
    let text = "{\"type\": \"string\"}"
    let texts = "{\"type\": [\"string\", \"array\"], \"items\": \(text)}"
    let quoted = { (names: [String]) in
      names.map { DiagnosticRenderer.quoted($0) }.joined(separator: ", ")
    }
    let amount = "{\"type\": [\"string\", \"integer\"]}"
    let rules = Rule.allCases.map { rule in
      "\(DiagnosticRenderer.quoted(rule.rawValue)): {\"enum\": [\"error\", \"warning\", \"ignore\"]}"
    }
    let types: [String: String] = [
      "authors": texts, "pages": texts,
      "runtime": "{\"enum\": [\(quoted(RuntimeList.names))]}",
      "base-url": "{\"type\": \"string\", \"pattern\": \"^https?://\"}",
      "limits": object(Book.limitKeys.map { "\"\($0)\": \(amount)" }),
      "parts":
        "{\"type\": \"array\", \"items\": \(object(["\"title\": \(text)", "\"lessons\": \(texts)"]))}",
      "redirects": "{\"type\": \"object\", \"additionalProperties\": \(text)}",
      "severity": object(rules),
    ]
    let properties = Book.known.map { "    \"\($0)\": \(types[$0] ?? text)" }
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The settings of a heapbook course",
        "type": "object",
        "additionalProperties": false,
        "properties": {
      \(properties.joined(separator: ",\n"))
        }
      }

      """
  }

  private static func object(_ properties: [String]) -> String {
    "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
      + properties.joined(separator: ", ") + "}}"
  }
}
