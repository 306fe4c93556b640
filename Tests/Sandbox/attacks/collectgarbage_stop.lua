-- expect: error collectgarbage: option 'stop' is not available; 'count', 'isrunning'
collectgarbage("stop")
