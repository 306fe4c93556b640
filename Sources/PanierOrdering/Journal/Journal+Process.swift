extension Journal {
  /// The journal of this process in a file that other processes may share: it tells their entries from its own, and
  /// those of a process that still runs from those of one that ended.
  /// - Parameter file: the file; it is made, readable by its owner alone, when it is first needed.
  public convenience init(file: String) {
    self.init(path: file, owner: ProcessStamp.current, isRunning: { ProcessStamp.isRunning($0) })
  }
}
