-- Waits until a server is in stock in one of some places, and orders it there, once.
--
--   panier scripts/watch-and-buy.lua PLAN PLACE[,PLACE…] max=AMOUNT [memory=64g] [storage=2x512nvme] [os=none_64.en]
--     [every=1m] [timeout=12h]
--
-- The places are tried in their order, and the server is ordered nowhere else. Of what must be chosen besides memory
-- and disks the cheapest is taken. `max` is with tax and set-up. A place that is sold out again before the order goes
-- back to waiting; whatever else comes of the checkout ends the script, an answer that is lost included. The order is
-- left unpaid. Exit code 8: nothing came in time.

local plan, places = arg[1], {}
for place in (arg[2] or ""):gmatch("[^,]+") do places[#places + 1] = place end
if not plan or #places == 0 or not params.max then
  io.stderr:write(
    "usage: panier scripts/watch-and-buy.lua PLAN PLACE[,PLACE…] max=AMOUNT [memory=…] [storage=…] [timeout=…]\n")
  os.exit(2)
end
local max = money(params.max)

-- Whether an error says that it is gone again, and that nothing was ordered.
local function is_gone(problem)
  return problem.class == "NotAvailable"
    or problem.kind == "api" and problem.status == 400
      and (problem.api_message or ""):find("is not available in", 1, true) ~= nil
end

-- Orders a row of the stock; nil where it is gone again.
local function order(row)
  local c = cart.new{ description = "watch-and-buy " .. plan }
  local ok, result = pcall(function()
    local item = c:add(row)
    print(item:options("cheapest"))
    item:configure{ dedicated_os = params.os or "none_64.en" }
    c:assign()
    local quote = c:quote()
    print(quote)
    return c:checkout{ quote = quote, max = max }
  end)
  if ok then return result end
  if not is_gone(result) then error(result, 0) end
  c:delete()
  return nil
end

while true do
  local row = stock.wait{
    plan = plan, datacenter = places, memory = params.memory, storage = params.storage, every = params.every,
    timeout = params.timeout,
  }
  print(row)
  local ordered = order(row)
  if ordered then
    print(("ordered %s in %s for %s with tax: order %d"):format(plan, row.datacenter, ordered.total, ordered.id))
    return
  end
end
