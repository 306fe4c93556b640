-- Compares one name over many suffixes: status, price of the first year, renewal; sorted, the cheapest marked.
--
--   panier scripts/compare-tlds.lua LABEL [SUFFIX…] [years=3]
--
-- Nothing is ordered. Exit code 8: the name is free under none of the suffixes.

local label = arg[1]
if not label or label:find(".", 1, true) then
  io.stderr:write("usage: panier scripts/compare-tlds.lua LABEL [SUFFIX…] [years=3], LABEL without a suffix\n")
  os.exit(2)
end

local suffixes = {}
for index = 2, #arg do
  if not arg[index]:find("=", 1, true) then suffixes[#suffixes + 1] = (arg[index]:gsub("^%.", "")) end
end
if #suffixes == 0 then
  suffixes = { "fr", "com", "net", "org", "eu", "de", "be", "it", "es", "io", "dev", "app", "shop", "online", "ovh" }
end
local years = math.tointeger(params.years or 3)
if not years or years < 1 or years > 10 then
  io.stderr:write(("years = %s: a whole number from 1 to 10 is needed\n"):format(params.years))
  os.exit(2)
end

local c = cart.new{ description = "compare-tlds " .. label }

-- Suffixes that are not sold here, or asked in vain, are rows too: an error must not look like a free name.
local rows = parallel(suffixes, function(suffix)
  local name = label .. "." .. suffix
  local ok, offers = pcall(c.offers, c, name)
  if not ok then
    local reason = offers.status == 400 and "not sold here" or "unknown: " .. (offers.message or tostring(offers))
    return { name = name, status = reason }
  end
  local best = offers:cheapest()
  if not best then return { name = name, status = "unavailable" } end
  return {
    name = name, status = best.status, price = best.total, renewal = best.renewal,
    total = best.renewal and best.total + best.renewal * (years - 1) or nil,
  }
end)

-- The cheapest is the one that costs the least over the whole time, among the free ones.
local cheapest
for _, row in ipairs(rows) do
  if row.status == "available" and row.total and (not cheapest or row.total < cheapest.total) then cheapest = row end
end
local over = ("%d years"):format(years)
for _, row in ipairs(rows) do
  row[over] = row.total
  row[" "] = row == cheapest and "cheapest" or ""
end

show(rows, {
  title = ("%s over %d suffixes, excl. tax"):format(label, #rows),
  columns = { "name", "status", "price", "renewal", over, " " },
  sort = over,
})
if not cheapest then os.exit(8) end
