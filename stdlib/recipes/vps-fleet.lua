local host = require "panier.host"

return recipe{
  name = "vps-fleet",
  version = "1.0.0",
  summary = "Some VPS of one plan, spread over the places where they are in stock.",
  author = "Panier",
  license = "MIT",
  keywords = { "vps", "stock" },
  helps = { "vps-* cannot be ordered in", "nothing of vps * can be ordered" },
  risk = "order",
  details = [[
Looks where the plan can be delivered, spreads the servers evenly over those places, the soonest first, chooses the
cheapest option wherever one must be chosen, and orders all of them at once if the total with tax is within the ceiling.
Fewer places than are named are enough; without any place in stock nothing is ordered. With order = false it ends at the
price. The order is left unpaid.
]],
  params = {
    plan = param.string{ default = "vps-2025-model1", pattern = "[%w%-]+", help = "the plan code" },
    count = param.integer{ required = true, min = 1, max = 50, help = "how many servers" },
    places = param.list{ of = param.string{}, help = "the datacenters; all that are in stock without it" },
    os = param.string{ default = "Debian 13", help = "the operating system" },
    ceiling = param.money{ required = true, help = "the most that all of them may cost at first, with tax" },
    order = param.boolean{ default = true, help = "false to end at the price" },
  },
  run = function(p)
    local rows = stock.list{ product = "vps", plan = p.plan, datacenter = p.places, available = true }:sort("delay")
    if #rows == 0 then
      host.raise("refused", ("%s is in stock nowhere of what is asked for"):format(p.plan), { class = "NotAvailable" })
    end
    print(rows)
    local c = cart.new{ description = "recipe vps-fleet" }
    local shares = {}
    for number = 1, p.count do
      local index = (number - 1) % #rows + 1
      shares[index] = (shares[index] or 0) + 1
    end
    local spread = {}
    for index, share in ipairs(shares) do
      local row = rows[index]
      for _ = 1, share do
        local item = c:add(row)
        item:configure{ vps_os = p.os }
        item:options("cheapest")
      end
      spread[index] = { datacenter = row.datacenter, place = row.place, servers = share, delay = row.delay }
    end
    show(spread, { title = "Servers", columns = { "datacenter", "place", "servers", "delay" } })
    c:assign()
    local quote = c:quote()
    print(quote)
    local result = { servers = p.count, places = #spread, total = quote.total }
    if p.order then result.order = c:checkout{ quote = quote, max = p.ceiling }.id end
    return result
  end,
}
