-- A purchase is made once, whatever becomes of its answer and however often the script is started.
--
--   panier Tests/Jobs/05-never-twice.lua NAME max=AMOUNT --yes
--
-- Exit code 3: it was bought within the last 24 hours.

local c = cart.new()
c:add(c:offers(arg[1]):cheapest()):configure{ OWNER_LEGAL_AGE = true }
local order = c:assign():checkout{ max = money(params.max), waive_retraction = true }
print(order.recovered and "the answer was lost, and the order was found" or "the order was answered")
