import FoundationEssentials
import OVHClient

/// What the simulator serves at its root, beside the API: its own controls.
enum RootRoutes {
  /// Answers a request whose path is not below the API's base.
  static func answer(
    _ request: SimulatorRequest, _ contents: inout Simulator.Contents, at now: Date
  ) -> SimulatorResponse {
    do throws(Refusal) {
      switch (request.method, request.path) {
      case ("GET", "/_simulator/calls"):
        return SimulatorResponse(status: 200, json: ["calls": .array(contents.calls.map(\.json))])
      case ("DELETE", "/_simulator/calls"):
        contents.calls = []
        return SimulatorResponse(status: 200, json: nil)
      case ("GET", "/_simulator/faults"):
        return SimulatorResponse(status: 200, json: ["faults": .array(contents.core.state.faults.map(\.json))])
      case ("POST", "/_simulator/faults"):
        let fault = try Fault(json: body(request))
        contents.core.state.faults.append(fault)
        return SimulatorResponse(status: 200, json: fault.json)
      case ("DELETE", "/_simulator/faults"):
        contents.core.state.faults = []
        return SimulatorResponse(status: 200, json: nil)
      case ("POST", "/_simulator/reset"):
        contents = Simulator.Contents(core: SimulatorCore(configuration: contents.core.configuration))
        return SimulatorResponse(status: 200, json: nil)
      default: throw .noSuchURL
      }
    } catch {
      return error.response
    }
  }

  private static func body(_ request: SimulatorRequest) throws(Refusal) -> JSONValue {
    do {
      return try JSONParser.parse(request.body)
    } catch {
      throw .badRequest("Invalid JSON received: \(error.reason) at byte \(error.offset)")
    }
  }
}

extension Simulator.ReceivedCall {
  /// The call as `/_simulator/calls` tells it.
  var json: JSONValue {
    [
      "method": .string(method), "path": .string(path), "query": .string(query), "body": .string(body),
      "status": .id(status.map(Int64.init)),
    ]
  }
}
