import OVHClient
public import OVHSimulator
import PanierOrdering
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

  private static func fault(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.fault", "Makes calls to come go wrong.",
      parameters: [
        .required(
          "fault",
          .options([
            .required(
              "route", .string, "method and path, as in \"POST /order/cart/{cartId}/checkout\", or \"*\" for every call"
            ),
            .required(
              "kind", .string, "drop_before_commit, drop_after_commit, status, delay, truncate or garbage"),
            .optional("times", .integer, "how many calls it strikes", default: "1"),
            .optional("skip", .integer, "how many calls it lets pass before", default: "0"),
            .optional("status", .integer, "the status, with the kind status"),
            .optional("message", .string, "the message, with the kind status"),
            .optional("retry_after", .integer, "the seconds of Retry-After, with the kind status"),
            .optional("ms", .integer, "how late the answer comes in milliseconds, with the kind delay"),
          ]), "what goes wrong")
      ],
      errors: [
        "simulator.fault: kind must be one of drop_before_commit, drop_after_commit, status, delay, truncate, garbage"
      ],
      example: """
        simulator.fault{ route = "POST /order/cart", kind = "status", status = 503 }
        local ok, e = pcall(cart.new)
        print(e.status)  --> 503
        """
    ) { call in
      let members = try call.table(0).fields.sorted { $0.key < $1.key }.map { ($0.key, try json($0.value)) }
      try control("POST", "faults", .object(JSONObject(members)), on: simulator, by: "simulator.fault")
      return .none
    }
  }

  private static func calls(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.calls", "The calls that the simulator received, oldest first.",
      parameters: [.optional("route", .string, "only calls of this route: \"POST /order/cart/{cartId}/checkout\"")],
      results: [
        ResultDoc(
          .list(.table), "tables with `method`, `path`, `query`, `body` and `status`; no status where it was dropped")
      ],
      example: """
        cart.new()
        print(#simulator.calls("POST /order/cart"))  --> 1
        """
    ) { call in
      let route = call.isPresent(0) ? try call.string(0) : nil
      return .list(
        simulator.calls.filter { received in route.map { matches($0, received) } ?? true }.map { received in
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
      try control("DELETE", "calls", nil, on: simulator, by: "simulator.forget_calls")
      return .none
    }
  }

  private static func advance(_ simulator: Simulator) -> LuaFunction {
    LuaFunction(
      "simulator.advance", "Moves the clock of the simulator, and of panier.date, on.",
      parameters: [.required("seconds", .number, "how many seconds; from 0 to a hundred years")],
      errors: ["simulator.advance: advance must be a number from 0 to 3155760000"],
      example: """
        local date = require "panier.date"
        local before = date.today()
        simulator.advance(86400)
        print(before:days_until(date.today()))  --> 1
        """
    ) { call in
      guard let seconds = JSONNumber(String(try call.number(0))) else {
        throw LuaError(kind: "usage", message: "simulator.advance: the number of seconds must be finite")
      }
      try control(
        "POST", "clock", .object(JSONObject([("advance", .number(seconds))])), on: simulator, by: "simulator.advance")
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

  private static func json(_ value: LuaValue) throws -> JSONValue {
    switch value {
    case .string(let text): return .string(text)
    case .integer(let number): return JSONValue(number)
    case .boolean(let flag): return .bool(flag)
    case .number(let number):
      guard number.isFinite, let json = JSONNumber(number.description) else { return .null }
      return .number(json)
    default: return .null
    }
  }

  /// Uses a control of the simulator; what it refuses becomes an error of the script.
  private static func control(
    _ method: String, _ path: String, _ body: JSONValue?, on simulator: Simulator, by name: String
  ) throws {
    let answer = simulator.answer(
      method: method, target: "/_simulator/\(path)", url: "https://simulator.panier.invalid/_simulator/\(path)",
      headers: [], body: body?.bytes ?? [])
    guard answer.status >= 400 else { return }
    let message = (try? JSONValue(parsing: answer.body))?["message"]?.string ?? "the simulator refuses it"
    throw LuaError(kind: "usage", message: "\(name): \(message)")
  }

  /// Whether a call was one of a route, whose path may have `{parameters}`.
  private static func matches(_ route: String, _ call: Simulator.ReceivedCall) -> Bool {
    let parts = route.split(separator: " ")
    guard parts.count == 2, parts[0] == "*" || parts[0] == call.method else { return false }
    let wanted = parts[1].split(separator: "/", omittingEmptySubsequences: false)
    let path = call.path.split(separator: "/", omittingEmptySubsequences: false)
    return wanted.count == path.count && zip(wanted, path).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
  }
}
