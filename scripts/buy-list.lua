-- Buys the names of a list that are free and not above their ceiling, and reports the rest.
--
--   panier scripts/buy-list.lua LIST.csv [dry=true] [owner=/me/contact/ID]
--
-- LIST.csv has a line for each name: the name and the most that it may cost with tax, `example.fr,10 EUR`; a first
-- line `name,ceiling` is skipped, and so are empty lines and those that begin with #. Each name is an order of its own,
-- so that a refusal of one stops no other. Exit code 8: nothing was bought.

local path = arg[1]
if not path then
  io.stderr:write("usage: panier scripts/buy-list.lua LIST.csv [dry=true] [owner=/me/contact/ID]\n")
  os.exit(2)
end

-- The whole list is read and checked before anything is bought.
local wanted, seen, problems = {}, {}, {}
local file, reason = io.open(path)
if not file then
  io.stderr:write(("cannot read the list: %s\n"):format(reason))
  os.exit(2)
end
local number = 0
for line in file:lines() do
  number = number + 1
  line = line:gsub("\r$", ""):gsub("^\239\187\191", "")
  local name, ceiling = line:match("^%s*([^,;]-)%s*[,;]%s*(.-)%s*$")
  if line:match("^%s*$") or line:match("^%s*#") or (number == 1 and name == "name") then
    -- nothing to buy on this line
  elseif not name or name == "" then
    problems[#problems + 1] =
      ("%s:%d: '%s' is not a name and a ceiling, as in example.fr,10 EUR"):format(path, number, line)
  else
    local ok, amount = pcall(money, ceiling)
    name = name:lower()
    if not ok then
      problems[#problems + 1] = ("%s:%d: %s"):format(path, number, amount.message)
    elseif seen[name] then
      problems[#problems + 1] = ("%s:%d: %s stands in the list twice"):format(path, number, name)
    else
      seen[name] = true
      wanted[#wanted + 1] = { name = name, ceiling = amount }
    end
  end
end
file:close()
if #problems > 0 then
  io.stderr:write(table.concat(problems, "\n"), "\nnothing was bought; mend the list and try again\n")
  os.exit(2)
end

-- Buys one name, or says why not.
local function buy(entry)
  local c = cart.new{ description = "buy-list " .. entry.name }
  local offer = c:offers(entry.name):where{ status = "available" }:cheapest()
  if not offer then return "not free" end
  c:add(offer):configure{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = params.owner }
  c:assign()
  local quote = c:quote()
  entry.price = quote.total
  if quote.total > entry.ceiling then return "above its ceiling" end
  if params.dry == "true" then return "would be bought" end
  entry.order = c:checkout{ quote = quote, max = entry.ceiling, waive_retraction = true }.id
  return "bought"
end

local bought, fatal = 0, nil
for _, entry in ipairs(wanted) do
  local ok, result = pcall(buy, entry)
  entry.result = ok and result or (result.message or tostring(result))
  if entry.result == "bought" or entry.result == "would be bought" then bought = bought + 1 end
  -- A budget that is used up, a missing --yes or a lost answer concern every name after this one too.
  if not ok and (result.kind == "budget" or result.kind == "refused" or result.kind == "network") then
    fatal = result
    break
  end
end

show(wanted, {
  title = "Names, prices incl. tax",
  columns = #wanted > 0 and { "name", "ceiling", "price", "result", "order" } or nil,
})
if fatal then error(fatal) end
if bought == 0 then os.exit(8) end
