import FoundationEssentials
import GRDB
import Testing

@testable import OVHSimulator

@Suite struct EntityTableTests {
  private struct Thing: Entity, Hashable {
    var id: Int
    var text = ""
    var created: Date { Date(timeIntervalSince1970: Double(id)) }
  }

  private func table(_ ids: some Sequence<Int>) -> EntityTable<Thing> {
    var table = EntityTable<Thing>()
    for id in ids { table.put(Thing(id: id)) }
    return table
  }

  @Test func keepsTheOrderInWhichTheyCame() {
    var table = table([5, 3, 9])
    table[3]?.text = "x"
    table.put(Thing(id: 1))
    #expect(table.values.map(\.id) == [5, 3, 9, 1])
    #expect(table[3]?.text == "x")
    #expect(table[4] == nil)
  }

  @Test func closesTheGapsOfWhatWasRemoved() {
    var table = table(0..<1000)
    for id in 0..<990 { table[id] = nil }
    #expect(table.count == 10)
    #expect(table.values.map(\.id) == Array(990..<1000))
    #expect((990..<1000).allSatisfy { table[$0]?.id == $0 })
    table.removeAll { $0.id % 2 == 0 }
    #expect(table.values.map(\.id) == [991, 993, 995, 997, 999])
    #expect(table[999]?.id == 999 && table[998] == nil)
  }

  @Test func givesTheNewestAndThoseOfASpanOfTime() {
    var table = table(0..<10)
    table[8] = nil
    #expect(table.newest(3).map(\.id) == [6, 7, 9])
    #expect(table.newest(99).count == 9)
    #expect(table.values(from: Date(timeIntervalSince1970: 7)).map(\.id) == [7, 9])
  }

  /// A table over a file says, at every moment, what a table in memory says.
  @Test(arguments: 1...20) func aTableOverAFileIsLikeOneInMemory(_ seed: UInt64) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "entities-\(UUID().uuidString)").path()
    defer { for name in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + name) } }
    let file = try StateFile(path: path)
    try file.access { try $0.execute(sql: EntityFile<Thing>.definition("things")) }
    let things = EntityFile<Thing>("things", in: file)
    var kept = EntityTable(in: things)
    var model = EntityTable<Thing>()
    var dice = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let id = Int.random(in: 0..<40, using: &dice)
      switch Int.random(in: 0..<8, using: &dice) {
      case 0, 1:
        kept[id] = nil
        model[id] = nil
      case 2, 3:
        let text = "\(dice.next())"
        kept[id]?.text = text
        model[id]?.text = text
      case 4, 5:
        kept.put(Thing(id: id))
        model.put(Thing(id: id))
      case 6:
        kept.removeAll { $0.id % 7 == id % 7 }
        model.removeAll { $0.id % 7 == id % 7 }
      default:
        let changes = kept.changes
        _ = try file.begin()
        try file.access { try things.write(put: changes.put, removed: changes.removed, $0) }
        try file.commit(isDurable: false)
        things.remember(put: changes.put, removed: changes.removed, count: kept.count)
        if id == 0 { things.forget() }
        kept = EntityTable(in: things)
      }
      #expect(kept.count == model.count)
      #expect(Set(kept.values) == Set(model.values))
      #expect(kept[id] == model[id])
      try file.check()
    }
    #expect(EntityTable(copying: kept).values == kept.values)
  }
}
