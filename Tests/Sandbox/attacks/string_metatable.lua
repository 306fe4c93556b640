-- expect: error cannot change a protected metatable
-- CVE-2025-46818: metatables of basic types; mesecons#380.
setmetatable(string, nil)
setmetatable(demo, {})
