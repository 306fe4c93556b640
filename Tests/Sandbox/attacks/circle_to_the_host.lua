-- expect: error demo.echo: argument 'value' (#1) must be any value, got a table that contains itself
local t = {}
t.t = t
demo.echo(t)
