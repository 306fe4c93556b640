-- Many names are looked up, bought and reported; a run that was stopped is gone on with by starting it again.
--
--   panier Tests/Jobs/09-many-names.lua COUNT RESULT.csv [limit=AMOUNT] --yes --budget AMOUNT
--
-- Every fifth name is taken. `limit` ends the run once so much was spent in all runs.

local bulk = require "panier.bulk"
local list = require "panier.list"

local wanted = {}
for number = 1, tonumber(arg[1]) do
  wanted[number] = {
    name = ("%s-job%d.fr"):format(number % 5 == 0 and "taken" or "free", number), ceiling = money("10 EUR"),
  }
end
local report = bulk.buy(wanted, { result = arg[2], budget = params.limit and money(params.limit) or nil })
local by_state = list.group_by(report.names, "state")
local states = {}
for state, names in pairs(by_state) do states[#states + 1] = ("%d %s"):format(#names, state) end
table.sort(states)
print(table.concat(states, ", "))
