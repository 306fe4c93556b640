-- expect: limit
-- Nothing but jumps: no call and no back edge of a loop statement.
local n = 0
::continue::
n = n + 1
if n % 2 == 0 then goto continue end
goto continue
