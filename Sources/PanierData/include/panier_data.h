/*
** panier_data.h
** The tables of this folder, kept in the program.
*/

#ifndef PANIER_DATA_H
#define PANIER_DATA_H

#include <stddef.h>

/* The text of a table, not ended by a zero: lines, of which those of the head
** begin with "# ". Each lives as long as the program. */
const char *panier_data_routes(size_t *length);
const char *panier_data_route_classes(size_t *length);
const char *panier_data_public_suffixes(size_t *length);
const char *panier_data_domain_prices(size_t *length);
const char *panier_data_subsidiaries(size_t *length);
const char *panier_data_eco_plans(size_t *length);
const char *panier_data_eco_addons(size_t *length);
const char *panier_data_eco_lists(size_t *length);
const char *panier_data_eco_prices(size_t *length);
const char *panier_data_eco_promotions(size_t *length);
const char *panier_data_invented_plans(size_t *length);

#endif
