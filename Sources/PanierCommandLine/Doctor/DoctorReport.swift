import OVHClient
public import PanierKit
import PanierTerminal
import Synchronization

/// Prints what the doctor finds: a line for each finding at once, or all of them as data at the end.
public final class DoctorReport: Sendable {
  private let format: OutputFormat
  private let write: @Sendable (String) -> Void
  private let findings = Mutex<[DoctorFinding]>([])

  /// Creates a report.
  /// - Parameters:
  ///   - format: for people, or `json`, `jsonl` and `yaml` for other programs.
  ///   - write: prints a text and a line end.
  public init(_ format: OutputFormat, write: @escaping @Sendable (String) -> Void = { print($0) }) {
    self.format = format
    self.write = write
  }

  /// Takes a finding.
  public func add(_ finding: DoctorFinding) {
    switch format {
    case .json, .jsonl, .yaml: findings.withLock { $0.append(finding) }
    case .table, .csv, .tsv, .md: write(SafeText.multiline("\(finding)"))
    }
  }

  /// Prints what was held back.
  public func finish() {
    let findings = findings.withLock { $0 }
    guard !findings.isEmpty else { return }
    let data = findings.map { finding in
      JSONValue.object(
        JSONObject([
          ("subject", .string(finding.subject)), ("level", .string(finding.level.rawValue)),
          ("text", .string(finding.text)),
        ]))
    }
    write(ValuePrinter(PrintingOptions()).text(of: .array(data), format))
  }
}
