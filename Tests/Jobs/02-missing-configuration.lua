-- What an item still needs before it can be ordered, with the values that are accepted and the registry's own rules.
--
--   panier Tests/Jobs/02-missing-configuration.lua NAME [PLAN]

local c = cart.new()
local name = c:add{ domain = arg[1] }
local server = arg[2] and c:add{ product = "eco", plan = arg[2] }

local function missing(item)
  local rows = {}
  for _, one in ipairs(item:requirements()) do
    if one.needed and one.value == nil then
      rows[#rows + 1] = { label = one.label, type = one.type, accepted = one.accepted }
    end
  end
  return rows
end

show(missing(name), { title = "Missing for " .. arg[1], columns = { "label", "type", "accepted" } })
for _, one in ipairs(name:requirements():where(function(one) return one.rule ~= nil end)) do
  print(one.label .. ": " .. one.rule)
end
name:configure{ OWNER_LEGAL_AGE = true }
print(("%d missing for %s"):format(#missing(name), arg[1]))

if server then
  show(missing(server), { title = "Missing for " .. arg[2], columns = { "label", "type", "accepted" } })
  print(server:options("cheapest"))
  server:configure{ dedicated_datacenter = "gra", dedicated_os = "none_64.en", region = "europe" }
  print(("%d missing for %s"):format(#missing(server), arg[2]))
end
c:assign()
print(c:quote().validated and "the cart can be ordered")
