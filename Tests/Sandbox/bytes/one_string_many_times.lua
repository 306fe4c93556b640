-- expect: error got a table with more than 64 MiB of text in it
-- memory: 64
local s = ("x"):rep(10 << 20)
local t = {}
for i = 1, 60 do t[i] = s end
demo.echo(t)
