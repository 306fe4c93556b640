import Testing

@testable import OVHSimulator

@Suite struct EntityTableTests {
  private struct Thing: Entity, Hashable {
    var id: Int
    var text = ""
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

  @Test func tellsWhatChangedOnce() {
    var table = table(0..<5)
    table.recordsChanges = true
    #expect(!table.hasChanges)
    table[3]?.text = "x"
    table[1] = nil
    table.put(Thing(id: 9))
    table.removeAll { $0.id == 0 }
    let changes = table.takeChanges()
    #expect(changes.put.map(\.id) == [3, 9])
    #expect(changes.removed.sorted() == [0, 1])
    #expect(!table.hasChanges)
  }
}
