import PanierOrdering
import PanierRecipes

/// Signs plans with the operator's own keys.
public struct PlanSigning: Sendable {
  private let options: ShellOptions
  private let environment: ShellEnvironment

  /// Prepares the signing.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    self.options = options
    self.environment = environment
  }

  /// Shows a plan on standard error and puts a signature under it.
  /// - Parameters:
  ///   - path: the file with the plan.
  ///   - name: the name of the key; nil for the only one.
  /// - Returns: who has signed it by now, a line each.
  /// - Throws: `PlanFileError` for what is no plan or was edited; `RecipeError` for a key that cannot be used, and where a
  ///   signature is under the plan that does not hold.
  public func sign(_ path: String, with name: String?) throws -> String {
    let file = try PlanFile(path: path)
    try PlanReview(file, path: path).require([])
    let key = try KeyNames(RecipeShelf(environment)).own(name)
    if !options.quiet {
      for cart in file.plan.carts {
        Runtime.note(
          "signing: \(cart.items.map(\.words).joined(separator: ", ")) for \(cart.withTax) with tax")
      }
    }
    let signed = file.signed(try key.signature(of: file))
    try signed.write(to: path)
    return signed.signatures.compactMap(\.signer).map { "\(path)  signed by \($0)" }.joined(separator: "\n")
  }
}
