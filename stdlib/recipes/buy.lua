local host = require "panier.host"

return recipe{
  name = "buy",
  version = "1.0.0",
  summary = "Buys one domain name, if it is free and under a ceiling.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain" },
  helps = { "OWNER_LEGAL_AGE is mandatory" },
  risk = "waive",
  details = [[
Looks the name up, takes the cheapest way to create it, and orders it only if the total with tax is within the
ceiling. A name that is taken, premium or on the aftermarket is not bought. Domains are sold without the right of
withdrawal, which is given up; the order is left unpaid.
]],
  params = {
    domain = param.domain{ required = true, help = "the name to buy" },
    ceiling = param.money{ required = true, help = "the most that it may cost, with tax" },
    years = param.integer{ default = 1, min = 1, max = 10, help = "for how long" },
    again = param.boolean{ default = false, help = "whether the same may be bought again within a day" },
  },
  run = function(p)
    local c = cart.new{ description = "recipe buy" }
    local offers = c:offers(p.domain):where{ status = "available" }
    local offer = offers:cheapest()
    if not offer then
      local first = c:offers(p.domain):first(1)[1]
      local status = first and first.status or "not offered"
      host.raise("refused", p.domain .. " is not to be had: it is " .. status, { class = "NotAvailable" })
    end
    local item = c:add(offer, { duration = "P" .. p.years .. "Y" })
    item:configure{ OWNER_LEGAL_AGE = true }
    c:assign()
    local quote = c:quote()
    local order = c:checkout{ quote = quote, max = p.ceiling, waive_retraction = true, again = p.again }
    return { domain = p.domain, order = order.id, total = order.total }
  end,
}
