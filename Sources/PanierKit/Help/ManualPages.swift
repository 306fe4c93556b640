/// The pages of the manual that are about no function, type or module.
public enum ManualPages {
  /// A page by its name, as Markdown; nil where there is none.
  /// - Parameter name: `routes`, `ledger`.
  public static func page(_ name: String) -> String? {
    switch name {
    case RoutesPage.name: RoutesPage.text
    case LedgerPage.name: LedgerPage.text
    default: nil
    }
  }
}
