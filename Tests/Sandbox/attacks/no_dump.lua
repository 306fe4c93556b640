-- expect: ok
assert(string.dump == nil)
assert(("x").dump == nil)
