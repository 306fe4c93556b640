import Glibc
import PanierTerminal

/// A script that notes what is entered at the prompt, with the results as comments.
struct SessionRecord: Sendable {
  /// The file.
  let path: String

  /// Begins a record; what the file held is kept, and a record of the same file goes on.
  /// - Throws: ``TextFileError`` for a file that cannot be written.
  init(to path: String, endpoint: String) throws {
    self.path = path
    try append("-- Entered at the prompt of Panier, on \(endpoint).\n")
  }

  /// Notes an entry.
  /// - Parameters:
  ///   - entry: the entry.
  ///   - isExpression: whether it is an expression, which a script has to print.
  ///   - outcome: what was shown of it.
  func note(_ entry: String, isExpression: Bool, outcome: String) throws {
    guard !SecretText.isInside(entry) else {
      try append("-- (an entry that holds a secret is left out)\n")
      return
    }
    let source = entry.hasPrefix("=") ? String(entry.dropFirst()) : entry
    let text = isExpression ? "print(\(source))" : source
    let comments =
      outcome.isEmpty
      ? "" : outcome.split(separator: "\n", omittingEmptySubsequences: false).map { "--> \($0)\n" }.joined()
    try append(text + "\n" + comments)
  }

  private func append(_ text: String) throws {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw TextFileError(path: path, code: errno) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw TextFileError(path: path, code: errno) }
      rest = rest.dropFirst(count)
    }
  }
}
