-- From an empty cart to a WordPress: a name, its zone and hosting in one order, then the name attached, a certificate,
-- and WordPress installed.
--
--   panier scripts/wordpress.lua NAME max=AMOUNT [plan=hosting-perso] [method=fidelityAccount] [owner=/me/contact/ID]
--     --allow "POST /hosting/web/*/*"
--
-- `max` is with tax and holds for the whole order. What is done to the hosting afterwards costs nothing; each call is
-- shown and confirmed by its last word, unless its route is allowed as above. Exit code 8: the name is not to be had.

local name = arg[1]
if not name or not params.max then
  io.stderr:write("usage: panier scripts/wordpress.lua NAME max=AMOUNT [plan=…] [method=…] [owner=…]\n")
  os.exit(2)
end

local c = cart.new{ description = "wordpress " .. name }
local offer = c:offers(name):where{ status = "available" }:cheapest()
if not offer then
  io.stderr:write(name, " is not to be had\n")
  os.exit(8)
end
c:add(offer):configure{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = params.owner }
local plans = c:offers{ product = "webHosting", plan = params.plan or "hosting-perso" }
c:add(plans:where{ mode = "upfront12" }:cheapest() or plans:cheapest())
c:add{ product = "dns", plan = "zone" }:configure{ zone = name, template = "basic" }
c:assign()
local quote = c:quote()
print(quote)

-- The hostings that are there before tell the new one.
local before = {}
for _, one in ipairs(service.list("webHosting")) do before[one.name] = true end
local order = c:checkout{ quote = quote, max = money(params.max), waive_retraction = true }
order:pay{ method = params.method or "fidelityAccount" }
order:await{ timeout = "30m" }
local hosting
for _, one in ipairs(service.list("webHosting")) do
  if not before[one.name] then hosting = one end
end

local base = "/hosting/web/" .. hosting.name
local function await(task)
  while task.status ~= "done" do
    if task.status == "error" or task.status == "cancelled" then error("task " .. task["function"] .. " failed") end
    sleep(5)
    task = api.get(base .. "/tasks/" .. task.id)
  end
end
await(api.post(base .. "/attachedDomain", { domain = name, path = "www", ssl = true }))
api.post(base .. "/ssl")
local wordpress
for _, id in ipairs(api.get("/hosting/web/moduleList", { active = true })) do
  local module = api.get("/hosting/web/moduleList/" .. id)
  if module.name == "WordPress" then wordpress = module end
end
await(api.post(base .. "/module", { moduleId = wordpress.id, domain = name, path = "www", language = "en" }))
local installed = api.get(base .. "/module/" .. api.get(base .. "/module")[1])
print(("WordPress %s for %s with tax: %s"):format(wordpress.version, quote.total, installed.targetUrl))
