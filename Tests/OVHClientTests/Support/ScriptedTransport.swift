import OVHClient
import Synchronization

/// A transport that answers by a function and remembers what was sent.
final class ScriptedTransport: Transport {
  typealias Answer = @Sendable (_ request: TransportRequest, _ number: Int) async throws -> TransportResponse

  private let answer: Answer
  private let record = Mutex<[TransportRequest]>([])

  init(_ answer: @escaping Answer) { self.answer = answer }

  /// Answers every request with these in turn, the last one again and again; `/auth/time` is answered by itself.
  convenience init(_ answers: [TransportResponse]) {
    let place = Mutex(0)
    self.init { request, _ in
      if request.url.hasSuffix("/auth/time") { return .json("1457018875") }
      return place.withLock { place in
        defer { place += 1 }
        return answers[min(place, answers.count - 1)]
      }
    }
  }

  convenience init(json: String, status: Int = 200) { self.init([.json(json, status: status)]) }

  /// Everything that was sent.
  var requests: [TransportRequest] { record.withLock { $0 } }
  /// Everything that was sent but the questions for the time.
  var calls: [TransportRequest] { requests.filter { !$0.url.hasSuffix("/auth/time") } }
  /// Method, URL and body of every call.
  var lines: [String] {
    calls.map { "\($0.method) \($0.url)" + ($0.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? "") }
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let number = record.withLock { record in
      record.append(request)
      return record.count
    }
    return try await answer(request, number)
  }
}

extension TransportResponse {
  static func json(_ text: String, status: Int = 200, headers: [HeaderField] = []) -> TransportResponse {
    TransportResponse(
      status: status, headers: [HeaderField("Content-Type", "application/json")] + headers, body: Array(text.utf8))
  }
}
