import OVHClient
public import OVHSimulator
import PanierModules
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
              "kind", .string,
              "drop_before_commit, drop_after_commit, status, delay, truncate, garbage, late_commit, replay, "
                + "late_listing, another_hand or other_total"),
            .optional("times", .integer, "how many calls it strikes", default: "1"),
            .optional("skip", .integer, "how many calls it lets pass before", default: "0"),
            .optional("status", .integer, "the status, with the kind status"),
            .optional("message", .string, "the message, with the kind status"),
            .optional("retry_after", .integer, "the seconds of Retry-After, with the kind status"),
            .optional(
              "ms", .integer,
              "milliseconds: how late the answer comes (delay), the effect (late_commit), the order's place in the list "
                + "(late_listing)"),
            .optional(
              "answer", .oneOf([.integer, .string]), "a status, \"drop\" or \"hang\", with the kind late_commit",
              default: "drop"),
            .optional("call", .table, "`method`, `path` and `body` of another client's call, with another_hand"),
            .optional("cents", .integer, "what the totals of the answer are higher by, with other_total"),
          ]), "what goes wrong")
      ],
      errors: [
        "simulator.fault: kind must be one of drop_before_commit, drop_after_commit, status, delay, truncate, garbage, "
          + "late_commit, replay, late_listing, another_hand, other_total"
      ],
      example: """
        simulator.fault{ route = "POST /order/cart", kind = "status", status = 503 }
        local ok, e = pcall(cart.new)
        print(e.status)  --> 503
        """
    ) { call in
      let fields = try call.table(0)
      do { try simulator.strike(try Fault(LuaJSON.value(.table(fields)))) } catch let error as SimulatorControlError {
        throw LuaError(kind: "usage", message: "simulator.fault: \(error)")
      }
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
      parameters: [.required("seconds", .number, "how many seconds; from 0 to a hundred years")],
      errors: ["simulator.advance: advance must be a number from 0 to 3155760000"],
      example: """
        local date = require "panier.date"
        local before = date.today()
        simulator.advance(86400)
        print(before:days_until(date.today()))  --> 1
        """
    ) { call in
      let seconds = try call.number(0)
      guard (0...Simulator.maximumAdvance).contains(seconds) else {
        throw LuaError(kind: "usage", message: "simulator.advance: advance must be a number from 0 to 3155760000")
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
