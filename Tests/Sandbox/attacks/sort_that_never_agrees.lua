-- expect: error invalid order function for sorting
table.sort({3, 1, 2, 5, 4, 9, 8, 7, 6, 10, 12, 11}, function() return true end)
