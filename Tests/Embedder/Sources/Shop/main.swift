import FoundationEssentials
import PanierKit

let (budget, environment) = (try Money("20 EUR"), ProcessInfo.processInfo.environment)
let panier =
  environment["OVH_ENDPOINT"] == nil
  ? PanierHost.onSimulator(budget: budget)
  : PanierHost.live(
    try OVHConfiguration(environment: environment, files: []), budget: budget, consent: ConsentGivenBeforehand(),
    ledger: SQLiteLedger(file: "journal.sqlite"))
let order = #"""
  local c = cart.new()
  c:add(c:offers("free-shop.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true }
  c:assign()
  return c:checkout{ waive_retraction = true }.total
  """#
print("ordered for", try await panier.run(order, name: "order.lua", returning: Money.self))
