local host = require "panier.host"

return recipe{
  name = "transfer-in",
  version = "1.0.0",
  summary = "Transfers a name from another registrar, and compares what its renewal costs.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain", "transfer" },
  helps = { "AUTH_INFO" },
  risk = "waive",
  details = [[
Asks what the transfer and the renewals after it cost, sets the code that the present registrar gave, and orders the
transfer if it is within the ceiling. With order = false it ends at the price. A name that is free, or that cannot be
transferred, is refused with what to do: a locked name has to be unlocked at the present registrar first. Domains are sold
without the right of withdrawal, which is given up for this order; the order is left unpaid.
]],
  params = {
    domain = param.domain{ required = true, help = "the name" },
    code = param.string{ required = true, secret = true, min = 4, max = 200, help = "the transfer code (AUTH_INFO)" },
    ceiling = param.money{ required = true, help = "the most that the transfer may cost, with tax" },
    present = param.money{ help = "what a year costs at the present registrar, without tax" },
    years = param.integer{ default = 5, min = 1, max = 10, help = "over how many years the cost is compared" },
    order = param.boolean{ default = true, help = "false to end at the price" },
  },
  run = function(p)
    local c = cart.new{ description = "recipe transfer-in" }
    local offers = c:offers(p.domain)
    local offer = offers:where{ action = "transfer", status = "transferable" }:cheapest()
    if not offer then
      local status = offers[1] and offers[1].status or "not offered"
      local advice = status == "available" and "buy it instead" or "unlock it at its present registrar, and try again"
      host.raise("refused", ("%s cannot be transferred: it is %s; %s"):format(p.domain, status, advice), {
        class = "NotAvailable",
      })
    end
    local item = c:add(offer)
    item:configure{ OWNER_LEGAL_AGE = true, AUTH_INFO = p.code }
    c:assign()
    local quote = c:quote()
    local rows = {
      {
        where = "here", first = offer.total, renewal = offer.renewal,
        cost = offer.renewal and offer.total + offer.renewal * (p.years - 1),
      },
    }
    if p.present then
      rows[2] = { where = "at the present registrar", first = p.present, renewal = p.present, cost = p.present * p.years }
    end
    show(rows, {
      title = ("%s over %d years, excl. tax"):format(p.domain, p.years), columns = { "where", "first", "renewal", "cost" },
    })
    local result = { domain = p.domain, total = quote.total, renewal = offer.renewal }
    if p.order then
      result.order = c:checkout{ quote = quote, max = p.ceiling, waive_retraction = true }.id
    end
    return result
  end,
}
