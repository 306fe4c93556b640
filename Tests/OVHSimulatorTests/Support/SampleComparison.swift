import OVHClient

@testable import OVHSimulator

/// Compares the simulator's answers with recorded ones, of which many were cut.
enum SampleComparison {
  /// Where a value lacks what a sample has; keys that are named do not count.
  static func differences(
    _ value: JSONValue?, _ sample: JSONValue, except skipped: Set<String> = [], at path: String = ""
  ) -> [String] {
    switch (value, sample) {
    case (.object?, .object(let object)):
      return object.members.filter { !skipped.contains($0.name) }.flatMap { member in
        differences(value?[member.name], member.value, except: skipped, at: "\(path).\(member.name)")
      }
    case (.array(let left)?, .array(let right)) where left.count == right.count:
      return zip(left, right).enumerated().flatMap { index, pair in
        differences(pair.0, pair.1, except: skipped, at: "\(path)[\(index)]")
      }
    default:
      return value == sample ? [] : ["\(path): \(value?.text ?? "nothing") instead of \(sample.text)"]
    }
  }

  /// Where a value lacks a property of a sample or has it of another kind; of lists the first elements are compared.
  static func shapeDifferences(_ value: JSONValue?, _ sample: JSONValue, at path: String = "") -> [String] {
    switch (value, sample) {
    case (.object?, .object(let object)):
      return object.members.flatMap { shapeDifferences(value?[$0.name], $0.value, at: "\(path).\($0.name)") }
    case (.array(let left)?, .array(let right)):
      guard let first = right.first else { return [] }
      return left.first.map { shapeDifferences($0, first, at: "\(path)[0]") } ?? ["\(path) is empty"]
    // What is null in one of them may be there in the other.
    case (.null?, _), (.some, .null): return []
    default:
      return value?.kindName == sample.kindName ? [] : ["\(path) is \(value?.kindName ?? "missing")"]
    }
  }

  /// A rule as one line: labels, types and constraints, in an order of its own, without texts and long lists.
  static func outline(_ rule: JSONValue) -> String {
    var parts: [String] = []
    for key in ["and", "or"] where rule[key]?.array != nil {
      parts.append("\(key)(\((rule[key]?.array ?? []).map(outline).sorted().joined(separator: " ")))")
    }
    if let fields = rule["fields"], !fields.isNull { parts.append("fields\(outline(fields))") }
    if let constraints = rule["constraints"]?.array {
      let lines = constraints.map { constraint in
        let values = constraint["values"]?.array?.count ?? 0
        // Lists that the sample cuts or repeats count as lists alone.
        let list = values > 0 ? "[…]" : ""
        let condition = constraint["conditions"].map { $0.isNull ? "" : " if \(outline($0))" } ?? ""
        return "\(constraint["operator"]?.string ?? "")\(constraint["value"]?.string ?? "")\(list)\(condition)"
      }
      parts.append("[\(lines.sorted().joined(separator: ", "))]")
    }
    let label = [rule["label"]?.string, rule["type"]?.string].compactMap { $0 }.joined(separator: ":")
    return "{\(label) \(parts.joined(separator: " "))}"
  }
}
