import ArgumentParser
import Workbook

/// `heapbook manual`: prints the manual page, for `man -l -`.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, for man -l -.")

  func run() throws { Terminal.write(ManualPage.text) }
}

/// The manual page, made of the help of every verb.
enum ManualPage {
  static var text: String {
    var text = ".TH HEAPBOOK 1 \"\" \"heapbook \(heapbookVersion)\"\n"
    text += ".SH NAME\nheapbook \\- \(escaped(Heapbook.configuration.abstract))\n"
    text += ".SH SYNOPSIS\n.B heapbook\n.I verb\n[options]\n.SH VERBS\n"
    for verb in Heapbook.configuration.subcommands where verb.configuration.shouldDisplay {
      text += ".SS \(escaped(verb._commandName))\n.nf\n"
      text += escaped(Heapbook.helpMessage(for: verb, columns: 76)) + "\n.fi\n"
    }
    return text + ".SH EXIT STATUS\n0 fine, 1 findings, 2 usage or nothing to check, 70 a bug.\n"
  }

  private static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let plain = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : String(plain)
    }
    return lines.joined(separator: "\n")
  }
}
