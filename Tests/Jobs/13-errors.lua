-- What the API refuses is explained: what it is, how it is told apart in a script, and what to do next.
--
--   panier Tests/Jobs/13-errors.lua

local function tried(what, fn, ...)
  local ok, e = pcall(fn, ...)
  print(("%s: %s"):format(what, ok and "fine" or ("%s %s, %s"):format(e.kind, e.status or "-", e.hint or "no hint")))
end

tried("an order that is not there", order.open, 1)
tried("a right that the key lacks", me.payment_methods)
tried("too many calls at once", me.account)
local c = cart.new()
c:add(c:offers("free-job.fr"):cheapest())
tried("a cart that belongs to nobody", c.quote, c)
tried("an item that is not configured", c.quote, c:assign())
