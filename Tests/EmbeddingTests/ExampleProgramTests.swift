import Foundation
import Testing

/// The example program of the guide, as it is built and run.
@Suite struct ExampleProgramTests {
  /// The program beside the test bundle.
  static let program: String = {
    let bundle = CommandLine.arguments.first ?? ""
    return bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "/EmbeddingExample"
  }()

  @Test func printsWhatTheGuideSays() async throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.standardOutput = output
    let status = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(status == 0)
    #expect(
      text == """
        lamp: 12
        bulb: 96
        together: 108
        error: wrong.lua:1: shop has no function 'stok'; did you mean 'stock'?
        error: wrong.lua:1: the shop sells no sofa; try lamp or bulb
        stopped: interrupted

        """)
  }
}
