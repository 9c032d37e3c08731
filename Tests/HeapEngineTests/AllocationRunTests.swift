import HeapTrace
import Testing

@testable import HeapEngine

/// The allocator with boundary tags, on which traces of the malloc lab run.
@Suite struct AllocationRunTests {
  private func run(
    _ requests: [AllocationRequest], _ fit: BlockFit, limit: Int = 1 << 20
  ) throws -> [AllocationStep] {
    try runAllocations(requests.enumerated().map { ($0 + 1, $1) }, fit: fit, limit: limit)
  }

  private func shown(_ step: AllocationStep?) -> String {
    (step?.blocks ?? []).map { "\($0.offset)+\($0.bytes)\($0.id.map { ":\($0)" } ?? "")" }
      .joined(separator: " ")
  }

  @Test func `blocks have a tag at both ends, and at least 16 bytes`() throws {
    let steps = try run([.allocate(id: 0, bytes: 1), .allocate(id: 1, bytes: 9)], .first)
    // 4 bytes of padding, a prologue of 8, then blocks; 4112 bytes with the epilogue.
    #expect(shown(steps.last) == "16+16:0 32+24:1 56+4056")
    #expect(steps.map(\.heapBytes) == [4112, 4112])
    #expect(steps.map(\.hasGrown) == [true, false])
    #expect(steps.map(\.payload) == [1, 10])
  }

  /// Two holes of 112 and 48 bytes; the last search ended behind both.
  private static let holes: [AllocationRequest] = [
    .allocate(id: 0, bytes: 100), .allocate(id: 1, bytes: 16), .allocate(id: 2, bytes: 40),
    .allocate(id: 3, bytes: 16), .free(id: 0), .free(id: 2), .allocate(id: 4, bytes: 32),
  ]

  @Test(arguments: [
    (BlockFit.first, "16+40:4 56+72 128+24:1 152+48 200+24:3 224+3888"),
    (.next, "16+112 128+24:1 152+48 200+24:3 224+40:4 264+3848"),
    (.best, "16+112 128+24:1 152+48:4 200+24:3 224+3888"),
  ])
  func `the fit decides which hole is filled`(fit: BlockFit, blocks: String) throws {
    #expect(shown(try run(Self.holes, fit).last) == blocks)
  }

  @Test func `neighbours that are free become one`() throws {
    let requests: [AllocationRequest] = [
      .allocate(id: 0, bytes: 100), .allocate(id: 1, bytes: 100), .allocate(id: 2, bytes: 100),
      .free(id: 0), .free(id: 2), .free(id: 1),
    ]
    let steps = try run(requests, .first)
    #expect(shown(steps[3]) == "16+112 128+112:1 240+112:2 352+3760")
    #expect(shown(steps[4]) == "16+112 128+112:1 240+3872")
    #expect(shown(steps[5]) == "16+4096")
    #expect(steps[5].peakPayload == 300)
  }

  @Test func `another size is another block, and then the old one is free`() throws {
    let steps = try run([.allocate(id: 0, bytes: 8), .reallocate(id: 0, bytes: 64)], .first)
    #expect(shown(steps.last) == "16+16 32+72:0 104+4008")
    #expect(shown(try run([.reallocate(id: 5, bytes: 8)], .best).last) == "16+16:5 32+4080")
  }

  @Test func `what cannot be done is told with its line`() {
    #expect(throws: AllocationFault(line: 1, message: "there is no block 3 to free")) {
      try run([.free(id: 3)], .first)
    }
    #expect(throws: AllocationFault(line: 2, message: "block 3 is in use already")) {
      try run([.allocate(id: 3, bytes: 1), .allocate(id: 3, bytes: 1)], .first)
    }
    #expect(
      throws: AllocationFault(line: 1, message: "the heap may have 4096 bytes", isLimit: true)
    ) {
      try run([.allocate(id: 3, bytes: 4095)], .first, limit: 4096)
    }
  }

  @Test(arguments: BlockFit.allCases)
  func `whatever is asked, blocks tile the heap and no two free ones touch`(fit: BlockFit) throws {
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var live: [Int] = []
    var requests: [AllocationRequest] = []
    for id in 0..<400 {
      if live.count > 3, random(5) < 2 {
        requests.append(.free(id: live.remove(at: random(live.count))))
      } else if !live.isEmpty, random(6) == 0 {
        requests.append(.reallocate(id: live[random(live.count)], bytes: random(900)))
      } else {
        live.append(id)
        requests.append(.allocate(id: id, bytes: random(random(4) == 0 ? 9000 : 200)))
      }
    }
    for step in try run(requests, fit, limit: 1 << 24) {
      var offset = 16
      var wasFree = false
      for block in step.blocks {
        #expect(block.offset == offset && block.bytes % 8 == 0 && block.bytes >= 16)
        #expect(block.requested.map { $0 + 8 <= block.bytes } ?? true)
        #expect(!(wasFree && block.id == nil))
        wasFree = block.id == nil
        offset += block.bytes
      }
      #expect(offset == step.heapBytes)
      #expect(step.payload == step.blocks.reduce(0) { $0 + ($1.requested ?? 0) })
    }
  }
}
