local host = require "panier.host"

return recipe{
  name = "watch-and-buy",
  version = "1.0.0",
  summary = "Waits until a name is free and buys it once, under a ceiling.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain", "watch" },
  risk = "waive",
  limits = { calls = 10000, minutes = 1440 },
  details = [[
Looks at the name again and again and orders it the first time that it is free. It is ordered once: whatever comes of the
checkout ends the watch, and an order whose answer was lost is looked for and never repeated. A look that fails because
the API is down counts as not free. Domains are sold without the right of withdrawal, which is given up; the order is left
unpaid. Prices above the ceiling end the watch without an order.
]],
  params = {
    domain = param.domain{ required = true, help = "the name to wait for" },
    ceiling = param.money{ required = true, help = "the most that it may cost, with tax" },
    every = param.integer{ default = 300, min = 30, max = 86400, help = "seconds between two looks" },
    looks = param.integer{ default = 200, min = 1, max = 2000, help = "how often it is looked at the most" },
  },
  run = function(p)
    local status = "unknown"

    -- A cart with the name in it, where it is free now.
    local function look()
      local c = cart.new{ description = "recipe watch-and-buy" }
      local offers = c:offers(p.domain)
      local offer = offers:where{ status = "available" }:cheapest()
      if not offer then
        status = offers[1] and offers[1].status or "not offered"
        c:delete()
        return nil
      end
      c:add(offer):configure{ OWNER_LEGAL_AGE = true }
      c:assign()
      return c
    end

    for number = 1, p.looks do
      local ok, c = pcall(look)
      if ok and c then
        -- Outside of any pcall: whatever comes of it ends the watch.
        local order = c:checkout{ quote = c:quote(), max = p.ceiling, waive_retraction = true }
        return { domain = p.domain, looks = number, order = order.id, total = order.total }
      end
      if not ok then
        if c.kind ~= "network" and (c.status or 0) < 500 then error(c, 0) end
        status = "not known, since the API did not answer"
      end
      if number < p.looks then sleep(p.every) end
    end
    host.raise("refused", ("%s is not to be had: it is %s after %d looks"):format(p.domain, status, p.looks), {
      class = "NotAvailable",
    })
  end,
}
