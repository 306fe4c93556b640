-- A service is renewed for a year, and renews itself from then on.
--
--   panier Tests/Jobs/04-renew.lua NAME max=AMOUNT --yes --allow "PUT /domain/*/serviceInfos"

local s = service.open(arg[1])
print(s:renewals())
local order = s:renew{ duration = "P1Y", max = money(params.max) }
print(("renewed %s for %s with tax"):format(s.name, order.total))
s = s:auto_renew(true)
print(("%s is renewed: %s"):format(s.name, s.renewal))
