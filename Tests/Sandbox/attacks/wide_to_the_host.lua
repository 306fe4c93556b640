-- expect: error demo.echo: argument 'value' (#1) must be any value, got a table of more than 100,000 items
local t = {}
for i = 1, 200000 do t[i] = i end
demo.echo(t)
