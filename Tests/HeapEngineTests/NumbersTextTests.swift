import Testing

@testable import HeapEngine

/// Texts of numbers, as CPython writes and reads them.
struct NumbersTextTests {
  @Test(
    arguments: [
      (0.1, "0.1"), (-0.0, "-0.0"), (1e16, "1e+16"), (9_999_999_999_999_998, "9999999999999998.0"),
      (1e-4, "0.0001"), (1.5e-5, "1.5e-05"), (5e-324, "5e-324"), (123456, "123456.0"),
      (0.1 + 0.2, "0.30000000000000004"), (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    ] as [(Double, String)])
  func `a float is shown with the fewest digits that read back`(value: Double, text: String) {
    #expect(NumberText.repr(value) == text)
  }

  private func format(_ value: Double, _ text: String) -> String {
    do throws(FormatProblem) {
      let spec = try FormatSpec.parse(
        text.unicodeScalars.map(\.value), typeName: "float", defaultType: 0, defaultAlign: 62,
        level: .python312)
      let scalars = try spec.text(value).compactMap(Unicode.Scalar.init)
      return String(String.UnicodeScalarView(scalars))
    } catch {
      return error.message
    }
  }

  @Test(
    arguments: [
      (2.5, ".0f", "2"), (0.1, ".20f", "0.10000000000000000555"), (1.5, "#.0e", "2.e+00"),
      (1_234_567.891, ",.2f", "1,234,567.89"), (-1.5, "*^10", "***-1.5***"),
      (123, ".3", "1.23e+02"),
      (1234.5, "012,.1f", "00,001,234.5"), (-0.001, "z.1f", "0.0"), (0.256, ".1%", "25.6%"),
      (1e20, "g", "1e+20"), (100, "#g", "100.000"), (.nan, "05", "00nan"), (3, "é=+6", "+éé3.0"),
      (1, "d d", "Invalid format specifier 'd d' for object of type 'float'"),
      (1, ",_", "Cannot specify both ',' and '_'."),
      (1, ".f", "Format specifier missing precision"),
      (1, ",n", "Cannot specify ',' with 'n'."),
    ] as [(Double, String, String)])
  func `a format specification shapes a float`(value: Double, spec: String, text: String) {
    #expect(format(value, spec) == text)
  }

  @Test func `an int literal may have a prefix and single underscores`() {
    let literal = NumberText.intLiteral(Array(" -0x_1F ".utf8), base: 0, isStr: true)
    #expect(literal?.base == 16)
    #expect(literal?.isNegative == true)
    #expect(literal.map { NumberText.value($0.digits, base: $0.base) } == 31)
    #expect(NumberText.intLiteral(Array("1__0".utf8), base: 10, isStr: true) == nil)
    #expect(NumberText.intLiteral(Array("1_".utf8), base: 10, isStr: true) == nil)
    #expect(NumberText.intLiteral(Array("12x".utf8), base: 10, isStr: true)?.hasRest == true)
    #expect(NumberText.intLiteral(Array("010".utf8), base: 0, isStr: true)?.mustBeZero == true)
  }

  @Test func `float literals allow underscores between digits only`() {
    #expect(NumberText.float(Array(" 1_0.5_0e1\n".utf8), isStr: true) == 105)
    #expect(NumberText.float(Array("-Infinity".utf8), isStr: true) == -.infinity)
    for text in ["", "1_", "1__0", "1e_5", "0x10", ".", "1.5x"] {
      #expect(NumberText.float(Array(text.utf8), isStr: true) == nil)
    }
  }

  @Test func `complex literals have parts in order`() {
    #expect(
      NumberText.complex(Array(" ( 1+2j ) ".utf8)).map { [$0.real, $0.imaginary] } == [1, 2])
    #expect(NumberText.complex(Array("-j".utf8)).map { [$0.real, $0.imaginary] } == [0, -1])
    #expect(NumberText.complex(Array("1 + 2j".utf8)) == nil)
    #expect(NumberText.complex(Array("1++2j".utf8)) == nil)
  }

  @Test func `hexadecimal floats round half to even`() {
    #expect(NumberText.hexFloat(Array("0x1.00000000000008p0".utf8)) == 1)
    #expect(NumberText.hexFloat(Array("0x1.00000000000018p0".utf8)) == 1.0000000000000004)
    #expect(NumberText.hexFloat(Array("-0x.8p1".utf8)) == -1)
    for text in ["0x", "0x.p1", "0x1p", "x", "0x1p1 x"] {
      #expect(NumberText.hexFloat(Array(text.utf8)) == nil)
    }
  }
}
