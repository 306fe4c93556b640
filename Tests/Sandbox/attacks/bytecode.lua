-- expect: error attempt to load a binary chunk (mode is 't')
-- CVE-2018-1999023 (wesnoth#3413), CVE-2022-28805, CVE-2025-49844: crafted bytecode.
assert(load("\27Lua\x54\0\x19\x93\r\n\x1a\n", "x", "b") == nil)
assert(load("\27Lua\x54\0\x19\x93\r\n\x1a\n", "x", "bt"))
