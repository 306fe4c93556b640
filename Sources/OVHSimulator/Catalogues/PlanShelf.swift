import OVHClient

/// The plans of one product in one subsidiary.
struct PlanShelf: Sendable {
  var subsidiary: Subsidiary
  /// The product in the path of the route.
  var product: String

  /// The plan or option of a code; nil where there is none.
  func plan(_ code: String) -> Plan? {
    product == "eco"
      ? EcoPlans.plan(code, subsidiary: subsidiary)
      : InventedPlans.plan(code, product: product, subsidiary: subsidiary)
  }

  /// The plans that are no options, in order.
  var plans: [Plan] {
    (product == "eco" ? EcoPlans.codes : InventedPlans.codes(product: product)).compactMap(plan)
  }

  /// The options of all plans, in order.
  var options: [Plan] {
    (product == "eco" ? EcoPlans.optionCodes : InventedPlans.optionCodes(product: product)).compactMap(plan)
  }

  /// The options of a plan with the family each belongs to.
  func options(of plan: Plan) -> [(family: OptionFamily, plan: Plan)] {
    plan.families.flatMap { family in
      family.options.compactMap { code in self.plan(code).map { (family, $0) } }
    }
  }

  /// Whether a code is that of an option and not of a plan.
  func isOption(_ code: String) -> Bool {
    product == "eco" ? EcoPlans.isOption(code) : InventedPlans.optionCodes(product: product).contains(code)
  }

  /// A plan as `order.cart.GenericProductDefinition`, and as an option with what its family is like.
  func json(_ plan: Plan, in family: OptionFamily? = nil) -> JSONValue {
    var members: [JSONObject.Member] = [
      JSONObject.Member(name: "planCode", value: .string(plan.code)),
      JSONObject.Member(name: "prices", value: .array(plan.pricings.map { $0.json(subsidiary) })),
      JSONObject.Member(name: "productName", value: .string(plan.name)),
      JSONObject.Member(name: "productType", value: product == "domain" ? "domain" : "delivery"),
    ]
    if let family {
      members.insert(JSONObject.Member(name: "exclusive", value: .bool(family.isExclusive)), at: 0)
      members.insert(JSONObject.Member(name: "family", value: .string(family.name)), at: 1)
      members.insert(JSONObject.Member(name: "mandatory", value: .bool(family.isMandatory)), at: 2)
    }
    return .object(JSONObject(members: members))
  }
}
