-- What is ordered, to be priced before anybody buys: it is quoted, or saved as a plan that a reviewer reads.
--
--   panier Tests/Jobs/06-price-before.lua NAME --quote
--   panier plan Tests/Jobs/06-price-before.lua NAME --save plan.json
--   panier plan show plan.json -o md

local c = cart.new()
c:add(c:offers(arg[1]):cheapest()):configure{ OWNER_LEGAL_AGE = true }
c:add{ product = "webHosting", plan = "hosting-perso", duration = "P1Y" }
c:add{ product = "dns", plan = "zone" }:configure{ zone = arg[1], template = "basic" }
c:assign():checkout{ waive_retraction = true }
