/// How lists and objects are printed.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Tables for people.
  case table
  /// One JSON value, indented.
  case json
  /// One JSON value for each element of a list, each on a line of its own.
  case jsonl
  /// YAML in block style.
  case yaml
  /// Comma-separated values after RFC 4180.
  case csv
  /// Tab-separated values.
  case tsv
  /// Markdown tables.
  case md
}
