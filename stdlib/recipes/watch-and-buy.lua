local host = require "panier.host"

return recipe{
  name = "watch-and-buy",
  version = "1.1.0",
  summary = "Waits until a name is free or a server in stock, and buys it once, under a ceiling.",
  author = "Panier",
  license = "MIT",
  keywords = { "domain", "server", "vps", "stock", "watch" },
  helps = { "cannot be ordered in", "is not available in", "nothing of * can be ordered" },
  risk = "waive",
  limits = { calls = 10000, minutes = 1440 },
  details = [[
Looks at the name, or at the stock of a plan, again and again and orders the first time that it is to be had. It is
ordered once: whatever comes of the checkout ends the watch, and an order whose answer was lost is looked for and never
repeated. A look that fails because the API is down counts as not to be had. The first of the places that has the server
is taken, and of what must be chosen besides memory and disks the cheapest. Domains are sold without the right of
withdrawal, which is given up for them alone; the order is left unpaid. Prices above the ceiling end the watch without an
order.
]],
  params = {
    domain = param.domain{ help = "the name to wait for" },
    plan = param.string{ pattern = "[%w%-]+", help = "the plan code of a server or VPS to wait for instead" },
    product = param.choice{ of = { "eco", "baremetalServers", "vps" }, default = "eco", help = "what the plan is" },
    places = param.list{ of = param.string{}, help = "the datacenters, the first ones preferred; all without it" },
    os = param.string{
      default = function(p) return p.product == "vps" and "Debian 13" or "none_64.en" end,
      help = "the operating system of the server",
    },
    ceiling = param.money{ required = true, help = "the most that it may cost, with tax" },
    every = param.integer{ default = 300, min = 30, max = 86400, help = "seconds between two looks" },
    looks = param.integer{ default = 200, min = 1, max = 2000, help = "how often it is looked at the most" },
  },
  run = function(p)
    if (p.domain == nil) == (p.plan == nil) then
      host.raise("usage", "watch-and-buy waits for one thing: give it a domain or a plan")
    end
    local status = "unknown"

    -- Puts the name into a cart, where it is free now.
    local function add_name(c)
      local offers = c:offers(p.domain)
      local offer = offers:where{ status = "available" }:cheapest()
      if not offer then
        status = offers[1] and offers[1].status or "not offered"
        return false
      end
      c:add(offer):configure{ OWNER_LEGAL_AGE = true }
      return true
    end

    -- Puts the server into a cart, where it is in stock now.
    local function add_server(c)
      local row = stock.list{ product = p.product, plan = p.plan, datacenter = p.places, available = true }[1]
      if not row then
        status = "out of stock"
        return false
      end
      local item = c:add(row)
      item:options("cheapest")
      item:configure(p.product == "vps" and { vps_os = p.os } or { dedicated_os = p.os })
      return true
    end

    -- A cart with what is waited for in it; nil where it is not to be had now.
    local function look()
      local c = cart.new{ description = "recipe watch-and-buy" }
      if (p.domain and add_name or add_server)(c) then
        c:assign()
        return c
      end
      c:delete()
      return nil
    end

    for number = 1, p.looks do
      local ok, c = pcall(look)
      if ok and c then
        -- Outside of any pcall: whatever comes of it ends the watch.
        local order = c:checkout{ quote = c:quote(), max = p.ceiling, waive_retraction = p.domain ~= nil }
        return { domain = p.domain, plan = p.plan, looks = number, order = order.id, total = order.total }
      end
      if not ok then
        if c.class == "NotAvailable" then
          status = p.domain and "just taken" or "out of stock"
        elseif c.kind ~= "network" and (c.status or 0) < 500 then
          error(c, 0)
        else
          status = "not known, since the API did not answer"
        end
      end
      if number < p.looks then sleep(p.every) end
    end
    local what = p.domain or p.plan
    host.raise("refused", ("%s is not to be had: it is %s after %d looks"):format(what, status, p.looks), {
      class = "NotAvailable",
    })
  end,
}
