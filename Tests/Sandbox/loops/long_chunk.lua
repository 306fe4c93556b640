-- expect: error a chunk of more than 1048576 bytes; split it
-- trusted: ok
assert(load((" "):rep(2 << 20), "=long"))
