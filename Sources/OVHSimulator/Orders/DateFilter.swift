import FoundationEssentials

/// What the query `date.from` and `date.to` of a list lets through.
struct DateFilter {
  /// The first moment; nil without one.
  let from: Date?
  private let to: Date?

  /// Reads the query of a call.
  init(_ call: Call) {
    from = call.query["date.from"].flatMap(Timestamp.parse)
    to = call.query["date.to"].flatMap(Timestamp.parse)
  }

  /// Whether a moment is let through; dates are compared as they are told: by whole seconds.
  func takes(_ moment: Date) -> Bool {
    let date = Date(timeIntervalSince1970: moment.timeIntervalSince1970.rounded(.down))
    return from.map { date >= $0 } ?? true && to.map { date <= $0 } ?? true
  }
}
