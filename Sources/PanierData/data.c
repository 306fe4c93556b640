/*
** data.c
** Embeds the tables. They stand behind functions: Swift would not take a
** global array as safe to share.
*/

#include "panier_data.h"

static const char routes[] = {
#embed "routes.psv"
};

static const char route_classes[] = {
#embed "route-classes.psv"
};

static const char public_suffixes[] = {
#embed "public-suffixes.txt"
};

static const char domain_prices[] = {
#embed "domain-prices.txt"
};

static const char subsidiaries[] = {
#embed "subsidiaries.txt"
};

static const char eco_plans[] = {
#embed "eco-plans.txt"
};

static const char eco_addons[] = {
#embed "eco-addons.txt"
};

static const char eco_lists[] = {
#embed "eco-lists.txt"
};

static const char eco_prices[] = {
#embed "eco-prices.txt"
};

static const char eco_promotions[] = {
#embed "eco-promotions.txt"
};

static const char invented_plans[] = {
#embed "invented-plans.txt"
};


const char *panier_data_routes (size_t *length) {
  *length = sizeof routes;
  return routes;
}


const char *panier_data_route_classes (size_t *length) {
  *length = sizeof route_classes;
  return route_classes;
}


const char *panier_data_public_suffixes (size_t *length) {
  *length = sizeof public_suffixes;
  return public_suffixes;
}


const char *panier_data_domain_prices (size_t *length) {
  *length = sizeof domain_prices;
  return domain_prices;
}


const char *panier_data_subsidiaries (size_t *length) {
  *length = sizeof subsidiaries;
  return subsidiaries;
}


const char *panier_data_eco_plans (size_t *length) {
  *length = sizeof eco_plans;
  return eco_plans;
}


const char *panier_data_eco_addons (size_t *length) {
  *length = sizeof eco_addons;
  return eco_addons;
}


const char *panier_data_eco_lists (size_t *length) {
  *length = sizeof eco_lists;
  return eco_lists;
}


const char *panier_data_eco_prices (size_t *length) {
  *length = sizeof eco_prices;
  return eco_prices;
}


const char *panier_data_eco_promotions (size_t *length) {
  *length = sizeof eco_promotions;
  return eco_promotions;
}


const char *panier_data_invented_plans (size_t *length) {
  *length = sizeof invented_plans;
  return invented_plans;
}
