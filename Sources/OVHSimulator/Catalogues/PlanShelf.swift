/// The plans of one product in one subsidiary.
struct PlanShelf: Sendable {
  var subsidiary: Subsidiary
  /// The product in the path of the route.
  var product: String

  /// The plan or option of a code; nil where there is none.
  func plan(_ code: String) -> Plan? {
    InventedPlans.plan(code, product: product, subsidiary: subsidiary)
  }

  /// The codes of the plans that are no options, in order.
  var codes: [String] { InventedPlans.codes(product: product) }

  /// The plans that are no options, in order.
  var plans: [Plan] { codes.compactMap(plan) }

  /// The options of a plan with the family each belongs to.
  func options(of plan: Plan) -> [(family: OptionFamily, plan: Plan)] {
    plan.families.flatMap { family in
      family.options.compactMap { code in self.plan(code).map { (family, $0) } }
    }
  }
}
