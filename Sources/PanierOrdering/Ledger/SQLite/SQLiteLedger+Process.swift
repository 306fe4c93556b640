public import FoundationEssentials

extension SQLiteLedger {
  /// The ledger of this process in a file that other processes may share: it tells their entries from its own, and
  /// those of a process that still runs from those of one that ended.
  /// - Parameters:
  ///   - file: the file; it is made, readable by its owner alone, when it is first needed.
  ///   - settling: how long after the posting an order may still come to be, in seconds.
  public convenience init(file: String, settling: TimeInterval = 15 * 60) {
    self.init(
      path: file, settling: settling, owner: ProcessStamp.current, isRunning: { ProcessStamp.isRunning($0) })
  }
}
