import FoundationEssentials
import OVHClient
import OVHSimulator

/// The simulator's own clock, which tests and waits move on.
struct TestClock: Sendable {
  let simulator: Simulator

  /// The time that the simulator tells; the system's where it tells none.
  @Sendable func now() -> Date {
    let answer = ask("GET", nil)
    let text = (try? JSONValue(parsing: answer.body))?["time"]?.string
    return text.flatMap { APIDate(text: $0).date } ?? .now
  }

  /// Lets a wait pass at once.
  @Sendable func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    let seconds = duration.components.seconds + (duration.components.attoseconds > 0 ? 1 : 0)
    _ = ask("POST", .object(JSONObject([("advance", JSONValue(max(0, seconds)))])))
  }

  private func ask(_ method: String, _ body: JSONValue?) -> SimulatorResponse {
    simulator.answer(
      method: method, target: "/_simulator/clock", url: "https://simulator.panier.invalid/_simulator/clock",
      headers: [], body: body?.bytes ?? [])
  }
}
