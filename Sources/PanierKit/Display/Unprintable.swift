import PanierVM

/// A value that a format cannot write; an address of Lua would pass for data.
struct Unprintable: UsageError, Hashable {
  /// «a function».
  let what: String
  /// The format; nil for any.
  let format: OutputFormat?

  var description: String {
    let words = format.map { " as \($0.rawValue)" } ?? ""
    return "\(what) cannot be written\(words); print its parts, or choose another format"
  }
}
