-- Orders one domain through the eight steps of the order workflow, with a table at each.
--
--   panier scripts/order-domain.lua NAME [years=N] [owner=/me/contact/ID] [premium=true] [max=AMOUNT]
--
-- The amount is confirmed on the terminal, or with --yes; --budget bounds it. Exit code 8: the name is not to be had.

local name = arg[1] or params.domain
if not name then
  io.stderr:write("usage: panier scripts/order-domain.lua NAME [years=N] [owner=/me/contact/ID] [premium=true]\n")
  os.exit(2)
end

local function step(number, title)
  print(("%s%d. %s"):format(number > 1 and "\n" or "", number, title))
end

step(1, "Cart")
local c = cart.new{ description = "order-domain " .. name }
print(c)

step(2, "Offers")
local offers = c:offers(name)
print(offers)
local offer = offers:where{ action = "create" }:cheapest()
if not offer then
  io.stderr:write(("%s is not to be had: %s\n"):format(name, offers[1] and offers[1].status or "nothing is offered"))
  os.exit(8)
end

step(3, "Item")
local item = c:add(offer, {
  duration = params.years and ("P%sY"):format(params.years) or nil,
  premium = params.premium == "true",
})
print(item)

step(4, "Requirements")
print(item:requirements())

step(5, "Configuration")
-- Values are judged against the account, so the cart is bound to it first.
c:assign()
item:configure{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = params.owner }
print(item:configurations())

step(6, "Summary")
print(c:summary())

step(7, "Quote")
local quote = c:quote()
print(quote)

step(8, "Order")
-- Domains are only sold when the right of withdrawal is given up.
local order = c:checkout{ quote = quote, max = params.max, waive_retraction = true }
print(order)
print("status: " .. order:status())
