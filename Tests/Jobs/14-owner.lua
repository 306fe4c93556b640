-- A contact is made as the owner of a name, held against the rules of the suffix, mended, and set.
--
--   panier Tests/Jobs/14-owner.lua NAME CITY COUNTRY

local owner = me.new_contact{
  first_name = "Ada", last_name = "Martin", email = "ada@example.com", phone = "+33.300000000",
  line1 = "1 rue Exemple", zip = "59100", city = "Roubaix", country = "FR",
}
local c = cart.new()
local item = c:add{ domain = arg[1] }
item:configure{ OWNER_LEGAL_AGE = true }
local ok, problem = pcall(item.configure, item, { OWNER_CONTACT = owner })
if not ok then
  print(problem.message)
  owner = owner:update{ city = arg[2], country = arg[3], zip = params.zip }
  item:configure{ OWNER_CONTACT = owner }
end
local set = item:requirements():where{ label = "OWNER_CONTACT" }[1]
print(set.value == owner.path, #set.missing)
c:assign()
print(c:quote().validated)
