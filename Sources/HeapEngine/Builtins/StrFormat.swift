/// `str.format` and `str.format_map`.
///
/// Authority: CPython, Objects/stringlib/unicode_format.h.
extension World {
  /// Where fields take their values from, and how positional ones are numbered.
  struct FormatSource {
    /// Positional and keyword arguments; nil for `format_map`.
    var arguments: Arguments?
    /// The mapping of `format_map`.
    var mapping = Ref.null
    var numbering = Numbering.open
    var nextNumber = 0
    /// The plain string that makes up the whole result, owned; null when there is none.
    var whole = Ref.null
    /// Whether some field has been replaced.
    var hasFields = false

    /// Whether fields are numbered by the reader, or by the template.
    enum Numbering { case open, automatic, manual }
  }

  /// The template with its fields replaced by the arguments.
  mutating func formatString(_ template: Ref, _ args: Arguments) -> Ref {
    var source = FormatSource(arguments: args)
    return formatTemplate(template, &source)
  }

  /// The template with its fields replaced by values of a mapping.
  mutating func formatString(_ template: Ref, mapping: Ref) -> Ref {
    var source = FormatSource(mapping: mapping)
    return formatTemplate(template, &source)
  }

  private mutating func formatTemplate(_ template: Ref, _ source: inout FormatSource) -> Ref {
    guard charge(strCount(template)) else { return .null }
    var builder = StrBuilder()
    let all = 0..<strCount(template)
    guard expand(view(template), all, &source, depth: 2, &builder) else { return .null }
    if !source.whole.isNull { return source.whole }
    let isLiteral = !source.hasFields && builder.count == all.count
    if isLiteral { return owned(template) }
    return finish(&builder)
  }

  /// Appends a part of a template with its fields replaced; false with an exception pending.
  private mutating func expand(
    _ text: StrView, _ range: Range<Int>, _ source: inout FormatSource, depth: Int,
    _ builder: inout StrBuilder
  ) -> Bool {
    if depth <= 0 {
      raise(.valueError, "Max string recursion exceeded")
      return false
    }
    var reader = StrFormatReader(text, range)
    while true {
      do {
        guard let piece = try reader.next() else { return true }
        builder.append(text.slice(piece.literal.lowerBound, piece.literal.upperBound))
        if let field = piece.field {
          let isOnly = depth == 2 && builder.count == 0 && reader.isAtEnd
          guard expand(text, field, &source, depth: depth, isOnly: isOnly, &builder) else {
            return false
          }
        }
      } catch {
        raise(.valueError, error.message)
        return false
      }
    }
  }

  private mutating func expand(
    _ text: StrView, _ field: StrFormatField, _ source: inout FormatSource, depth: Int,
    isOnly: Bool, _ builder: inout StrBuilder
  ) -> Bool {
    source.hasFields = true
    var value = fieldValue(text, field.name, &source)
    if value.isNull { return false }
    if let conversion = field.conversion {
      let converted = convert(value, conversion)
      disown(value)
      if converted.isNull { return false }
      value = converted
    }
    let spec = fieldSpec(text, field, &source, depth)
    if spec.isNull {
      disown(value)
      return false
    }
    let result = formatValue(value, spec)
    disown(spec)
    disown(value)
    if result.isNull { return false }
    if isOnly, isPlainText(result) {
      source.whole = result
      return true
    }
    let shown = view(result)
    let fits = charge(shown.count)
    if fits { builder.append(shown) }
    disown(result)
    return fits
  }

  private mutating func fieldSpec(
    _ text: StrView, _ field: StrFormatField, _ source: inout FormatSource, _ depth: Int
  ) -> Ref {
    if !field.nests { return makeStr(text.slice(field.spec.lowerBound, field.spec.upperBound)) }
    var builder = StrBuilder()
    guard expand(text, field.spec, &source, depth: depth - 1, &builder) else { return .null }
    return finish(&builder)
  }

  /// What `!r`, `!s` or `!a` make of a value.
  private mutating func convert(_ value: Ref, _ conversion: UInt32) -> Ref {
    switch conversion {
    case 114: return repr(value)
    case 115: return strOf(value)
    case 97: return asciiRepr(value)
    case 33..<127:
      let letter = Unicode.Scalar(UInt8(conversion))
      return raise(.valueError, "Unknown conversion specifier \(letter)")
    default:
      let digits = String(conversion, radix: 16)
      return raise(.valueError, "Unknown conversion specifier \\x\(digits)")
    }
  }
}
