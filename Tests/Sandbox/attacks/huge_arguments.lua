-- expect: error demo.echo takes 1 argument, got 200000
-- As many arguments as the stack holds, for a function of the host.
local t = {}
for i = 1, 200000 do t[i] = i end
demo.echo(table.unpack(t))
