import PanierTesting

/// A whole picture that is kept in `Snapshots` beside this file.
enum Picture {
  /// Compares what was printed with the picture of a name.
  static func compare(_ name: String, _ printed: String) -> Snapshot.Outcome {
    Snapshot(name, file: #filePath).compare(printed)
  }
}
