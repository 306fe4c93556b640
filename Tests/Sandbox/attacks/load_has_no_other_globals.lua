-- expect: ok
-- overlunky#438: load gives the real globals; they are these.
assert(load("return rawget(_G, 'io')")() == nil)
assert(load("return rawget(_G, 'debug')")() == nil)
assert(load("return rawget(_G, 'package')")() == nil)
