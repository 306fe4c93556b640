import OVHClient
public import PanierOrdering

extension PanierSession {
  /// The session of a recipe: the same client, guard and operator, behind a second fence.
  ///
  /// Whatever a call of the recipe's may have come through, its client sends no change that a key of the declared risk
  /// could not make; below *order* there is a guard of its own, whose client cannot order either.
  /// - Parameters:
  ///   - risk: how far the recipe goes.
  ///   - name: the recipe's own name: its purchases count in its budget of the month.
  public func forRecipe(_ risk: Risk, name: String) -> PanierSession {
    let client = client.fenced { call in
      guard risk.allows(call) else {
        throw RungRefusal.closed(
          "\(call.method) \(call.path)", instead: "its risk '\(risk.rawValue)' does not allow it")
      }
    }
    let spending =
      risk >= .order
      ? spending.forRecipe(name)
      : SpendingGuard(
        client: client, endpoint: "a recipe that may not order", limits: SpendingLimits(), consent: NobodyToAsk())
    // Recipes have no raw calls; should one find a way to them, nobody agrees to what it changes.
    let writes = WriteGate(client: client, endpoint: "a recipe", isRecipe: true)
    var printing = printing
    printing.escapesCells = true
    return PanierSession(
      beside: self, client: client, spending: spending, writes: writes, parameters: [], printing: printing)
  }
}

extension PanierSession {
  /// The same session with prints that go somewhere else.
  /// - Parameter output: takes what is printed, whole lines at a time.
  public func printing(to output: @escaping @Sendable ([UInt8]) -> Void) -> PanierSession {
    PanierSession(
      beside: self, client: client, spending: spending, writes: writes, parameters: parameters, output: output)
  }
}
