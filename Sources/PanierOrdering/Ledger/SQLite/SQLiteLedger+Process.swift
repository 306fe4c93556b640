public import FoundationEssentials

extension SQLiteLedger {
  /// The ledger of this process in a file that other processes may share: it tells their entries from its own, and
  /// those of a process that still runs from those of one that ended.
  /// - Parameters:
  ///   - file: the file; it is made, readable by its owner alone, when it is first needed.
  ///   - settling: how long after the posting an order may still come to be, in seconds.
  ///   - budgets: the limits of the month.
  ///   - mark: where it is kept which journal the month is counted in; nil where that does not matter.
  public convenience init(
    file: String, settling: TimeInterval = 15 * 60, budgets: [Budget] = [], mark: BookMark? = nil
  ) {
    self.init(
      path: file, settling: settling, owner: ProcessStamp.current, budgets: budgets, mark: mark,
      isRunning: { ProcessStamp.isRunning($0) })
  }
}
