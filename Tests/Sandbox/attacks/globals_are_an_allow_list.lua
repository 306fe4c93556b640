-- expect: ok
-- CVE-2022-0543: what was forgotten gives a way out.
local allowed = {}
for name in ([[_G _VERSION assert collectgarbage coroutine error getmetatable ipairs json load math next os pairs pcall
print rawequal rawget rawlen rawset require select setmetatable string table tonumber tostring type utf8 xpcall
demo]]):gmatch("%S+") do allowed[name] = true end
for name in next, _G do assert(allowed[name], name) end
local os_allowed = {clock = true, date = true, difftime = true, exit = true, time = true}
for name in next, os do assert(os_allowed[name], name) end
