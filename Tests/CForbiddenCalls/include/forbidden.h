/*
** forbidden.h
** What native code inside an isolated process must not get: calls of the system
** that reach out of it.
*/

#ifndef FORBIDDEN_H
#define FORBIDDEN_H

/*
** Shuts the process in: 1 if the filter of system calls is there, else 0.
*/
int forbidden_shut_in(void);

/*
** Shuts the process in, tries every call, prints how many and the names of those that
** the system did not refuse, and ends the process.
*/
_Noreturn void forbidden_try_all(void);

#endif
