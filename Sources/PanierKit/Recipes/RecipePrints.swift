import PanierTerminal
import Synchronization

/// What a recipe prints, on its way to the operator: its own texts cannot drive a terminal or deceive its reader.
///
/// Tables that the host drew are let through as they are, colours and all; whatever else the recipe writes is escaped but
/// for line feeds and tabs, on a terminal and in a pipe.
final class RecipePrints: Sendable {
  /// The most texts that one `print` may show in colours.
  private static let limit = 64

  private let output: @Sendable ([UInt8]) -> Void
  private let drawn = Mutex<[[UInt8]]>([])

  init(_ output: @escaping @Sendable ([UInt8]) -> Void) {
    self.output = output
  }

  /// Remembers a text of the host's that the recipe's process is about to print.
  func remember(_ text: String) {
    guard SafeText.multiline(text) != text else { return }
    drawn.withLock { if $0.count < Self.limit { $0.append(Array(text.utf8)) } }
  }

  /// Writes what came from the recipe's process.
  func write(_ bytes: [UInt8]) {
    var safe: [UInt8] = []
    var rest = bytes[...]
    for text in drawn.withLock({ drawn in
      defer { drawn = [] }
      return drawn
    }) {
      guard let found = rest.firstRange(of: text) else { continue }
      safe += Self.escaped(rest[..<found.lowerBound]) + text
      rest = rest[found.upperBound...]
    }
    output(safe + Self.escaped(rest))
  }

  private static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(SafeText.multiline(String(decoding: bytes, as: UTF8.self)).utf8)
  }
}
