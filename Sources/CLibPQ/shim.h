/*
** PostgreSQL's own client library, found through pkg-config (Debian: libpq-dev).
*/
#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <libpq-fe.h>

#endif
