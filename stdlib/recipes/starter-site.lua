local host = require "panier.host"

return recipe{
  name = "starter-site",
  version = "1.0.0",
  summary = "A domain, its DNS zone and web hosting, ordered together.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain", "hosting", "dns" },
  risk = "waive",
  details = [[
Puts the name, a DNS zone for it and a hosting plan into one cart and orders them once, if the name is free and the total
with tax is within the ceiling. With order = false it ends at the price. Domains are sold without the right of withdrawal,
which is given up for this order; the order is left unpaid.
]],
  params = {
    domain = param.domain{ required = true, help = "the name" },
    plan = param.string{ default = "hosting-perso", pattern = "[%w%-]+", help = "the plan code of the hosting" },
    years = param.integer{ default = 1, min = 1, max = 10, help = "for how long the name is bought" },
    ceiling = param.money{ required = true, help = "the most that all of it may cost at first, with tax" },
    order = param.boolean{ default = true, help = "false to end at the price" },
  },
  run = function(p)
    local c = cart.new{ description = "recipe starter-site" }
    local offers = c:offers(p.domain)
    local offer = offers:where{ status = "available" }:cheapest()
    if not offer then
      local status = offers[1] and offers[1].status or "not offered"
      host.raise("refused", p.domain .. " is not to be had: it is " .. status, { class = "NotAvailable" })
    end
    c:add(offer, { duration = "P" .. p.years .. "Y" }):configure{ OWNER_LEGAL_AGE = true }
    local plans = c:offers{ product = "webHosting", plan = p.plan }
    -- A year at once where it is sold so: the period that the name has too.
    local hosting = plans:where{ mode = "upfront12" }:cheapest() or plans:cheapest()
    c:add(hosting)
    c:assign()
    c:add{ product = "dns", plan = "zone" }:configure{ zone = p.domain, template = "basic" }
    local quote = c:quote()
    print(quote)
    local result = { domain = p.domain, hosting = p.plan, total = quote.total }
    if p.order then
      result.order = c:checkout{ quote = quote, max = p.ceiling, waive_retraction = true }.id
    end
    return result
  end,
}
