-- What the services of the account cost over the next months: each one, each month, and all of it.
--
--   panier scripts/portfolio-cost.lua [months=12] [product=domain]
--
-- A service that is paid by the month counts as often as it is billed. Prices are without tax, at today's prices. With
-- -o csv the first table is written as CSV.

local date = require "panier.date"
local months = tonumber(params.months or "12")
local today = date.today()
local due = service.renewals{ within = ("%dm"):format(months), product = params.product }

-- The months by name, so that those without a bill are shown too.
local rows, by_month, total = {}, {}, nil
for month = 0, months do
  local name = (today + period(("P%dM"):format(month))):format("%Y-%m")
  by_month[name] = { month = name }
  by_month[#by_month + 1] = by_month[name]
end
local last = by_month[#by_month].month
for _, one in ipairs(due) do
  local row = { name = one.name, product = one.product, renewal = one.renewal, expires = one.expires:sub(1, 10) }
  rows[#rows + 1] = row
  if one.price and one.renewal ~= "ends" then
    local step, bill = period(one.duration), date.parse(row.expires)
    -- What has expired is paid first of all.
    if bill < today then bill = today end
    while bill:format("%Y-%m") <= last do
      local month = by_month[bill:format("%Y-%m")]
      month.cost = month.cost and month.cost + one.price or one.price
      row.cost = row.cost and row.cost + one.price or one.price
      total = total and total + one.price or one.price
      bill = bill + step
    end
  end
end

show(rows, {
  title = ("Services over %d months, excl. tax"):format(months), sort = "expires",
  columns = #rows > 0 and { "name", "product", "renewal", "expires", "cost" } or nil,
})
local billed = {}
for _, month in ipairs(by_month) do if month.cost then billed[#billed + 1] = month end end
if #billed > 0 then chart(billed, { label = "month", value = "cost" }) end
if total then print(("all of it: %s excl. tax"):format(total)) end
