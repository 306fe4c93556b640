-- expect: ok
-- A finalizer runs where no interrupt reaches.
if not rawget(_G, "io") then return end
assert(getmetatable(io.stdout) == false)
assert(not pcall(setmetatable, io.stdout, {}))
