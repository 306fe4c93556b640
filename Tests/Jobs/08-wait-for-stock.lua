-- Waits for a server with a memory and disks of one's choice in a named place, and orders exactly that there.
--
--   panier Tests/Jobs/08-wait-for-stock.lua PLAN PLACE MEMORY STORAGE max=AMOUNT --yes

local row = stock.wait{ plan = arg[1], datacenter = arg[2], memory = arg[3], storage = arg[4], every = 0.1 }
print(row)
local c = cart.new()
local item = c:add(row)
item:options("cheapest")
item:configure{ dedicated_os = "none_64.en" }
c:assign():checkout{ max = money(params.max) }
item:configurations():sort("label"):each(function(one) print(one.label .. " = " .. one.value) end)
c:items():each(function(one) print(one.plan) end)
