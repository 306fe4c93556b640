-- expect: error setmetatable: '__gc' is not available; use 'local x <close>' with '__close'
-- OpenComputers#1632: any value marks the object for finalization; the function comes later.
setmetatable({}, {__gc = true})
