-- A name is ordered by one command line.
--
--   panier Tests/Jobs/01-one-command.lua NAME max=AMOUNT --yes

local c = cart.new{ description = "one command" }
c:add(c:offers(arg[1]):where{ status = "available" }:cheapest()):configure{ OWNER_LEGAL_AGE = true }
local order = c:assign():checkout{ max = money(params.max), waive_retraction = true }
print(("ordered %s for %s with tax"):format(arg[1], order.total))
print(order.id)
