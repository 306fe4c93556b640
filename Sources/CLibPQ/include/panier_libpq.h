/*
** PostgreSQL's own client library (Debian: libpq-dev to build, libpq5 to run), opened when it is first needed: it brings
** seventeen libraries along, which would cost every start of the program, and where nobody has a ledger on PostgreSQL it
** need not be there.
*/
#ifndef PANIER_LIBPQ_H
#define PANIER_LIBPQ_H

#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif

#define PANIER_LIBPQ_FUNCTIONS(each) \
  each(PQclear) each(PQconnectdbParams) each(PQconninfoFree) each(PQconninfoParse) each(PQerrorMessage) each(PQexec) \
  each(PQexecParams) each(PQexecPrepared) each(PQfinish) each(PQfname) each(PQgetisnull) each(PQgetvalue) \
  each(PQnfields) each(PQntuples) each(PQprepare) each(PQresultErrorField) each(PQresultStatus) \
  each(PQsetNoticeProcessor) each(PQstatus)

/*
** The functions that are used, by their own names.
*/
#define PANIER_LIBPQ_MEMBER(name) __typeof__(name) *_Nonnull name;
struct panier_libpq {
  PANIER_LIBPQ_FUNCTIONS(PANIER_LIBPQ_MEMBER)
};
#undef PANIER_LIBPQ_MEMBER

/*
** The library; NULL where it cannot be opened. Never raises, from any thread.
*/
const struct panier_libpq *_Nullable panier_libpq_open(void);

#endif
