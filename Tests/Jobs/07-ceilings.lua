-- Names are bought one after the other, each below a ceiling of its own and all of them below the budget of the run.
--
--   panier Tests/Jobs/07-ceilings.lua NAME AMOUNT [NAME AMOUNT …] --budget AMOUNT --yes
--
-- Exit code 7: something was above its ceiling, or the budget is used up.

local first_problem
for place = 1, #arg, 2 do
  local name, ceiling = arg[place], money(arg[place + 1])
  local c = cart.new()
  c:add(c:offers(name):cheapest()):configure{ OWNER_LEGAL_AGE = true }
  local ok, result = pcall(c.checkout, c:assign(), { max = ceiling, waive_retraction = true })
  print(name .. ": " .. (ok and "bought for " .. tostring(result.total) or result.class))
  if not ok then first_problem = first_problem or result end
end
if first_problem then error(first_problem, 0) end
