import HeapTrace

/// What is noted of allocations between two steps: which layer served each, and at whose address.
///
/// It exists only where a request asks for events or for figures of allocation. While it does, the
/// table's chain of free rows is kept empty and the trigger of the peak is below all values, so that
/// `newRow` and `request` leave their short paths by the tests that they have anyway.
struct AllocationJournal {
  /// A block that has been requested since the program began.
  struct Block {
    var bytes: Int
    var layer: AllocationLayer
    /// The object that lies or lay in it last, as far as events are kept.
    var owner: ObjectName?
    /// Whether its request has served an object already: the next one there comes from a free list.
    var isUsed = false
  }

  /// Events kept between two steps.
  static let eventLimit = 1000

  /// The blocks, by address in granules.
  var blocks: [UInt32: Block] = [:]
  /// A row that was taken and whose object is not yet complete; 0 for none.
  var pendingRow: UInt32 = 0
  /// The address that was requested last and belongs to no object yet; 0 for none.
  var lastRequest: UInt32 = 0
  /// What happened since the last step.
  var events: [HeapEvent] = []
  var eventsCut = 0
  /// Whether events are kept, or only counted.
  let keepsEvents: Bool
  /// Objects made and freed, by row number of their type.
  var made: [UInt32: Int] = [:]
  var freed: [UInt32: Int] = [:]
  /// The layer that served each living object, by birth number.
  var layers: [UInt32: AllocationLayer] = [:]
  /// Requests served by each layer since the program began, in the order of `AllocationLayer`.
  var served = [Int](repeating: 0, count: AllocationLayer.allCases.count)
  /// Names of types by row number.
  var typeNames: [UInt32: String] = [:]

  /// Events that may still be kept in this run.
  var room: Int

  init(keepsEvents: Bool, room: Int) {
    self.keepsEvents = keepsEvents
    self.room = room
  }

  /// A layer has served a request.
  mutating func count(_ layer: AllocationLayer) {
    guard let place = AllocationLayer.allCases.firstIndex(of: layer) else { return }
    served[place] += 1
  }

  /// Adds an event, if there is room.
  mutating func add(_ event: HeapEvent) {
    guard keepsEvents else { return }
    if events.count < AllocationJournal.eventLimit, room > 0 {
      events.append(event)
      room -= 1
    } else {
      eventsCut += 1
    }
  }

  /// The block of the last request, if it turned out to be no object of its own.
  mutating func settleRequest() {
    let address = lastRequest
    lastRequest = 0
    guard address != 0, let block = blocks[address] else { return }
    add(.requested(bytes: block.bytes, address: UInt64(address) * 16, layer: block.layer))
  }
}
