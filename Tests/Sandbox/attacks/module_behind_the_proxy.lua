-- expect: ok
assert(getmetatable(demo) == false)
for k, v in pairs(demo) do assert(type(k) == "string") end
assert(next(demo) == nil)
