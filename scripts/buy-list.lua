-- Buys the names of a list that are free and not above their ceiling, and reports the rest.
--
--   panier scripts/buy-list.lua LIST.csv [result=FILE] [chunk=N] [limit=N] [budget=AMOUNT] [again=true] [dry=true]
--                               [owner=/me/contact/ID]
--
-- LIST.csv has a line for each name: the name and the most that it may cost with tax, `example.fr,10 EUR`; a first
-- line `name,ceiling` is skipped, and so are empty lines and those that begin with #. With further names in the first
-- line, each name has rules of its own: `years`, `premium` (true accepts a price of its own), `owner`, `auth` (a
-- transfer code, which allows a transfer).
--
-- What became of each name is kept in the result file, LIST.result.csv unless `result` names another: run the same
-- again after whatever interrupted it, and it finds out what became of the names that were under way, goes on with the
-- rest, and buys none twice. Each name is an order of its own, so that a refusal of one stops no other; `chunk=20` puts
-- twenty into an order. --budget bounds one run, `budget=` all runs with the same result file. Exit code 8: nothing was
-- bought.

local bulk = require "panier.bulk"
local csv = require "panier.csv"

local path = arg[1]
if not path then
  io.stderr:write("usage: panier scripts/buy-list.lua LIST.csv [result=FILE] [chunk=N] [budget=AMOUNT] [dry=true]\n")
  os.exit(2)
end

local RULES = { "name", "ceiling", "years", "premium", "owner", "auth" }

-- The whole list is read and checked before anything is bought.
local function read_list()
  local file, reason = io.open(path)
  if not file then
    io.stderr:write(("cannot read the list: %s\n"):format(reason))
    os.exit(2)
  end
  local text = file:read("a"):gsub("^\239\187\191", ""):gsub("\r\n", "\n")
  file:close()
  -- Comments become empty lines, so that what is said of a line has its number.
  text = ("\n" .. text):gsub("\n%s*#[^\n]*", "\n"):sub(2)
  local first = text:match("[^\n]+") or ""
  local columns = { "name", "ceiling" }
  if first:match("^%s*name%s*[,;]") then
    columns = {}
    for column in first:gmatch("[^,;]+") do columns[#columns + 1] = column:match("^%s*(.-)%s*$") end
    text = text:gsub("[^\n]+", "", 1)
  end
  for _, column in ipairs(columns) do
    if not table.concat(RULES, " "):find(column, 1, true) then
      io.stderr:write(("%s: '%s' is no rule; the columns are %s\n"):format(path, column, table.concat(RULES, ", ")))
      os.exit(2)
    end
  end
  local separator = text:match("[,;]") or ","
  return text, { columns = columns, header = false, separator = separator, trim = true, ragged = true }
end

local text, how = read_list()
local wanted, seen, problems = {}, {}, {}
local function problem(line, words) problems[#problems + 1] = ("%s:%d: %s"):format(path, line, words) end

for row, line in csv.rows(text, how) do
  local ceiling = row.ceiling and row.ceiling ~= "" and row.ceiling
  local ok, amount = pcall(money, ceiling or "")
  local name = (row.name or ""):lower()
  if name == "" or not ceiling then
    problem(line, ("'%s' is not a name and a ceiling, as in example.fr,10 EUR"):format(row.name or ""))
  elseif not ok then
    problem(line, amount.message)
  elseif seen[name] then
    problem(line, ("%s stands in the list twice"):format(name))
  elseif row.years and row.years ~= "" and not row.years:match("^%d%d?$") then
    problem(line, ("'%s' is no number of years"):format(row.years))
  else
    seen[name] = true
    local function given(value) return value ~= "" and value or nil end
    wanted[#wanted + 1] = {
      name = name, ceiling = amount, years = math.tointeger(tonumber(given(row.years))),
      premium = row.premium == "true", owner = given(row.owner) or params.owner, auth = given(row.auth),
    }
  end
end
if #problems > 0 then
  io.stderr:write(table.concat(problems, "\n"), "\nnothing was bought; mend the list and try again\n")
  os.exit(2)
end

local function number(name)
  local value = params[name]
  if value and not math.tointeger(tonumber(value)) then
    io.stderr:write(("%s='%s' is not a whole number\n"):format(name, value))
    os.exit(2)
  end
  return value and math.tointeger(tonumber(value))
end

local report = bulk.buy(wanted, {
  result = params.result or path:gsub("%.csv$", "") .. ".result.csv", dry = params.dry == "true",
  again = params.again == "true", chunk = number("chunk"), limit = number("limit"), pause = tonumber(params.pause),
  budget = params.budget and money(params.budget) or nil,
})

for _, name in ipairs(report.names) do
  -- Why it is so stands in the result file as a whole.
  local reason = name.reason and (name.reason:match("^not free") or name.reason)
  name.result = name.state == "refused" and reason or name.state == "unknown" and "unknown: " .. reason or name.state
end
show(report.names, {
  title = "Names, prices incl. tax",
  columns = #wanted > 0 and { "name", "ceiling", "price", "result", "order" } or nil,
})
io.stderr:write(bulk.summary(report), "\n")
if report.error then error(report.error, 0) end
if (report.counts.unknown or 0) + (report.counts.pending or 0) > 0 then
  io.stderr:write("run the same again to find out about what is unknown and to go on with what is pending\n")
end
if not report.counts.bought and not report.counts["would be bought"] then os.exit(8) end
