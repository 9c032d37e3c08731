import Glibc
import PythonSubset

/// Arithmetic of complex numbers.
///
/// Authority: CPython, Objects/complexobject.c.
extension World {
  /// Real and imaginary part.
  typealias Complex = (real: Double, imaginary: Double)

  /// The parts of a complex object.
  func complexValue(_ object: Ref) -> Complex {
    (Double(bitPattern: rows[object].a), Double(bitPattern: rows[object].b))
  }

  /// An operand as complex; nil for foreign ones, or with OverflowError pending.
  mutating func complexOperand(_ object: Ref) -> Complex? {
    if layout(object) == .complex { return complexValue(object) }
    guard let real = floatOperand(object) else { return nil }
    return (real, 0)
  }

  /// A binary operation of which an operand is complex.
  mutating func complexSpecial(_ op: BinaryOperator, _ a: Ref, _ b: Ref) -> Ref {
    guard let x = complexOperand(a), let y = complexOperand(b) else { return notImplemented() }
    switch op {
    case .add: return makeComplex(x.real + y.real, x.imaginary + y.imaginary)
    case .subtract: return makeComplex(x.real - y.real, x.imaginary - y.imaginary)
    case .multiply:
      let product = World.product(x, y)
      return makeComplex(product.real, product.imaginary)
    case .trueDivide:
      guard let quotient = World.quotient(x, y) else {
        return raise(.zeroDivisionError, "complex division by zero")
      }
      return makeComplex(quotient.real, quotient.imaginary)
    case .power: return complexPower(x, y)
    default: return owned(.notImplemented)
    }
  }

  private static func product(_ x: Complex, _ y: Complex) -> Complex {
    (
      x.real * y.real - x.imaginary * y.imaginary, x.real * y.imaginary + x.imaginary * y.real
    )
  }

  /// The quotient by Smith's method; nil where the divisor is zero.
  private static func quotient(_ x: Complex, _ y: Complex) -> Complex? {
    let real = y.real.magnitude
    let imaginary = y.imaginary.magnitude
    if real >= imaginary {
      if real == 0 { return nil }
      let ratio = y.imaginary / y.real
      let denominator = y.real + y.imaginary * ratio
      return (
        (x.real + x.imaginary * ratio) / denominator, (x.imaginary - x.real * ratio) / denominator
      )
    }
    if imaginary >= real {
      let ratio = y.real / y.imaginary
      let denominator = y.real * ratio + y.imaginary
      return (
        (x.real * ratio + x.imaginary) / denominator, (x.imaginary * ratio - x.real) / denominator
      )
    }
    return (.nan, .nan)
  }

  /// `x ** y`.
  mutating func complexPower(_ x: Complex, _ y: Complex) -> Ref {
    let result: Complex?
    let isWhole = y.imaginary == 0 && y.real == y.real.rounded(.down)
    if isWhole, y.real.magnitude <= 100 {
      let power = World.power(x, UInt(y.real.magnitude))
      result = y.real > 0 ? power : World.quotient((1, 0), power)
    } else {
      result = World.power(x, y)
    }
    guard let result else {
      return raise(.zeroDivisionError, "0.0 to a negative or complex power")
    }
    if result.real.isInfinite || result.imaginary.isInfinite {
      return raise(.overflowError, "complex exponentiation")
    }
    return makeComplex(result.real, result.imaginary)
  }

  /// A whole power by repeated squaring.
  private static func power(_ base: Complex, _ exponent: UInt) -> Complex {
    var result: Complex = (1, 0)
    var square = base
    var mask: UInt = 1
    while exponent >= mask {
      if exponent & mask != 0 { result = product(result, square) }
      mask <<= 1
      square = product(square, square)
    }
    return result
  }

  /// A power in polar form; nil for zero to a negative or complex power.
  private static func power(_ x: Complex, _ y: Complex) -> Complex? {
    if y.real == 0 && y.imaginary == 0 { return (1, 0) }
    if x.real == 0 && x.imaginary == 0 {
      return y.imaginary != 0 || y.real < 0 ? nil : (0, 0)
    }
    let size = hypot(x.real, x.imaginary)
    let angle = atan2(x.imaginary, x.real)
    var length = pow(size, y.real)
    var phase = angle * y.real
    if y.imaginary != 0 {
      length *= exp(-angle * y.imaginary)
      phase += y.imaginary * log(size)
    }
    return (length * cos(phase), length * sin(phase))
  }

  /// `abs(x)`; OverflowError where it is too large.
  mutating func complexAbsolute(_ object: Ref) -> Ref {
    let value = complexValue(object)
    let result = hypot(value.real, value.imaginary)
    if result.isInfinite, value.real.isFinite, value.imaginary.isFinite {
      return raise(.overflowError, "absolute value too large")
    }
    return makeFloat(result)
  }

  /// `x == y` for a complex `x`; nil for a foreign operand.
  func complexEqual(_ a: Ref, _ b: Ref) -> Bool? {
    let x = complexValue(a)
    switch layout(b) {
    case .complex:
      let y = complexValue(b)
      return x.real == y.real && x.imaginary == y.imaginary
    case .float: return x.real == floatValue(b) && x.imaginary == 0
    case .int:
      if x.imaginary != 0 || !x.real.isFinite { return false }
      let whole = x.real.rounded(.towardZero)
      return whole == x.real && World.order(bigValue(b), whole) == 0
    default: return nil
    }
  }

  /// `repr(x)` of a complex number.
  mutating func complexRepr(_ object: Ref) -> Ref { makeStr(complexText(object)) }

  /// The text of a complex number, made outside the heap.
  func complexText(_ object: Ref) -> String {
    let value = complexValue(object)
    if value.real == 0, value.real.sign == .plus {
      return String(decoding: NumberText.format(value.imaginary, "r", 0), as: UTF8.self) + "j"
    }
    let real = String(decoding: NumberText.format(value.real, "r", 0), as: UTF8.self)
    let imaginary = NumberText.format(value.imaginary, "r", 0, .sign)
    return "(\(real)\(String(decoding: imaginary, as: UTF8.self))j)"
  }

  /// `hash(x)` of a complex number.
  func complexHash(_ object: Ref) -> Int {
    let value = complexValue(object)
    let address = level >= .python310 ? Int(rows[object].address) : 0
    let real = value.real.isNaN ? address : World.hash(value.real)
    let imaginary = value.imaginary.isNaN ? address : World.hash(value.imaginary)
    let combined = real &+ 1_000_003 &* imaginary
    return combined == -1 ? -2 : combined
  }
}
