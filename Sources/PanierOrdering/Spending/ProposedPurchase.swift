public import OVHClient

/// A purchase that passed every rule and waits for the operator's word.
public struct ProposedPurchase: Sendable, Hashable {
  /// What is to be done.
  public enum Subject: Sendable, Hashable {
    /// Something is ordered; carries what it is and what it costs.
    case order(Quote)
    /// An order is paid; carries it and what it is paid with.
    case payment(Order, way: ChosenWay)
    /// An order is withdrawn from; carries it and the reason.
    case retraction(Order, reason: String)
  }

  /// What is to be done.
  public var subject: Subject
  /// Where it is bought: `ovh-eu`, or `the simulator`.
  public var endpoint: String
  /// Whether the right of withdrawal is given up.
  public var waivesRetraction: Bool
  /// Whether an order is paid right after it is placed.
  public var paysAutomatically: Bool
  /// What an order costs again each later period, item by item.
  public var renewals: [RenewalPrice]
  /// Where the script asks: `order.lua:31`.
  public var location: String?
  /// The lines of the order that is paid or withdrawn from; nil where nobody reads them, or for an order that is made.
  public var contents: [LedgerLine]?

  /// Creates a proposal.
  public init(
    subject: Subject, endpoint: String, waivesRetraction: Bool = false, paysAutomatically: Bool = false,
    renewals: [RenewalPrice] = [], location: String? = nil
  ) {
    self.subject = subject
    self.endpoint = endpoint
    self.waivesRetraction = waivesRetraction
    self.paysAutomatically = paysAutomatically
    self.renewals = renewals
    self.location = location
  }

  /// What it costs with tax; what the order cost, for a withdrawal.
  public var total: Money {
    switch subject {
    case .order(let quote): quote.withTax
    case .payment(let order, _), .retraction(let order, _): order.priceWithTax.map { Money($0) } ?? .zero("EUR")
    }
  }

  /// What it costs without tax.
  public var withoutTax: Money {
    switch subject {
    case .order(let quote): quote.withoutTax
    case .payment(let order, _), .retraction(let order, _):
      order.priceWithoutTax.map { Money($0) } ?? Money(ucents: total.ucents - tax.ucents, currency: total.currency)
    }
  }

  private var tax: Money {
    switch subject {
    case .order(let quote): quote.tax
    case .payment(let order, _), .retraction(let order, _): order.tax.map { Money($0) } ?? .zero(total.currency)
    }
  }
}
