/*
** Lua's own headers, found through pkg-config (Debian: liblua5.4-dev).
*/
#ifndef CRIVALLUA_SHIM_H
#define CRIVALLUA_SHIM_H

#include <lua.h>
#include <lualib.h>
#include <lauxlib.h>

#endif
