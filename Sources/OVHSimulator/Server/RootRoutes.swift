import FoundationEssentials
import OVHClient

/// What the simulator serves at its root, beside the API: its controls, its pages and the OAuth2 tokens.
enum RootRoutes {
  /// Answers a request whose path is not below the API's base.
  static func answer(
    _ request: SimulatorRequest, _ contents: inout Simulator.Contents, at now: Date
  ) -> SimulatorResponse {
    do throws(Refusal) {
      switch (request.method, request.path) {
      case (_, let path) where path.hasPrefix("/_simulator/"):
        return SimulatorResponse(status: 200, json: try ControlRoutes.answer(request, &contents, at: now))
      case ("POST", "/auth/oauth2/token"): return TokenRoute.answer(request, &contents.core.state, at: now)
      case ("GET", "/auth/"), ("POST", "/auth/"):
        return try ConsentPage.answer(request, &contents.core.state, at: now)
      case ("GET", "/"): return .page(HomePage(contents.core, calls: contents.calls, now: now).html)
      default: throw .noSuchURL
      }
    } catch {
      return error.response
    }
  }
}

extension SimulatorResponse {
  /// An answer that a browser shows.
  static func page(_ html: String, status: Int = 200) -> SimulatorResponse {
    SimulatorResponse(
      status: status, headers: [HeaderField("Content-Type", "text/html; charset=utf-8")], body: Array(html.utf8))
  }
}

extension String {
  /// The text with what HTML would take for markup written as entities.
  var escapedForHTML: String {
    var escaped = ""
    for character in self {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
