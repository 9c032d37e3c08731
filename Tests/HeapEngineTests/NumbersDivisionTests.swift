import BigInt
import Testing

@testable import HeapEngine

/// Division, rounding and hashes of numbers.
struct NumbersDivisionTests {
  @Test func `a quotient of ints is the nearest float`() {
    #expect(World.quotient(BigInt(2).power(53) + 1, 1) == 9007199254740992)
    #expect(World.quotient(BigInt(2).power(53) + 3, 1) == 9007199254740996)
    #expect(World.quotient(3, BigInt(2).power(1075)) == 1e-323)
    #expect(World.quotient(1, BigInt(2).power(1075)) == 0)
    #expect(World.quotient(BigInt(2).power(1024) - BigInt(2).power(970), 1) == nil)
    #expect(World.quotient(-BigInt(10).power(400), BigInt(10).power(399)) == -10)
  }

  @Test func `an int becomes the nearest float`() {
    #expect(World.double(BigInt(2).power(64) + 2048) == 18446744073709551616)
    #expect(World.double(BigInt(2).power(64) + 2049) == 18446744073709555712)
    #expect(World.double(BigInt(10).power(400)) == .infinity)
  }

  @Test func `floor division rounds down`() {
    #expect(World.floorDivision(BigInt(-7), BigInt(2)) == (-4, 1))
    #expect(World.floorDivision(BigInt(7), BigInt(-2)) == (-4, -1))
    #expect(World.floorDivision(-7.5, 2) == (-4, 0.5))
    #expect(World.floatRemainder(5, -.infinity) == -.infinity)
  }

  @Test func `halves are rounded to even multiples`() {
    #expect(World.nearestMultiple(25, 10, isAbove: false) == 20)
    #expect(World.nearestMultiple(25, 10, isAbove: true) == 30)
    #expect(World.nearestMultiple(-15, 10, isAbove: false) == -20)
  }

  @Test func `equal numbers have equal hashes`() {
    #expect(World.hash(0.1) == 230_584_300_921_369_408)
    #expect(World.hash(-1) == -2)
    #expect(World.hash(0x1p61) == 1)
    #expect(World.hash(.infinity) == 314159)
  }

  @Test func `shifting right rounds down`() {
    #expect(World.shiftedDown(-(BigInt(1) << 100), 90) == -1024)
    #expect(World.shiftedDown(-5, 1) == -3)
    #expect(World.shiftedDown(-5, 100) == -1)
  }
}
