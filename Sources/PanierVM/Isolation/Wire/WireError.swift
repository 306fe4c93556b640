/// Bytes between the two processes that mean nothing.
struct WireError: Error, Equatable {
  /// What is wrong, as a noun phrase.
  let what: String

  init(_ what: String) {
    self.what = what
  }
}
