import Foundation

/// A file with a text, which goes when its owner goes.
final class TemporaryFile: Sendable {
  let path: String

  init(_ text: String) throws {
    path = NSTemporaryDirectory() + "/panier-client-test-" + UUID().uuidString
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
