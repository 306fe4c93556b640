-- expect: error got a table with more than 64 MiB of text in it
-- memory: 64
local s = ("x"):rep(4 << 20)
local t = {}
for i = 1, 30 do t = {t, {[s] = s}, [i] = s} end
demo.echo(t)
