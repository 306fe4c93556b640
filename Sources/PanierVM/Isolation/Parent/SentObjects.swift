/// The objects the child holds, by the numbers it knows them under.
///
/// Each time an object is sent counts once; the child gives the counts back when it drops the object.
final class SentObjects {
  private struct Entry {
    let object: any LuaObject
    var count: UInt64
  }

  private let core: Core
  private var entries: [UInt64: Entry] = [:]
  private var numbers: [ObjectIdentifier: UInt64] = [:]
  private var next: UInt64 = 0
  /// How many types of the core the child knows.
  var announced = 0

  init(_ core: Core) {
    self.core = core
  }

  /// How many objects the child holds.
  var count: Int { entries.count }

  func send(_ object: any LuaObject) -> (id: UInt64, type: UInt32) {
    let type = UInt32(core.typeNumber(of: object))
    let key = ObjectIdentifier(object)
    if let id = numbers[key] {
      entries[id]?.count += 1
      return (id, type)
    }
    next += 1
    numbers[key] = next
    entries[next] = Entry(object: object, count: 1)
    return (next, type)
  }

  func object(_ id: UInt64) throws -> any LuaObject {
    guard let entry = entries[id] else { throw WireError("object \(id), which was never sent") }
    return entry.object
  }

  func release(_ id: UInt64, _ count: UInt64) throws {
    guard let entry = entries[id], count <= entry.count else { throw WireError("a release of object \(id)") }
    if count < entry.count {
      entries[id]?.count -= count
    } else {
      entries[id] = nil
      numbers[ObjectIdentifier(entry.object)] = nil
    }
  }

  /// Frames that declare the types that have joined since the last time.
  func announcements() -> [FrameWriter] {
    guard announced < core.types.count else { return [] }
    let frames = (announced..<core.types.count).map { number in
      var frame = FrameWriter(.declareType)
      frame.type(DeclaredUniverse.type(number, core))
      return frame
    }
    announced = core.types.count
    return frames
  }
}
