-- expect: exit
pcall(os.exit, 7)
