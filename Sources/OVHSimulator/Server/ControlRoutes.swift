import FoundationEssentials
import OVHClient

/// `/_simulator`: what was called, what shall go wrong, what time it is.
enum ControlRoutes {
  /// Answers one control.
  static func answer(
    _ request: SimulatorRequest, _ contents: inout Simulator.Contents, at now: Date
  ) throws(Refusal) -> JSONValue {
    switch (request.method, request.path) {
    case ("GET", "/_simulator/calls"): return ["calls": .array(try calls(contents, request).map(\.json))]
    case ("DELETE", "/_simulator/calls"): contents.forgetCalls()
    case ("GET", "/_simulator/faults"): return ["faults": .array(contents.core.state.faults.map(\.json))]
    case ("POST", "/_simulator/faults"):
      let fault = try Fault(json: body(request))
      try contents.strike(fault)
      return fault.json
    case ("DELETE", "/_simulator/faults"): contents.forgetFaults()
    case ("POST", "/_simulator/reset"): contents.reset()
    case ("GET", "/_simulator/clock"): return clock(contents, now)
    case ("POST", "/_simulator/clock"):
      let body = try body(request)
      let advance = try number("advance", in: body, 0...Simulator.maximumAdvance)
      let speed = try number("speed", in: body, 0...1_000_000)
      contents.advance(by: advance ?? 0, speed: speed, at: now)
      return clock(contents, now)
    default: throw .noSuchURL
    }
    return nil
  }

  /// The calls received, or those of the route that the query names as faults name it.
  private static func calls(
    _ contents: borrowing Simulator.Contents, _ request: SimulatorRequest
  ) throws(Refusal) -> [Simulator.ReceivedCall] {
    guard let query = FormFields(request.query) else { throw .badRequest("Invalid query string") }
    guard let route = query["route"] else { return contents.calls }
    _ = try Fault(json: ["route": .string(route), "kind": "garbage"])
    return contents.calls(of: route)
  }

  private static func clock(_ contents: borrowing Simulator.Contents, _ now: Date) -> JSONValue {
    let clock = contents.core.state.clock
    return [
      "time": .string(Timestamp.utc(clock.time(at: now))),
      "speed": JSONNumber("\(clock.speed)").map(JSONValue.number) ?? nil,
    ]
  }

  private static func number(
    _ key: String, in body: JSONValue, _ range: ClosedRange<Double>
  ) throws(Refusal) -> Double? {
    guard let json = body[key], !json.isNull else { return nil }
    guard let value = json.number?.double, range.contains(value) else {
      throw .badRequest("\(key) must be a number from \(Int64(range.lowerBound)) to \(Int64(range.upperBound))")
    }
    return value
  }

  private static func body(_ request: SimulatorRequest) throws(Refusal) -> JSONValue {
    do {
      return try JSONValue(parsing: request.body)
    } catch {
      throw .badRequest("Invalid JSON received: \(error)")
    }
  }
}

extension Simulator.ReceivedCall {
  /// The call as `/_simulator/calls` tells it.
  fileprivate var json: JSONValue {
    [
      "method": .string(method), "path": .string(path), "query": .string(query), "body": .string(body),
      "status": .id(status.map(Int64.init)),
    ]
  }
}
