/// What ends a script at its `checkout` without an order.
public enum CheckoutStop: Sendable, Hashable {
  /// Nothing: the checkout is made.
  case none
  /// `--quote`: the validated price is shown and the script ends.
  case quote
}
