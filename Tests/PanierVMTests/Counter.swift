import PanierReference
import PanierVM
import Synchronization

/// An object with a bit of everything, for tests.
final class Counter: LuaObject {
  let name: String
  let value: Mutex<Int64>

  init(_ name: String, _ value: Int64 = 0) {
    self.name = name
    self.value = Mutex(value)
  }

  static let luaType = LuaType(
    "Counter", of: Counter.self, summary: "Counts.",
    fields: [
      LuaField("name", .string, "its name") { .string($0.name) },
      LuaField("value", .integer, "what it has counted") { .integer($0.value.withLock { $0 }) },
    ],
    methods: [
      LuaFunction(
        "Counter:add", on: Counter.self, "Adds.", parameters: .required("amount", Int64.self, "how much"),
        results: [.value(.object("Counter"), "itself")]
      ) { _, counter, amount in
        counter.value.withLock { $0 += amount }
        return .object(counter)
      },
      LuaFunction(
        "Counter:later", on: Counter.self, "Answers after a while.", results: [.value(.integer, "the value")],
        waiting: { _, counter in
          await Task.yield()
          return .integer(counter.value.withLock { $0 })
        }),
    ],
    operators: .init(
      tostring: { "Counter " + $0.name },
      lessThan: { a, b in try Counter.number(a) < Counter.number(b) },
      add: { a, b in try .integer(Counter.number(a) + Counter.number(b)) },
      count: { Int($0.value.withLock { $0 }) },
      element: { counter, index in
        index <= counter.value.withLock { $0 } ? .integer(Int64(index) * 10) : .nil
      }))

  private static func number(_ value: LuaValue) throws -> Int64 {
    switch value {
    case .integer(let number): return number
    case .object(let object):
      guard let counter = object as? Counter else { break }
      return counter.value.withLock { $0 }
    default: break
    }
    throw LuaError(kind: .usage, message: "a Counter counts with integers, got \(value.spelling)")
  }
}
