-- expect: ok
-- A C loop of 2^63 rounds over nothing.
assert(string.rep("", math.maxinteger) == "")
assert(("x"):rep(0, "y") == "")
