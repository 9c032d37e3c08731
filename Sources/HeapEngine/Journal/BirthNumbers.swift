/// Display numbers by birth number: a table that a picture asks for every reference.
struct BirthNumbers {
  /// Birth numbers, 0 for an empty place; births are counted from 1.
  private var births: [UInt32] = Array(repeating: 0, count: 64)
  private var numbers: [Int32] = Array(repeating: 0, count: 64)
  private var count = 0

  /// The number of an object by its birth; nil for one that has none.
  subscript(birth: UInt32) -> Int? {
    get {
      let place = place(of: birth)
      return births[place] == 0 ? nil : Int(numbers[place])
    }
    set {
      guard let newValue else { return }
      if 2 * count >= births.count { grow() }
      let place = place(of: birth)
      if births[place] == 0 { count += 1 }
      births[place] = birth
      numbers[place] = Int32(newValue)
    }
  }

  /// Where a birth stands, or would stand.
  private func place(of birth: UInt32) -> Int {
    let mask = births.count - 1
    var place = Int(birth &* 0x9E37_79B1 >> 7) & mask
    while births[place] != 0, births[place] != birth { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = zip(births, numbers).filter { $0.0 != 0 }
    births = Array(repeating: 0, count: 2 * births.count)
    numbers = Array(repeating: 0, count: births.count)
    for (birth, number) in old {
      let place = place(of: birth)
      births[place] = birth
      numbers[place] = number
    }
  }
}
