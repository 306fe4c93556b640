import PanierKit
public import PanierOrdering

extension PlanFile {
  /// Reads a plan from a file.
  /// - Parameter path: the file.
  /// - Throws: ``CommandFailure`` with exit code 2 for a file that cannot be read; `PlanFileError` for one that is no plan
  ///   or was changed.
  public init(path: String) throws {
    let bytes: [UInt8]
    do { bytes = try ScriptSource.bytes(of: path) } catch {
      throw CommandFailure(.usage, "\(error); make a plan with panier plan SCRIPT --save FILE")
    }
    try self.init(bytes, path: path)
  }

  /// Writes the plan to a file, readable by its owner alone: what transfers a name may stand in it.
  /// - Parameter path: the file; one that is there is replaced.
  /// - Throws: what says why it cannot be written.
  func write(to path: String) throws {
    try TextFile.write(json.indented + "\n", to: path, permissions: 0o600)
  }
}
