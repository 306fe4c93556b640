-- expect: error demo.echo: argument 'value' (#1) must be any value, got a table nested deeper than 64 levels
-- Nested so deep that a reader that calls itself would run out of stack.
local t = {}
for _ = 1, 100000 do t = { t } end
demo.echo(t)
