-- expect: error collectgarbage: option 'stop' is not available; 'count' is
collectgarbage("stop")
