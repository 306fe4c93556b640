-- A name is ordered with name servers of one's own; later it goes back to those of OVHcloud and is signed.
--
--   panier Tests/Jobs/11-name-servers.lua NAME max=AMOUNT --yes --allow "POST /domain/*/nameServers/update"
--     --allow "POST /domain/zone/*/dnssec"

local c = cart.new()
local item = c:add(c:offers(arg[1]):cheapest())
item:configure{ OWNER_LEGAL_AGE = true, DNS = "ns1.example.net;ns2.example.net" }
local order = c:assign():checkout{ max = money(params.max), waive_retraction = true }
order:pay{ method = "fidelityAccount" }:await()
local s = service.open(arg[1])
print(s:name_servers())
print(s:name_servers{ "dns10.ovh.net", "ns10.ovh.net" })
print("signatures: " .. s:dnssec(true))
