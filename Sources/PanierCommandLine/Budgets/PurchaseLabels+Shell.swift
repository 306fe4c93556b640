import Glibc
import PanierOrdering

extension PurchaseLabels {
  /// Who runs the program, where, and what for; the recipe's name comes from the host once a recipe runs.
  init(of options: ShellOptions) {
    self.init(operator: Self.account, machine: Self.host, project: options.project)
  }

  /// The account of the system, which no variable of the environment can change.
  private static let account: String? = {
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "uid-\(geteuid())" }
    return label(String(cString: name))
  }()

  static let host: String? = {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
    return label(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
  }()

  /// A name of the system's as a label: what no label holds becomes a hyphen.
  private static func label(_ name: String) -> String? {
    let label = String(name.prefix(64).map { BudgetName.isName(String($0)) ? $0 : "-" })
    return label.isEmpty ? nil : label
  }
}
