-- An order is paid with the method that is named, or not at all.
--
--   panier Tests/Jobs/03-way-of-paying.lua NAME METHOD max=AMOUNT --yes
--
-- METHOD is a means such as fidelityAccount, or the number of a payment method. Exit code 3: it cannot pay this order.

print(me.payment_methods())
local c = cart.new()
c:add(c:offers(arg[1]):cheapest()):configure{ OWNER_LEGAL_AGE = true }
local order = c:assign():checkout{ max = money(params.max), waive_retraction = true }
local paid, problem = pcall(order.pay, order, { method = math.tointeger(tonumber(arg[2])) or arg[2] })
print("the order is " .. order:status())
if not paid then error(problem, 0) end
print("paid with " .. arg[2])
