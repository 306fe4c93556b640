-- expect: ok
-- A metatable the host shares must not be within reach.
assert(getmetatable(json.array()) == false)
assert(getmetatable("") == false)
assert(getmetatable(_G) == false)
assert(not pcall(setmetatable, json.array(), {}))
