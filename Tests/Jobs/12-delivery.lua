-- An order is followed until it is delivered, and ends with the names of its services. Work that stands still at the
-- registry is told with its reason and mended.
--
--   panier Tests/Jobs/12-delivery.lua NAME max=AMOUNT [code=CODE right=CODE] --yes --allow "PUT /me/task/**"
--     --allow "POST /me/task/**"
--
-- With `code` the name is transferred; `right` is the code that mends a refused one.

local c = cart.new()
local item = c:add(c:offers(arg[1]):cheapest())
item:configure{ OWNER_LEGAL_AGE = true, AUTH_INFO = params.code }
local order = c:assign():checkout{ max = money(params.max), waive_retraction = true }
order:pay{ method = "fidelityAccount" }
local ok, problem = pcall(order.await, order, { timeout = "10m" })
if not ok then
  if problem.class ~= "ActionRequired" then error(problem, 0) end
  local task = me.tasks{ domain = arg[1] }[1]
  print(("%s is %s: %s"):format(task.what, task.state, task.reason))
  task:fix{ authInfo = params.right }
end
local state, names = order:await{ timeout = "10m" }
print(state, table.concat(names, " "))
print(order:services():where{ product = "domain" }[1].name)
