-- expect: ok
-- memory: 64
-- Values of one byte each on the wire.
local t = {}
for i = 1, 90000 do t[i] = i % 2 == 0 end
assert(#demo.echo(t) == 90000)
local ok, e = pcall(demo.echo, {t, t, t, t, t, t})
assert(not ok and tostring(e):find("a table of more than %d00,000 items"), tostring(e))
