import Glibc

/// A text that is kept in a file and compared with what a test makes anew.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead.
public struct Snapshot: Sendable {
  /// What a comparison came to.
  public enum Outcome: Sendable, Hashable {
    /// The texts are the same.
    case same
    /// The file was written.
    case recorded
    /// The texts differ; carries the first difference in words.
    case different(String)
  }

  private let path: String

  /// Names a snapshot.
  /// - Parameters:
  ///   - name: the file's name without its ending.
  ///   - file: the test's file; the snapshot lies in `Snapshots` beside it.
  public init(_ name: String, file: String = #filePath) {
    let folder = file[..<(file.lastIndex(of: "/") ?? file.endIndex)]
    path = "\(folder)/Snapshots/\(name).txt"
  }

  /// Compares a text with the file, or writes it.
  public func compare(_ text: String) -> Outcome {
    if let flag = getenv("RECORD_SNAPSHOTS"), String(cString: flag) == "1" { return record(text) }
    guard let kept = read() else { return .different("\(path) cannot be read; record it with RECORD_SNAPSHOTS=1") }
    guard kept != text else { return .same }
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    func shown(_ lines: [Substring]) -> String { line < lines.count ? "'\(lines[line])'" : "the end" }
    return .different("line \(line + 1): expected \(shown(old)), got \(shown(new))")
  }

  private func read() -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func record(_ text: String) -> Outcome {
    mkdir(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), 0o777)
    guard let file = fopen(path, "w") else { return .different("\(path) cannot be written") }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    return fwrite(bytes, 1, bytes.count, file) == bytes.count ? .recorded : .different("\(path) cannot be written")
  }
}
