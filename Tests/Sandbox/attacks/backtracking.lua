-- expect: limit
-- LuaJIT#396: a pattern that takes exponential time, inside one C function.
string.find(("a"):rep(40), ("a?"):rep(40) .. ("a"):rep(40))
