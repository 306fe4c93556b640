/*
** panier_stdlib.h
** The Lua files of this folder, kept in the program.
*/

#ifndef PANIER_STDLIB_H
#define PANIER_STDLIB_H

#include <stddef.h>

/* How many modules there are. */
size_t panier_stdlib_count(void);

/* What 'require' is given for module i: "panier.csv"; NULL beyond the last. */
const char *panier_stdlib_name(size_t i);

/* The text of module i, not ended by a zero; NULL beyond the last. */
const char *panier_stdlib_source(size_t i, size_t *length);

/* The recipes that come with Panier, as the modules above. */
size_t panier_recipe_count(void);
const char *panier_recipe_name(size_t i);
const char *panier_recipe_source(size_t i, size_t *length);

#endif
