import OVHClient
import OVHSimulator

/// The way of a process to the simulator: in this process, in virtual time, and mortal.
struct SoakTransport: Transport {
  let life: Life
  let simulator: Simulator
  let history: History
  /// What another task of the process does right before some request.
  var beside: (@Sendable () async -> Void)?

  private static let origin = "https://simulator.panier.invalid"

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let (out, back, isBusy) = life.roll { dice in
      (Self.latency(&dice), Self.latency(&dice), dice.happens(3))
    }
    try await life.step(after: out)
    if isBusy, let beside { await life.beside(beside) }
    history.sent(request.method, request.url, by: life)
    let answer = simulator.answer(
      method: request.method, target: String(request.url.dropFirst(Self.origin.utf8.count)), url: request.url,
      headers: request.headers, body: request.body ?? [])
    history.answered(answer, to: life)
    let late = answer.delayMilliseconds * 1000
    if answer.delivery == .hanging || late > 180_000_000 {
      try await life.step(after: request.isPatient ? 180_000_000 : 60_000_000)
      throw TransportError(.timedOut, reason: "no answer came in time")
    }
    try await life.step(after: back + late)
    guard answer.delivery == .whole else {
      throw TransportError(.connectionLost, reason: "the connection ended before a complete answer")
    }
    return TransportResponse(status: answer.status, headers: answer.headers, body: answer.body)
  }

  /// Mostly a tenth of a second, now and then much longer.
  private static func latency(_ dice: inout Dice) -> Int64 {
    let most = dice.happens(97) ? 100_000 : dice.one(of: [1_000_000, 5_000_000, 20_000_000])
    return Int64(1000 + dice.below(most))
  }
}
