import OVHClient
public import OVHSimulator
import PanierKit
import PanierReference
public import PanierVM

/// The global `simulator` of test files: the simulator that the tests run on.
public enum SimulatorModule {
  /// The module with its documentation; calls go to the simulator that ``module(_:)`` was given.
  /// - Parameter simulator: the simulator of the tests.
  public static func module(_ simulator: Simulator) -> LuaModule {
    LuaModule(
      "simulator", summary: "In tests: the simulator that they run on, and the faults that they order.",
      functions: [
        fault(simulator), calls(simulator), forgetCalls(simulator), advance(simulator), reset(simulator),
      ])
  }

  private struct FaultOptions: LuaOptionTable {
    @LuaOption("method and path, as in \"POST /order/cart/{cartId}/checkout\", or \"*\" for every call")
    var route: String
    @LuaOption(
      "drop_before_commit, drop_after_commit, status, delay, truncate, garbage, late_commit, replay, "
        + "late_listing, another_hand or other_total") var kind: String
    @LuaOption("how many calls it strikes", default: "1") var times: Int64?
    @LuaOption("how many calls it lets pass before", default: "0") var skip: Int64?
    @LuaOption("the status, with the kind status") var status: Int64?
    @LuaOption("the message, with the kind status") var message: String?
    @LuaOption("the seconds of Retry-After, with the kind status") var retryAfter: Int64?
    @LuaOption(
      "milliseconds: how late the answer comes (delay), the effect (late_commit), the order's place in the list "
        + "(late_listing)") var ms: Int64?
    @LuaOption("a status, \"drop\" or \"hang\", with the kind late_commit", default: "drop")
    var answer: LuaEither<Int64, String>?
    @LuaOption("`method`, `path` and `body` of another client's call, with another_hand") var call: LuaTable?
    @LuaOption("what the totals of the answer are higher by, with other_total") var cents: Int64?

    /// What the simulator reads.
    var json: JSONValue {
      get throws {
        let texts = [("route", route), ("kind", kind), ("message", message)]
        let numbers = [
          ("times", times), ("skip", skip), ("status", status), ("retry_after", retryAfter), ("ms", ms),
          ("cents", cents),
        ]
        var members: [(String, JSONValue)] = texts.compactMap { name, text in text.map { (name, .string($0)) } }
        members += numbers.compactMap { name, number in number.map { (name, JSONValue($0)) } }
        switch answer {
        case .first(let status): members.append(("answer", JSONValue(status)))
        case .second(let word): members.append(("answer", .string(word)))
        case nil: break
        }
        if let call { members.append(("call", try LuaJSON.value(.table(call)))) }
        return .object(JSONObject(members))
      }
    }
  }

  private static func fault(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.fault", "Makes calls to come go wrong.",
      parameters: .required("fault", FaultOptions.self, "what goes wrong"),
      errors: [
        "simulator.fault: kind must be one of drop_before_commit, drop_after_commit, status, delay, truncate, garbage, "
          + "late_commit, replay, late_listing, another_hand, other_total"
      ],
      example: """
        simulator.fault{ route = "POST /order/cart", kind = "status", status = 503 }
        local ok, e = pcall(cart.new)
        print(e.status)  --> 503
        """
    ) { _, fault in
      do { try simulator.strike(try Fault(fault.json)) } catch let error as SimulatorControlError {
        throw LuaError(kind: .usage, message: "simulator.fault: \(error)")
      }
      return .none
    }
  }

  private static func calls(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.calls", "The calls that the simulator received, oldest first.",
      parameters: .optional(
        "route", String.self, "only calls of this route: \"POST /order/cart/{cartId}/checkout\""),
      results: [
        ResultDoc(
          .list(.table), "tables with `method`, `path`, `query`, `body` and `status`; no status where it was dropped")
      ],
      example: """
        cart.new()
        print(#simulator.calls("POST /order/cart"))  --> 1
        """
    ) { _, route in
      .list(
        (route.map { simulator.calls(of: $0) } ?? simulator.calls).map { received in
          var fields: [(key: String, value: LuaValue)] = [
            ("method", .string(received.method)), ("path", .string(received.path)), ("query", .string(received.query)),
            ("body", .string(received.body)),
          ]
          if let status = received.status { fields.append(("status", .integer(Int64(status)))) }
          return .table(LuaTable(fields: fields))
        })
    }
  }

  private static func forgetCalls(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.forget_calls", "Forgets the calls received so far; carts and orders stay.",
      example: """
        cart.new()
        simulator.forget_calls()
        print(#simulator.calls())  --> 0
        """
    ) { _ in
      simulator.forgetCalls()
      return .none
    }
  }

  private static func advance(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.advance", "Moves the clock of the simulator, and of panier.date, on.",
      parameters: .required("seconds", Double.self, "how many seconds; from 0 to a hundred years"),
      errors: ["simulator.advance: advance must be a number from 0 to 3155760000"],
      example: """
        local date = require "panier.date"
        local before = date.today()
        simulator.advance(86400)
        print(before:days_until(date.today()))  --> 1
        """
    ) { _, seconds in
      guard (0...Simulator.maximumAdvance).contains(seconds) else {
        throw LuaError(kind: .usage, message: "simulator.advance: advance must be a number from 0 to 3155760000")
      }
      simulator.advance(by: seconds)
      return .none
    }
  }

  private static func reset(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.reset", "Forgets everything: carts, orders, calls, faults and the movement of the clock.",
      example: """
        cart.new()
        simulator.reset()
        print(#cart.list())  --> 0
        """
    ) { _ in
      // The guard remembers the carts that were ordered, as it should.
      simulator.reset(keepingIdentifiers: true)
      return .none
    }
  }
}
