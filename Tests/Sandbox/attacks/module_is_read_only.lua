-- expect: error demo is read-only: 'add' cannot be set
demo.add = function() end
