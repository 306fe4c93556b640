import NIOCore

extension Channel {
  /// Runs a body and closes the channel behind it, whatever comes of it.
  func closing<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
      let result = try await body()
      try? await close()
      return result
    } catch {
      try? await close()
      throw error
    }
  }
}
