-- expect: error module 'socket' not found
require "socket"
