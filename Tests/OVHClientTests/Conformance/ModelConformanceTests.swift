import OVHClient
import PanierTesting
import Testing

/// Every model reads what the API's description allows, full, and with all that may be null being null.
@Suite struct ModelConformanceTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let name: String
    let type: any (APIModel & Hashable).Type
    var testDescription: String { name }
  }

  static let pairs: [Pair] = [
    Pair(name: "order.cart.Cart", type: Cart.self), Pair(name: "order.cart.Item", type: CartItem.self),
    Pair(name: "order.cart.ProductInformation", type: DomainOffer.self),
    Pair(name: "order.cart.Price", type: LabelledPrice.self), Pair(name: "order.cart.Promotion", type: Promotion.self),
    Pair(name: "order.cart.ConfigurationRequirements", type: ConfigurationRequirement.self),
    Pair(name: "order.cart.ConfigurationItem", type: ConfigurationItem.self),
    Pair(name: "order.cart.GenericProductDefinition", type: GenericOffer.self),
    Pair(name: "order.cart.GenericOptionDefinition", type: GenericOption.self),
    Pair(name: "order.cart.GenericProductPricing", type: GenericPrice.self),
    Pair(name: "order.cart.ItemSettings", type: ItemSettings.self), Pair(name: "order.Order", type: OrderPreview.self),
    Pair(name: "order.OrderDetail", type: OrderLine.self), Pair(name: "order.OrderPrices", type: OrderTotals.self),
    Pair(name: "order.Reduction", type: Reduction.self), Pair(name: "order.Contract", type: Contract.self),
    Pair(name: "order.Price", type: Price.self), Pair(name: "billing.Order", type: Order.self),
    Pair(name: "billing.OrderDetail", type: OrderDetail.self),
    Pair(name: "billing.order.FollowUp", type: FollowUpStep.self),
    Pair(name: "billing.order.RegisteredPaymentMean", type: RegisteredPaymentMean.self),
    Pair(name: "billing.order.PaymentMethods", type: OrderPaymentMethods.self),
    Pair(name: "nichandle.Nichandle", type: Account.self), Pair(name: "nichandle.Currency", type: AccountCurrency.self),
    Pair(name: "me.contact.Contact", type: Contact.self),
    Pair(name: "me.payment.PaymentMethod", type: PaymentMethod.self),
    Pair(name: "order.catalog.public.Catalog", type: Catalog.self),
    Pair(name: "order.catalog.public.DedicatedServerCatalog", type: Catalog.self),
    Pair(name: "order.catalog.public.Pricing", type: CatalogPricing.self),
    Pair(name: "auth.ApiCredentialRequest", type: CredentialRequest.self),
    Pair(name: "auth.ApiCredential", type: Credential.self),
    Pair(name: "auth.Details", type: AuthenticationDetails.self), Pair(name: "domain.Task", type: DomainTask.self),
    Pair(name: "domain.configuration.rules.Rule", type: DomainRule.self),
    Pair(name: "domain.configuration.rules.Constraint", type: RuleConstraint.self),
  ]

  /// Keys that the API sends and its schema does not declare, as observed.
  private static let undeclared: Set<String> = [
    "allowedValues", "defaultValue", "domain", "catalogName", "formattedPrice", "all",
  ]
  /// Where a Swift name is not the API's.
  private static let renamed: Set<String> = [
    "id", "offerID", "productID", "cartID", "parentItemID", "durations", "lines", "pdfURL", "metadata", "firstName",
    "legalForm", "fields",
    "fieldRules", "conditionRules", "isDefault", "defaultAddon", "isExclusive", "isMandatory", "repeats",
    "validationURL", "applicationID",
  ]

  @Test(arguments: pairs) func readsEverythingTheDescriptionAllows(_ pair: Pair) throws {
    let description = try #require(APIDescription.shared)
    let full = try pair.type.init(json: description.sample(pair.name, .everything))
    _ = try pair.type.init(json: description.sample(pair.name, .nothingNullable))
    let declared = Set(try #require(description.properties(of: pair.name)))
    for child in Mirror(reflecting: full).children {
      guard let label = child.label, !Self.renamed.contains(label), !Self.undeclared.contains(label) else { continue }
      #expect(declared.contains(label) || pair.name == "order.Price", "\(pair.name) declares no '\(label)'")
      // a key that was read by a wrong name would be empty although the sample is full
      let value = Mirror(reflecting: child.value)
      if value.displayStyle == .optional { #expect(!value.children.isEmpty, "\(label) was not read") }
      if value.displayStyle == .collection { #expect(!value.children.isEmpty, "\(label) was not read") }
    }
    for child in Mirror(reflecting: full).children where Self.renamed.contains(child.label ?? "") {
      let value = Mirror(reflecting: child.value)
      if value.displayStyle == .optional { #expect(!value.children.isEmpty, "\(child.label ?? "") was not read") }
    }
  }

  @Test func namesOnlyValuesThatExist() throws {
    let description = try #require(APIDescription.shared)
    func check(_ values: [some OpenEnum], _ name: String) {
      let declared = Set(description.values(of: name) ?? [])
      #expect(!declared.isEmpty, "\(name)")
      for value in values { #expect(declared.contains(value.rawValue), "\(value) of \(name)") }
    }
    check([DomainAction.create, .transfer, .trade, .update], "order.cart.DomainActionEnum")
    check([PriceLabel.price, .fee, .discount, .total, .renew], "order.cart.PriceLabelEnum")
    check(
      [PriceCapacity.installation, .renew, .upgrade, .consumption], "order.cart.GenericProductPricingCapacitiesEnum")
    check([OrderLineType.duration, .installation, .gift], "order.OrderDetailTypeEnum")
    check(
      [
        OrderStatus.notPaid, .checking, .documentsRequested, .delivering, .delivered, .cancelling, .cancelled, .unknown,
      ], "billing.order.OrderStatusEnum")
    check([PaymentMethodStatus.valid], "me.payment.method.StatusEnum")
  }
}
