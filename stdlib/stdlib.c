/*
** stdlib.c
** Embeds the Lua modules. They stand behind functions: Swift would not take a
** global array as safe to share.
*/

#include "panier_stdlib.h"

static const char bulk[] = {
#embed "panier/bulk.lua"
};

static const char csv[] = {
#embed "panier/csv.lua"
};

static const char expect[] = {
#embed "panier/expect.lua"
};

static const char json[] = {
#embed "panier/json.lua"
};

static const char list[] = {
#embed "panier/list.lua"
};

static const char test[] = {
#embed "panier/test.lua"
};

static const char text[] = {
#embed "panier/text.lua"
};

static const char recipe_buy[] = {
#embed "recipes/buy.lua"
};

static const char recipe_cheapest_name[] = {
#embed "recipes/cheapest-name.lua"
};

static const char recipe_portfolio[] = {
#embed "recipes/portfolio.lua"
};

static const char recipe_renewal_forecast[] = {
#embed "recipes/renewal-forecast.lua"
};

static const char recipe_starter_site[] = {
#embed "recipes/starter-site.lua"
};

static const char recipe_transfer_in[] = {
#embed "recipes/transfer-in.lua"
};

static const char recipe_vps_fleet[] = {
#embed "recipes/vps-fleet.lua"
};

static const char recipe_watch_and_buy[] = {
#embed "recipes/watch-and-buy.lua"
};

typedef struct {
  const char *name;
  const char *source;
  size_t length;
} embedded_module;

static const embedded_module modules[] = {
  {"panier.bulk", bulk, sizeof bulk},
  {"panier.csv", csv, sizeof csv},
  {"panier.expect", expect, sizeof expect},
  {"panier.json", json, sizeof json},
  {"panier.list", list, sizeof list},
  {"panier.test", test, sizeof test},
  {"panier.text", text, sizeof text},
};

static const embedded_module recipes[] = {
  {"buy", recipe_buy, sizeof recipe_buy},
  {"cheapest-name", recipe_cheapest_name, sizeof recipe_cheapest_name},
  {"portfolio", recipe_portfolio, sizeof recipe_portfolio},
  {"renewal-forecast", recipe_renewal_forecast, sizeof recipe_renewal_forecast},
  {"starter-site", recipe_starter_site, sizeof recipe_starter_site},
  {"transfer-in", recipe_transfer_in, sizeof recipe_transfer_in},
  {"vps-fleet", recipe_vps_fleet, sizeof recipe_vps_fleet},
  {"watch-and-buy", recipe_watch_and_buy, sizeof recipe_watch_and_buy},
};


size_t panier_stdlib_count (void) {
  return sizeof modules / sizeof modules[0];
}


const char *panier_stdlib_name (size_t i) {
  return i < panier_stdlib_count() ? modules[i].name : NULL;
}


const char *panier_stdlib_source (size_t i, size_t *length) {
  if (i >= panier_stdlib_count()) return NULL;
  *length = modules[i].length;
  return modules[i].source;
}


size_t panier_recipe_count (void) {
  return sizeof recipes / sizeof recipes[0];
}


const char *panier_recipe_name (size_t i) {
  return i < panier_recipe_count() ? recipes[i].name : NULL;
}


const char *panier_recipe_source (size_t i, size_t *length) {
  if (i >= panier_recipe_count()) return NULL;
  *length = recipes[i].length;
  return recipes[i].source;
}
