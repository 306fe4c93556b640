import OVHClient

/// `--record FILE`: the calls of a run with their answers, without secrets, for `--replay`.
struct Recording: Sendable {
  /// Passes the calls on.
  let transport: RecordingTransport
  private let path: String

  /// Begins a recording.
  ///
  /// The file is made at once, so that one that cannot be written is known before anything is ordered.
  /// - Throws: ``TextFileError``.
  init(_ inner: any Transport, to path: String) throws {
    transport = RecordingTransport(inner)
    self.path = path
    try PrivateFile.write(transport.cassette.text, to: path)
  }

  /// Writes what was recorded; the file is readable by its owner alone, since answers hold personal data.
  /// - Throws: ``TextFileError``.
  func finish() throws { try PrivateFile.write(transport.cassette.text, to: path) }

  /// A transport that answers from a recording.
  /// - Throws: ``CommandFailure`` for a file that cannot be read or is no recording.
  static func replay(_ path: String) throws -> ReplayTransport {
    let text: String
    do { text = String(decoding: try ScriptSource.file(path).text, as: UTF8.self) } catch {
      throw CommandFailure(.usage, "cannot play the recording '\(path)': \(reason(error))")
    }
    do { return ReplayTransport(try Cassette(parsing: text)) } catch {
      throw CommandFailure(
        .usage, "cannot play '\(path)': it is no recording (\(error)); make one with --record FILE")
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case ScriptSourceError.unreadable(_, let reason): reason
    case ScriptSourceError.isDirectory: "it is a folder"
    default: "it is not a text file in UTF-8"
    }
  }
}
